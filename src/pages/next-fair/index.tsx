import { useRead } from '@/api/use-read'
import { ActivityRow } from '@/components/activity-row'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { bookingPhaseOf } from '@/domain/activity'
import { addDays, dayOf } from '@/domain/calendar'
import { countyOf } from '@/domain/district'
import { isSettled, reservedFor } from '@/wording/activity'
import type { ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { openActivity } from '../routes'

const AHEAD = 60

/** Nothing to be had here any more: the next one of the same kind that is still open, in the same county if there is one. */
export function NextFair({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const phase = bookingPhaseOf(activity, now)
  const isGone =
    !isSettled(activity, now) && phase !== 'soon' && phase !== 'open' && phase !== 'list' && !reservedFor(activity, now)
  return isGone ? <Next activity={activity} now={now} /> : null
}

function Next({ activity, now }: { activity: ActivityDetail; now: Instant }) {
  const from = dayOf(now)
  const { reading } = useRead('activity.list', {
    kind: activity.kind,
    district: countyOf(activity.district),
    from,
    until: addDays(from, AHEAD),
    cursor: null,
  })
  const cards = reading.kind === 'shown' ? reading.value.activities : []
  const next = cards.find(
    (card) => card.id !== activity.id && card.startsAt > now && ['open', 'list'].includes(bookingPhaseOf(card, now)),
  )
  if (!next) return null
  return (
    <>
      <Heading>接下来的一场</Heading>
      <Card id='next-fair' pad='rows'>
        <ActivityRow activity={next} now={now} by='day' onTap={() => openActivity(next)} />
      </Card>
    </>
  )
}
