import type { ActivityCard } from '../../types/activity'
import type { Instant, LocalDate } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { TicketState } from '../../types/ticket'
import { bookingPhaseOf } from './activity'
import { ageOn } from './id-number'

/** What the booking rule looks at. `held` is the person's live ticket; `bornOn` null when the document does not tell. */
export type BookingFacts = {
  activity: Pick<
    ActivityCard,
    'state' | 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'seats' | 'booked' | 'day'
  > & {
    minAge: number | null
  }
  held: { mine: boolean } | null
  bornOn: LocalDate | null
  now: Instant
}

/**
 * May this person take a place now? In the order a clerk would ask: on at all, open, already held, old enough, seats.
 * `keep` means the person holds it already and gets the same ticket. Refusals: activity.cancelled, activity.over,
 * activity.notOpen, activity.closed, ticket.heldElsewhere, ticket.underAge, ticket.full.
 */
export function decideBooking({ activity, held, bornOn, now }: BookingFacts): Decision<'keep' | 'take'> {
  if (held?.mine) return accept('keep')
  const phase = bookingPhaseOf(activity, now)
  if (phase === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (phase === 'over') return refuse({ code: 'activity.over' })
  if (phase === 'soon') return refuse({ code: 'activity.notOpen', opensAt: activity.opensAt })
  if (phase === 'closed') return refuse({ code: 'activity.closed', closedAt: activity.closesAt })
  if (held) return refuse({ code: 'ticket.heldElsewhere' })
  const { minAge } = activity
  if (minAge !== null && bornOn !== null && ageOn(bornOn, activity.day) < minAge)
    return refuse({ code: 'ticket.underAge', minAge })
  return phase === 'full' ? refuse({ code: 'ticket.full' }) : accept('take')
}

/** What the cancelling rule looks at. */
export type CancelFacts = { state: TicketState; checkedIn: boolean; cancelUntil: Instant; now: Instant }

/**
 * May the holder give the place back? Cancelling twice is done once (`keep`). Refusals: ticket.used,
 * ticket.cancelClosed.
 */
export function decideCancel({ state, checkedIn, cancelUntil, now }: CancelFacts): Decision<'keep' | 'cancel'> {
  if (state === 'cancelled' || state === 'expired') return accept('keep')
  if (checkedIn) return refuse({ code: 'ticket.used' })
  if (now >= cancelUntil) return refuse({ code: 'ticket.cancelClosed', closedAt: cancelUntil })
  return accept('cancel')
}
