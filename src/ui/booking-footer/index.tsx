import { View } from '@tarojs/components'
import type { ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { bookingPhaseOf } from '../../domain/activity/activity'
import { canJustGo, liveTickets, sayBookingButton, saySeats } from '../../wording/activity'
import { codeWord } from '../../wording/ticket'
import { Button } from '../button'
import { join } from '../join'
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
  const mine = liveTickets(activity.myTickets)
  if (mine.length > 0) {
    return (
      <>
        {able && (
          <Button id='book-family' kind='ghost' onTap={onBook}>
            {sayOneMore(mine, bookingPhaseOf(activity, now) === 'list')}
          </Button>
        )}
        <Button id='see-ticket' kind={kind} grow onTap={onTicket}>
          {sayMine(mine, activity)}
        </Button>
      </>
    )
  }
  return (
    <>
      <View className={join(styles.seats, bookingPhaseOf(activity, now) === 'list' && styles.said)}>
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

/** Whom one more place would be for: family, or also oneself who has none yet. */
const sayOneMore = (mine: ActivityDetail['myTickets'], waits: boolean): string => {
  const who = mine.some(({ own = true }) => own) ? '帮家人' : '再'
  return `${who}${waits ? '候补' : '报名'}`
}

/** Where one's own ticket leads: an offer waits for an answer, so it comes first. */
const sayMine = (tickets: ActivityDetail['myTickets'], activity: ActivityDetail): string => {
  if (tickets.some(({ state }) => state === 'offered')) return '轮到您了'
  return tickets.every(({ state }) => state === 'waiting') ? '查看候补' : `看${codeWord(activity)}`
}

const sayCost = ({ kind, course }: ActivityDetail): string => {
  if (kind === 'bus') return '免费乘车'
  if (kind !== 'course') return '免费入场'
  return course?.free ? '免费培训' : '收费，见介绍'
}
