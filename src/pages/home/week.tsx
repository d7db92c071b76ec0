import { View } from '@tarojs/components'
import { dayOf, sayDay, weekdayOf } from '@/domain/time/calendar'
import { join } from '@/ui/join'
import { Press } from '@/ui/press'
import { sayCount, sayWeekday } from '@/wording/activity'
import type { CalendarDay } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { goCalendar } from '../../features/routes'
import { showDay } from '../calendar/shown-day'
import styles from './week.module.scss'

/** Seven days at a glance; Friday is copper. A tap opens that day in the calendar. */
export function Week({ days, now }: { days: readonly CalendarDay[]; now: Instant }) {
  const today = dayOf(now)
  const look = (day: string) => {
    showDay(day)
    goCalendar()
  }
  return (
    <View className={styles.week}>
      {days.slice(0, 7).map((one) => (
        <Press
          key={one.day}
          id={`day-${one.day}`}
          className={join(styles.day, weekdayOf(one.day) === 5 && styles.friday, one.day === today && styles.today)}
          label={`${one.day === today ? '今天，' : ''}${sayDay(one.day)}，${one.holiday ?? ''}${sayCount(one)}`}
          onTap={() => look(one.day)}
        >
          <View>{sayWeekday(one.day)}</View>
          <View className={styles.number}>{Number(one.day.slice(8))}</View>
          <View className={styles.count}>{one.fairs === 0 && one.holiday ? '放假' : sayCount(one)}</View>
        </Press>
      ))}
    </View>
  )
}
