import { bookingPhaseOf } from '@/domain/activity/activity'
import { ActivityRow } from '@/ui/activity-row'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { isSettled, reservedFor } from '@/wording/activity'
import type { ActivityDetail } from '../../../../types/activity'
import type { Instant } from '../../../../types/core'
import { openActivity } from '../../routes'
import { useHeldHere } from '../../ticket/held-here'

/** Nothing to be had here any more: the next one of the same kind that is still open, in the same county if there is one. */
export function NextFair({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const phase = bookingPhaseOf(activity, now)
  const { following } = activity
  const held = useHeldHere(activity)
  const isGone =
    !isSettled(activity, now) && phase !== 'soon' && phase !== 'open' && phase !== 'list' && !reservedFor(activity, now)
  if (!isGone || !following) return null
  return (
    <>
      <Heading>接下来的一场</Heading>
      <Card id='next-fair' pad='rows'>
        <ActivityRow
          activity={following}
          now={now}
          by='day'
          held={held(following.id)}
          onTap={() => openActivity(following)}
        />
      </Card>
    </>
  )
}
