import type { ActivityCard, ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import { lastCallOf } from '../ticket/offer'

type Seats = Pick<ActivityCard, 'seats' | 'booked' | 'offered'>
type Line = Pick<ActivityCard, 'waiting' | 'waitlist'>
type Window = Pick<ActivityCard, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'state'>

/** Open places nobody holds and nobody is offered. */
export const seatsLeft = ({ seats, booked, offered }: Seats): number => Math.max(0, seats - booked - offered)

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

/** Where now lies in the booking window, whatever the places. */
export type WindowPhase = 'soon' | 'open' | 'closed' | 'over' | 'cancelled'

export function windowPhaseOf(activity: Window, now: Instant): WindowPhase {
  const phase = phaseOf(activity, now)
  if (phase === 'cancelled' || phase === 'over') return phase
  if (now < activity.opensAt) return 'soon'
  return now < activity.closesAt ? 'open' : 'closed'
}

/** What the sign-up button can promise now: `list` is a place on the waiting list, `soon` and `closed` the window. */
export type BookingPhase = WindowPhase | 'list' | 'full'

/**
 * The state of booking for somebody of no key group, by the rule the cloud decides with: an open place is theirs only
 * when nobody waits, and from the last call on nobody does.
 */
export function bookingPhaseOf(activity: Window & Seats & Line, now: Instant): BookingPhase {
  const phase = windowPhaseOf(activity, now)
  if (phase !== 'open') return phase
  const isLineOver = now >= lastCallOf(activity)
  if ((activity.waiting === 0 || isLineOver) && seatsLeft(activity) > 0) return 'open'
  return activity.waitlist && !isLineOver ? 'list' : 'full'
}

/** Seats to shout about: fewer than a tenth of the seats, or ten at most. */
export const isNearlyFull = (activity: Seats): boolean => {
  const left = seatsLeft(activity)
  return left > 0 && left <= Math.max(10, activity.seats / 10)
}

/** The share of seats taken or offered, 0 to 1, for the meter. */
export const fillOf = ({ seats, booked, offered }: Seats): number => Math.min(1, (booked + offered) / seats)

/** The first session that has not ended, or the last one. */
export const nextSessionOf = ({ sessions }: Pick<ActivityDetail, 'sessions'>, now: Instant) =>
  sessions.find((session) => now < session.endsAt) ?? sessions.at(-1)
