import { View } from '@tarojs/components'
import { useState } from 'react'
import { sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { sayDayOf, saySkipped, sayUnsettled } from '@/wording/series'
import type { LocalDate } from '../../../../types/core'
import type { SeriesPreview } from '../../../../types/series'

type Props = {
  preview: SeriesPreview
  today: LocalDate
  /** What `useWrite` says of the saving. */
  state: Parameters<typeof Answer>[0]['to']
  onSave: () => void
  onClose: () => void
}

const FEW = 6

/** The dates saving makes, and those it leaves out with why, before it is done. */
export function Saving({ preview: { fresh, taken, unknown, withoutTheme }, today, state, onSave, onClose }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? fresh : fresh.slice(0, FEW)
  return (
    <Sheet
      id='saving'
      open
      title={fresh.length > 0 ? `保存后排出 ${fresh.length} 场` : '没有要新排的场次'}
      confirm='保存'
      close='再改改'
      busy={state.kind === 'sending'}
      onConfirm={onSave}
      onClose={onClose}
    >
      {shown.map(({ day, startsAt, title }) => (
        <ListRow
          key={`${day} ${startsAt}`}
          id={`fresh-${day}`}
          lead={sayShortDate(day)}
          under={sayWeekday(day)}
          title={title}
          detail={`${sayDayOf(day, today)} ${sayTime(startsAt)}`}
        />
      ))}
      {shown.length < fresh.length && (
        <Button id='all-fresh' kind='quiet' size='small' onTap={() => setAll(true)}>
          {`还有 ${fresh.length - shown.length} 场`}
        </Button>
      )}
      {unknown.length > 0 && (
        <Notice id='unsettled' tone='wait' title='有的日子先不排'>
          {sayUnsettled(unknown, today)}
        </Notice>
      )}
      {withoutTheme.length > 0 && (
        <Notice id='without-theme' tone='wait' title='有的周五还没有主题'>
          {`${withoutTheme.length} 个周五先不排，请在轮换里加主题，或在“专场计划”里指定。`}
        </Notice>
      )}
      {taken.length > 0 && (
        <Notice id='taken' tone='wait' title={`${taken.length} 天场地被占，先不排`}>
          {taken.slice(0, FEW).map((date) => (
            <View key={date.day}>{saySkipped(date, today)}</View>
          ))}
          {taken.length > FEW && <View>还有 {taken.length - FEW} 天，保存后在列表里看。</View>}
        </Notice>
      )}
      <Answer to={state} where='固定场次' onLook={onClose} />
    </Sheet>
  )
}
