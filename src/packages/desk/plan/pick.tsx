import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { heldOnFor, needsDay } from '@/domain/series/special-plan'
import { addDays, sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { DateField, PickerField } from '@/ui/picker-field'
import { Sheet } from '@/ui/sheet'
import { sayTaken, standingLabel } from '@/wording/series'
import type { InputOf } from '../../../../types/call'
import type * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import type { ThemeChoice } from '../../../../types/series'
import type { PlanRow } from '../../../../types/series-days'
import { CalledOff, NoSeries } from './called-off'
import styles from './index.module.scss'
import { Look } from './look'

type Props = {
  row: PlanRow
  themes: readonly ThemeChoice[]
  today: LocalDate
  onDone: () => void
  onClose: () => void
}

/** A special moved for a holiday stays in the week around its Friday. */
const NEAR = 6

/** The other day a special was moved to that cannot be held there, as its venue is taken. */
const movedTo = ({ day, taken }: PlanRow) => (taken && taken.day !== day ? taken.day : null)

/** The bureau's word on one Friday: chosen first, then looked at with whom it concerns, then said. */
export function Pick(props: Props) {
  const { row, onClose } = props
  const [theme, setTheme] = useState(row.source === 'picked' ? (row.theme?.code ?? 'turn') : 'turn')
  const [heldOn, setHeldOn] = useState<string>(row.heldOn ?? movedTo(row) ?? '')
  const [wish, setWish] = useState<InputOf<typeof series.pick> | null>(null)
  if (row.standing === 'calledOff') return <CalledOff row={row} onClose={onClose} />
  if (row.standing === 'noSeries') return <NoSeries row={row} onClose={onClose} />
  if (wish) return <Look {...{ ...props, wish }} onBack={() => setWish(null)} />
  return <Choose {...{ ...props, theme, setTheme, heldOn, setHeldOn }} onWish={setWish} />
}

type ChooseProps = Props & {
  theme: string
  setTheme: (theme: string) => void
  heldOn: string
  setHeldOn: (day: string) => void
  onWish: (wish: InputOf<typeof series.pick>) => void
}

/** Another theme, another day, or back to the rotation and the calendar. */
function Choose({ row, themes, today, theme, setTheme, heldOn, setHeldOn, onWish, onClose }: ChooseProps) {
  const friday = row.day
  const first = addDays(friday, -NEAR)
  const isSet =
    row.source === 'picked' ||
    row.problem === 'series.themeGone' ||
    movedTo(row) !== null ||
    (row.heldOn !== null && (row.heldOn !== friday || needsDay(row)))
  return (
    <Sheet
      id='picking'
      open
      title={sayDay(friday)}
      confirm='看看会怎么改'
      kind='copper'
      onConfirm={() => onWish({ friday, theme: theme === 'turn' ? null : theme, heldOn: heldOnFor(row, heldOn) })}
      onClose={onClose}
      close='不改了'
    >
      <Undecided row={row} chosen={heldOn !== ''} onHold={() => setHeldOn(friday)} />
      <PickerField
        id='pick-theme'
        label='主题'
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'turn', word: row.source === 'rotating' && row.theme ? `轮换：${row.theme.name}` : '按轮换来' },
          ...themes.map(({ code, name }) => ({ value: code, word: name })),
        ]}
      />
      <DateField
        id='pick-day'
        label='哪天办'
        placeholder={row.standing === 'unknownYear' ? '还没定，先不排' : needsDay(row) ? '停办' : undefined}
        from={first > today ? first : today}
        until={addDays(friday, NEAR)}
        value={heldOn}
        onChange={setHeldOn}
        hint={`前后 ${NEAR} 天以内，只动这一场`}
      />
      <View className={styles.back}>
        <Button id='to-days' kind='quiet' size='small' onTap={() => toDays(friday)}>
          {row.standing === 'noFair' ? '查看停办原因' : '全市停办…'}
        </Button>
      </View>
      {isSet && (
        <View className={styles.back}>
          <Button id='take-back' kind='quiet' size='small' onTap={() => onWish({ friday, theme: null, heldOn: null })}>
            取消指定
          </Button>
        </View>
      )}
    </Sheet>
  )
}

/** A Friday that is held only when the bureau names a day. */
function Undecided({ row, chosen, onHold }: { row: PlanRow; chosen: boolean; onHold: () => void }) {
  if (!needsDay(row)) return null
  if (row.taken)
    return <View className={styles.off}>没排：{sayTaken(row.taken)}。请另选一天，或把那一场改到别处。</View>
  if (row.standing !== 'unknownYear')
    return <View className={styles.off}>这个周五{standingLabel[row.standing]}。要办，请在下面选一天。</View>
  return (
    <View className={styles.off}>
      这个周五可能连着法定节假日放假，安排还没有录入。没选哪天办，就先不排。
      {!chosen && (
        <View>
          <Button id='hold-friday' kind='ghost' size='small' onTap={onHold}>
            就在这个周五照常办
          </Button>
        </View>
      )}
    </View>
  )
}

const toDays = (day: LocalDate) => void Taro.navigateTo({ url: `/packages/desk/days/index?day=${day}` })
