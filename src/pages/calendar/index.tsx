import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { useRead } from '@/api/use-read'
import { ActivityRow } from '@/components/activity-row'
import { Card } from '@/components/card'
import { Chip } from '@/components/chip'
import { Heading } from '@/components/heading'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { TabRow } from '@/components/tab-row'
import { addDays, dayOf, sayDay } from '@/domain/calendar'
import type { CalendarDay } from '../../../types/activity'
import { DistrictChip } from '../district-chip'
import { ListTail } from '../list-tail'
import { openActivity } from '../routes'
import { useDistrict } from '../use-district'
import { AudienceChip, isFor, useAudience } from './audience'
import styles from './index.module.scss'
import { MonthGrid, type Span } from './month-grid'
import { NoFairs } from './no-fairs'
import { NoMatch } from './no-match'
import { showDay, useShownDay } from './shown-day'
import { WeekDays } from './week-days'

const spans = [
  { key: 'month', word: '按月看' },
  { key: 'week', word: '按周看' },
] as const

/** 日历: what is on, on any day. */
export default function Calendar() {
  const district = useDistrict()
  const audience = useAudience()
  const [span, setSpan] = useState<Span>('month')
  const now = cloudNow()
  const today = dayOf(now)
  const day = useShownDay() ?? today
  const month = useRead('activity.month', { month: day.slice(0, 7), district }, { keep: true })
  const range = { kind: 'fair' as const, district, from: day, until: addDays(day, 1) }
  const list = usePages('activity.list', range, (page) => page.activities, { keep: true })
  useReachBottom(list.more)
  const days = month.reading.kind === 'shown' ? month.reading.value : []
  const holiday = days.find((one) => one.day === day)?.holiday
  const onlySpecials = audience !== 'all'
  const grid = (known: readonly CalendarDay[]) => (
    <MonthGrid shown={day} today={today} span={span} days={known} onlySpecials={onlySpecials} onChoose={showDay} />
  )
  const count = list.reading.kind === 'shown' ? list.reading.value.filter((fair) => isFor(fair, audience)).length : null
  return (
    <PageShell title='日历' tab>
      <View className={styles.choices}>
        <DistrictChip />
        <AudienceChip />
        {day !== today && (
          <Chip id='back-to-today' onTap={() => showDay(null)}>
            回到今天
          </Chip>
        )}
      </View>
      <TabRow id='span' label='按月看还是按周看' tabs={spans} at={span} onTap={setSpan} />
      {span === 'month' ? (
        grid(days)
      ) : (
        <WeekDays shown={day} district={district} days={days}>
          {grid}
        </WeekDays>
      )}
      <Heading side={count ? `${count} 场` : undefined}>
        {day === today ? '今天' : sayDay(day)}
        {holiday ? ` · ${holiday}` : ''}
      </Heading>
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(all) => {
          const fairs = all.filter((fair) => isFor(fair, audience))
          if (all.length === 0 && !onlySpecials) return <NoFairs day={day} today={today} district={district} />
          if (fairs.length === 0 && list.tail === 'end')
            return <NoMatch day={day} today={today} district={district} audience={audience} days={days} />
          return (
            <>
              <Card id='fairs' pad='rows'>
                {fairs.map((fair) => (
                  <ActivityRow key={fair.id} activity={fair} now={now} onTap={() => openActivity(fair)} />
                ))}
              </Card>
              <ListTail tail={list.tail} onMore={list.more} />
            </>
          )
        }}
      </Reading>
    </PageShell>
  )
}
