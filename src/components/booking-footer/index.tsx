import { View } from '@tarojs/components'
import type { ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { canJustGo, liveTickets, sayBookingButton, saySeats } from '../../wording/activity'
import { Button } from '../button'
import styles from './index.module.scss'

type Props = {
  activity: ActivityDetail
  now: Instant
  onBook: () => void
  onTicket: () => void
  onMap: () => void
}

/** The bar at the thumb of an activity's page: how many places, and the one thing to do about it. */
export function BookingFooter({ activity, now, onBook, onTicket, onMap }: Props) {
  const { word, able } = sayBookingButton(activity, now)
  const kind = activity.special ? 'copper' : 'main'
  if (liveTickets(activity.myTickets).length > 0) {
    return (
      <>
        {able && (
          <Button id='book-family' kind='ghost' onTap={onBook}>
            帮家人报名
          </Button>
        )}
        <Button id='see-ticket' kind={kind} grow onTap={onTicket}>
          看入场码
        </Button>
      </>
    )
  }
  return (
    <>
      <View className={styles.seats}>
        <View className={styles.left}>{saySeats(activity, now)}</View>
        <View>{sayCost(activity)}</View>
      </View>
      {canJustGo(activity, now) ? (
        <Button id='go-there' kind={kind} grow icon='pin' onTap={onMap}>
          去这里
        </Button>
      ) : (
        <Button id='book' kind={kind} grow disabled={!able} onTap={onBook}>
          {word}
        </Button>
      )}
    </>
  )
}

const sayCost = ({ kind, course }: ActivityDetail): string => {
  if (kind !== 'course') return '免费入场'
  return course?.free ? '免费培训' : '收费见说明'
}
