import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { useRest } from '@/api/use-pages'
import { addDays, dayOf, sayDay } from '@/domain/time/calendar'
import { Chip } from '@/ui/chip'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { TabRow } from '@/ui/tab-row'
import * as activity from '../../../types/calls/activity'
import { DistrictChip } from '../../features/district/chip'
import { useDistrict } from '../../features/district/use-district'
import { ListTail } from '../../features/list-tail'
import { BusesOfDay } from './buses'
import styles from './index.module.scss'
import { MonthGrid, type Span } from './month-grid'
import { Nothing } from './nothing'
import { Rows } from './rows'
import { showDay, useShownDay } from './shown-day'
import { inputOf, useSought } from './sought'
import { SoughtChips } from './sought-chips'
import { useMonth } from './use-month'

const spans = [
  { key: 'month', word: '按月看' },
  { key: 'week', word: '按周看' },
] as const

/** 日历: what is on, on any day, by place, theme and whom it is for. */
export default function Calendar() {
  const district = useDistrict()
  const sought = useSought()
  const [span, setSpan] = useState<Span>('month')
  const now = cloudNow()
  const today = dayOf(now)
  const day = useShownDay() ?? today
  const { reading, reload, days, themes } = useMonth(day, district, sought)
  const shown = reading.kind === 'shown' && reading.value.shown ? { at: reading.at, ...reading.value.shown } : null
  const listed = { kind: 'fair' as const, district, from: day, until: addDays(day, 1), ...inputOf(sought) }
  const list = useRest(activity.list, listed, shown, (page) => page.activities)
  useReachBottom(list.more)
  const facts = days.find((one) => one.day === day)
  return (
    <PageShell title='日历' tab>
      <View className={styles.choices}>
        <DistrictChip shared />
        <SoughtChips themes={themes} />
        {day !== today && (
          <Chip id='back-to-today' onTap={() => showDay(null)}>
            回到今天
          </Chip>
        )}
      </View>
      <TabRow id='span' label='按月看还是按周看' tabs={spans} at={span} onTap={setSpan} />
      <MonthGrid shown={day} today={today} span={span} days={days} onChoose={showDay} />
      <Heading side={list.rows.length > 0 ? `${facts?.fairs ?? list.rows.length} 场` : undefined}>
        {day === today ? '今天' : sayDay(day)}
        {facts?.holiday ? ` · ${facts.holiday}` : ''}
      </Heading>
      {facts?.closed && (
        <Notice id='closed' tone='wait' title='当天停办招聘会'>
          {facts.closed}
        </Notice>
      )}
      {facts?.unsettled && <Notice id='unsettled' tone='info' title='当天可能放假，等国家公布放假安排后再定' />}
      <Reading of={reading} shape='list' onRetry={reload}>
        {({ shown }) => (
          <>
            {list.rows.length > 0 ? (
              <Rows id='fairs' rows={list.rows} now={now} />
            ) : (
              <Nothing {...{ day, today, district, sought, themes }} following={shown?.following ?? null} />
            )}
            <ListTail tail={list.tail} onMore={list.more} />
            {shown && <BusesOfDay day={day} buses={shown.buses} count={shown.busCount} now={now} />}
          </>
        )}
      </Reading>
    </PageShell>
  )
}
