import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { DateField, PickerField } from '@/components/picker-field'
import { Sheet } from '@/components/sheet'
import { addDays, sayDay } from '@/domain/calendar'
import { sayRefusal } from '@/wording/refusal'
import { standingLabel } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { Refusal } from '../../../../types/refusal'
import type { PlanRow, ThemeChoice } from '../../../../types/series'
import styles from './index.module.scss'

type Props = {
  row: PlanRow
  themes: readonly ThemeChoice[]
  today: LocalDate
  onDone: () => void
  onClose: () => void
}

/** A special moved for a holiday stays in the week around its Friday. */
const NEAR = 6

const said = (refusal: Refusal) => {
  const { title, next } = sayRefusal(refusal)
  return `${title}。${next}`
}

/** Which field a refusal is about. */
const fieldOf = ({ code, ...facts }: Refusal): 'theme' | 'heldOn' | null => {
  if (code === 'series.themeGone' || code === 'series.themeMissing') return 'theme'
  if (code === 'series.dayPast') return 'heldOn'
  return code === 'input.invalid' && 'field' in facts && facts.field === 'heldOn' ? 'heldOn' : null
}

/** The bureau's word on one Friday: another theme, another day, or back to the rotation and the calendar. */
export function Pick({ row, themes, today, onDone, onClose }: Props) {
  const picking = useWrite('series.pick')
  const { state } = picking
  const [theme, setTheme] = useState(row.source === 'picked' ? (row.theme?.code ?? 'turn') : 'turn')
  const [heldOn, setHeldOn] = useState<string>(row.heldOn ?? '')
  const first = addDays(row.day, -NEAR)
  const isSet =
    row.source === 'picked' ||
    row.problem === 'series.themeGone' ||
    (row.heldOn !== null && (row.heldOn !== row.day || isOff(row)))
  const field = state.kind === 'refused' ? fieldOf(state.refusal) : null
  const sorry = (name: 'theme' | 'heldOn') =>
    state.kind === 'refused' && field === name ? said(state.refusal) : undefined
  const send = async (wish: { theme: string | null; heldOn: LocalDate | null }) => {
    const outcome = await picking.send({ friday: row.day, ...wish })
    if (outcome.kind === 'done') onDone()
  }
  const chosenDay = heldOn === '' || (heldOn === row.day && !isOff(row)) ? null : heldOn
  return (
    <Sheet
      id='picking'
      open
      title={sayDay(row.day)}
      confirm='定下来'
      kind='copper'
      busy={state.kind === 'sending'}
      onConfirm={() => send({ theme: theme === 'turn' ? null : theme, heldOn: chosenDay })}
      onClose={onClose}
      close='不改了'
    >
      {isOff(row) && (
        <View className={styles.off}>
          这个周五{standingLabel[row.standing]}。要办，请在下面选一天（前后 {NEAR} 天以内）。
        </View>
      )}
      <PickerField
        id='pick-theme'
        label='主题'
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'turn', word: row.source === 'rotating' && row.theme ? `轮换：${row.theme.name}` : '按轮换来' },
          ...themes.map(({ code, name }) => ({ value: code, word: name })),
        ]}
        error={sorry('theme')}
      />
      <DateField
        id='pick-day'
        label='哪天办'
        placeholder={isOff(row) ? '不办' : undefined}
        from={first > today ? first : today}
        until={addDays(row.day, NEAR)}
        value={heldOn}
        onChange={setHeldOn}
        error={sorry('heldOn')}
        hint='改日子只动这一场；已经报名的人会收到通知，请他们确认'
      />
      {field === null && <Answer to={state} where='专场计划' onLook={onClose} />}
      <View className={styles.back}>
        <Button id='to-days' kind='quiet' size='small' onTap={() => toDays(row.day)}>
          {row.standing === 'noFair' ? '看这天为什么不办' : '这一天全市不办…'}
        </Button>
      </View>
      {isSet && (
        <View className={styles.back}>
          <Button
            id='take-back'
            kind='quiet'
            size='small'
            disabled={state.kind === 'sending'}
            onTap={() => send({ theme: null, heldOn: null })}
          >
            收回指定，按轮换和放假安排来
          </Button>
        </View>
      )}
    </Sheet>
  )
}

const toDays = (day: LocalDate) => void Taro.navigateTo({ url: `/packages/desk/days/index?day=${day}` })

const isOff = ({ standing }: PlanRow) => standing === 'holiday' || standing === 'noFair'
