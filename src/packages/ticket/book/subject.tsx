import { View } from '@tarojs/components'
import { sayRange } from '@/domain/time/calendar'
import { BookingAdvice } from '@/ui/booking-advice'
import { Card } from '@/ui/card'
import { sayJourney, saySeats } from '@/wording/activity'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'

/** What one signs up for, so that nobody signs up for the wrong thing. */
export function Subject({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const { title, startsAt, endsAt, sessions, kind, venue } = activity
  const first = kind === 'course' ? sessions[0] : undefined
  return (
    <>
      <Card id='subject'>
        <View className={styles.title}>{title}</View>
        <View className={styles.detail}>
          {first ? `${sayRange(first.startsAt, first.endsAt)} 开课` : sayRange(startsAt, endsAt)}
        </View>
        <View className={styles.detail}>{sayJourney(activity) ?? venue.name}</View>
        <View className={styles.seats}>{saySeats(activity, now)}</View>
      </Card>
      <BookingAdvice activity={activity} now={now} />
    </>
  )
}
