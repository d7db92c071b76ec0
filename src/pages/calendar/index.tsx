import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { useRead } from '@/api/use-read'
import { ActivityRow } from '@/components/activity-row'
import { Card } from '@/components/card'
import { Chip } from '@/components/chip'
import { Heading } from '@/components/heading'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { addDays, dayOf, sayDay } from '@/domain/calendar'
import { DistrictChip } from '../district-chip'
import { ListTail } from '../list-tail'
import { openActivity } from '../routes'
import { useDistrict } from '../use-district'
import styles from './index.module.scss'
import { MonthGrid } from './month-grid'
import { NoFairs } from './no-fairs'
import { showDay, useShownDay } from './shown-day'

/** 日历: what is on, on any day. */
export default function Calendar() {
  const district = useDistrict()
  const now = cloudNow()
  const today = dayOf(now)
  const day = useShownDay() ?? today
  const month = useRead('activity.month', { month: day.slice(0, 7), district }, { keep: true })
  const range = { kind: 'fair' as const, district, from: day, until: addDays(day, 1) }
  const list = usePages('activity.list', range, (page) => page.activities, { keep: true })
  useReachBottom(list.more)
  const days = month.reading.kind === 'shown' ? month.reading.value : []
  const holiday = days.find((one) => one.day === day)?.holiday
  return (
    <PageShell title='日历' tab>
      <View className={styles.choices}>
        <DistrictChip />
        {day !== today && (
          <Chip id='back-to-today' onTap={() => showDay(null)}>
            回到今天
          </Chip>
        )}
      </View>
      <MonthGrid shown={day} today={today} days={days} onChoose={showDay} />
      <Heading side={list.reading.kind === 'shown' ? `${list.reading.value.length} 场` : undefined}>
        {day === today ? '今天' : sayDay(day)}
        {holiday ? ` · ${holiday}` : ''}
      </Heading>
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(fairs) =>
          fairs.length > 0 ? (
            <>
              <Card id='fairs' pad='rows'>
                {fairs.map((fair) => (
                  <ActivityRow key={fair.id} activity={fair} now={now} onTap={() => openActivity(fair)} />
                ))}
              </Card>
              <ListTail tail={list.tail} onMore={list.more} />
            </>
          ) : (
            <NoFairs day={day} today={today} district={district} />
          )
        }
      </Reading>
    </PageShell>
  )
}
