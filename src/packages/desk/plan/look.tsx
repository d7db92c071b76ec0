import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { sayDay, sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import { sayToldIn } from '@/wording/series'
import type { InputOf } from '../../../../types/call'
import * as series from '../../../../types/calls/series'
import type { ThemeChoice } from '../../../../types/series'
import type { PickPreview } from '../../../../types/series-edit'
import { Dates } from '../edit/dates'
import styles from './index.module.scss'

type Wish = InputOf<typeof series.pick>
type Props = {
  wish: Wish
  themes: readonly ThemeChoice[]
  onDone: () => void
  onBack: () => void
  onClose: () => void
}

/** What the pick changes, makes, and whom it is told to, before it is said. */
export function Look({ wish, themes, onDone, onBack, onClose }: Props) {
  const { reading, reload } = useRead(series.previewPick, wish)
  const { state, send } = useWrite(series.pick)
  const told = reading.kind === 'shown' ? sayToldIn(reading.value.rows) : ''
  const pick = async () => {
    const outcome = await send(wish)
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Sheet
      id='looking'
      open
      title={`${sayDay(wish.friday)}，会这样改`}
      confirm={reading.kind === 'shown' ? (told ? `定下来，通知 ${told}` : '定下来') : undefined}
      kind='copper'
      busy={state.kind === 'sending'}
      onConfirm={pick}
      onClose={onBack}
      close='再改改'
    >
      <View id='wish' className={styles.wish}>
        {sayWish(wish, themes)}
      </View>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(preview) => <Outcome preview={preview} />}
      </Reading>
      <Answer id='pick-sorry' to={state} where='专场计划' onLook={onClose} />
    </Sheet>
  )
}

function Outcome({ preview }: { preview: PickPreview }) {
  const { rows, kept, fresh } = preview
  return (
    <>
      {(rows.length > 0 || kept > 0) && <Dates preview={preview} />}
      {fresh.map(({ title, day, startsAt }) => (
        <View key={`${day} ${title}`} className={styles.fresh}>
          马上排出：{sayDay(day)} {sayTime(startsAt)} {title}
        </View>
      ))}
      {rows.length + kept + fresh.length === 0 && (
        <View className={styles.fresh}>没有场次会变，无需通知。还没排出的场次以后按这个排。</View>
      )}
    </>
  )
}

const sayWish = ({ friday, theme, heldOn }: Wish, themes: readonly ThemeChoice[]): string =>
  [
    theme === null ? '主题按轮换来' : `主题定为“${themes.find(({ code }) => code === theme)?.name ?? theme}”`,
    heldOn === null ? '日期按放假安排' : heldOn === friday ? '就在这个周五办' : `改到${sayDay(heldOn)}办`,
  ].join('，')
