import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { goCalendar, openActivity } from '@/features/routes'
import { Button } from '@/ui/button'
import { sayNoCode } from '@/wording/ticket'
import * as activityCalls from '../../../../types/calls/activity'
import type { ActivityId, Instant } from '../../../../types/core'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'

type Props = { ticket: Ticket; now: Instant }

/** Why there is no code, and the way on. */
export function NoCode({ ticket, now }: Props) {
  const { title, next } = sayNoCode(ticket, now)
  const { activity } = ticket
  const canAgain = !activity.cancelled && now < activity.startsAt
  return (
    <View id='no-code' className={styles.none}>
      <View className={styles.why}>{title}</View>
      {activity.cancelled && <CancelReason activityId={activity.id} />}
      <View className={styles.hint}>{next}</View>
      <View className={styles.again}>
        {canAgain ? (
          <Button id='book-again' kind='ghost' onTap={() => openActivity(activity)}>
            再看看这一场
          </Button>
        ) : (
          <Button id='other-fairs' kind='ghost' onTap={goCalendar}>
            看其他场次
          </Button>
        )}
      </View>
    </View>
  )
}

/** The activity's page knows why; nothing while it cannot be read. */
function CancelReason({ activityId }: { activityId: ActivityId }) {
  const { reading } = useRead(activityCalls.get, { activityId }, { keep: true })
  const reason = reading.kind === 'shown' ? reading.value.cancelReason : null
  if (!reason) return null
  return (
    <View id='cancel-reason' className={styles.reason}>
      原因：{reason}
    </View>
  )
}
