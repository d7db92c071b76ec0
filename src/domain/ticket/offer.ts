import type { Instant } from '../../../types/core'
import type { OfferPolicy } from '../../../types/waitlist'
import { addDays, dayOf, instantOf } from '../time/calendar'

const HOUR = 3_600_000

/** Four hours, counted while people are awake and the desk answers: a fair default, each bureau edits it. */
export const OFFER_POLICY: OfferPolicy = { hours: 4, from: '08:30', until: '20:30' }

/** When an activity stops taking people: sign-up closes, or it starts. */
export type OfferWindow = { closesAt: Instant; startsAt: Instant }

/** The moment from which no place is given any more. */
export const lastCallOf = ({ closesAt, startsAt }: OfferWindow): Instant => Math.min(closesAt, startsAt)

/**
 * When an offer made now ends: after the hours of the policy, counted between its two clock times of each day in China,
 * but never after the last call. Null when no offer may be made any more. A fault when the policy's day has no length.
 */
export function offerDeadline(now: Instant, policy: OfferPolicy, window: OfferWindow): Instant | null {
  if (!(policy.from < policy.until && policy.hours > 0)) throw new RangeError('not an offer policy')
  const lastCall = lastCallOf(window)
  if (now >= lastCall) return null
  let left = policy.hours * HOUR
  for (let day = dayOf(now); ; day = addDays(day, 1)) {
    const opens = Math.max(now, instantOf(day, policy.from))
    const shuts = instantOf(day, policy.until)
    if (opens >= lastCall) return lastCall
    if (opens >= shuts) continue
    if (left <= shuts - opens) return Math.min(Math.ceil(opens + left), lastCall)
    left -= shuts - opens
  }
}
