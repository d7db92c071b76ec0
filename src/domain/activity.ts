import type { ActivityCard, ActivityDetail } from '../../types/activity'
import type { Instant } from '../../types/core'

type Seats = Pick<ActivityCard, 'seats' | 'booked'>
type Window = Pick<ActivityCard, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'state'>

/** Places nobody holds yet. */
export const seatsLeft = ({ seats, booked }: Seats): number => Math.max(0, seats - booked)

/** `upcoming` before it starts, `running`, `over` after it ended, `cancelled` whatever the time. Covers all time, half-open. */
export type Phase = 'upcoming' | 'running' | 'over' | 'cancelled'

export function phaseOf(
  { state, startsAt, endsAt }: Pick<Window, 'state' | 'startsAt' | 'endsAt'>,
  now: Instant,
): Phase {
  if (state === 'cancelled') return 'cancelled'
  if (now < startsAt) return 'upcoming'
  return now < endsAt ? 'running' : 'over'
}

/** What the sign-up button can promise now. `soon` and `closed` are about the booking window. */
export type BookingPhase = 'soon' | 'open' | 'full' | 'closed' | 'over' | 'cancelled'

/** The state of booking, by the same rule the cloud decides with. */
export function bookingPhaseOf(activity: Window & Seats, now: Instant): BookingPhase {
  const phase = phaseOf(activity, now)
  if (phase === 'cancelled' || phase === 'over') return phase
  if (now < activity.opensAt) return 'soon'
  if (now >= activity.closesAt) return 'closed'
  return seatsLeft(activity) > 0 ? 'open' : 'full'
}

/** Seats to shout about: fewer than a tenth of the seats, or ten at most. */
export const isNearlyFull = (activity: Seats): boolean => {
  const left = seatsLeft(activity)
  return left > 0 && left <= Math.max(10, activity.seats / 10)
}

/** The share of seats taken, 0 to 1, for the meter. */
export const fillOf = ({ seats, booked }: Seats): number => Math.min(1, booked / seats)

/** The first session that has not ended, or the last one. */
export const nextSessionOf = ({ sessions }: Pick<ActivityDetail, 'sessions'>, now: Instant) =>
  sessions.find((session) => now < session.endsAt) ?? sessions.at(-1)
