import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import { Tag } from '@/ui/tag'
import { sayShortDate, sayWeekday } from '@/wording/activity'
import { sayDayOf, sayPattern } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { ActivityId, LocalDate } from '../../../../types/core'
import type { SeriesDates } from '../../../../types/series'
import type { SeriesRow } from './draft'

/** So many dates at a time. */
const PAGE = 20

type Props = { row: SeriesRow; today: LocalDate; onClose: () => void }

/** Every date of a series, each opened to be moved or called off. */
export function DatesOf({ row, today, onClose }: Props) {
  const { reading, reload } = useRead(series.dates, { seriesId: row.id })
  return (
    <Sheet id='dates-of' open title={`“${sayPattern(row)}”的日期`} onClose={onClose} close='返回'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {({ rows }) => (rows.length > 0 ? <Rows rows={rows} today={today} /> : <View>没有接下来的场次。</View>)}
      </Reading>
    </Sheet>
  )
}

function Rows({ rows, today }: { rows: SeriesDates['rows']; today: LocalDate }) {
  const [count, setCount] = useState(PAGE)
  return (
    <>
      {rows.slice(0, count).map(({ activityId, day, startsAt, venue, state, booked, waiting }) => (
        <ListRow
          key={activityId}
          id={`date-${activityId}`}
          lead={sayShortDate(day)}
          under={sayWeekday(day)}
          title={`${sayTime(startsAt)} ${venue}`}
          detail={waiting > 0 ? `已报名 ${booked} 人，候补 ${waiting} 人` : `已报名 ${booked} 人`}
          side={state === 'cancelled' ? <Tag tone='stop'>已取消</Tag> : undefined}
          label={`${sayDayOf(day, today)} ${sayTime(startsAt)}，${venue}，${state === 'cancelled' ? '已取消' : '改期或取消'}`}
          onTap={() => openDate(activityId)}
        />
      ))}
      {count < rows.length ? (
        <Button id='more-dates' kind='quiet' size='small' onTap={() => setCount(count + PAGE)}>
          {`还有 ${rows.length - count} 场，再看`}
        </Button>
      ) : (
        <View>{`共 ${rows.length} 场，已全部显示。点一场可以改期或取消。`}</View>
      )}
    </>
  )
}

const openDate = (activityId: ActivityId) =>
  void Taro.navigateTo({ url: `/packages/desk/edit/index?activityId=${activityId}` })
