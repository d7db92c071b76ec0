import type { ActivityState } from '../../../types/activity'
import type { Instant, TicketId } from '../../../types/core'
import type { Bucket, OfferPolicy, Places, WaitStanding } from '../../../types/waitlist'
import { type OfferWindow, offerDeadline } from './offer'
import { deltaOf, freeIn, withDelta } from './places'

/** Someone on the list. Lower numbers come first; a member of the key group may be served from its reserve too. */
export type Waiting = { ticketId: TicketId; queueNo: number; inKeyGroup: boolean }

/** A place offered to one who waited, until a moment. */
export type Offer = { ticketId: TicketId; bucket: Bucket; until: Instant }

/**
 * What offering looks at. `line` holds everybody who waits, or enough: from its head as many as there are free open
 * places, and the first members of the key group, as many as are free in the reserve.
 */
export type OfferFacts = {
  activity: OfferWindow & { state: ActivityState }
  places: Places
  line: readonly Waiting[]
  policy: OfferPolicy
  now: Instant
}

/** The offers to make, and the places when they are made. */
export type Offering = { offers: readonly Offer[]; places: Places }

const inOrder = (line: readonly Waiting[]) => [...line].sort((one, other) => one.queueNo - other.queueNo)

/**
 * Who gets an offer now: everything free goes to the line in order, a member's place from the reserve first so that the
 * open ones reach further. Nothing is offered after the last call or for what is not on. Asked again with its own
 * `places` it offers nothing more, so it may follow every change.
 */
export function offersAfter({ activity, places, line, policy, now }: OfferFacts): Offering {
  const until = activity.state === 'published' ? offerDeadline(now, policy, activity) : null
  const offers: Offer[] = []
  let left = places
  if (until === null) return { offers, places }
  for (const { ticketId, inKeyGroup } of inOrder(line)) {
    const bucket: Bucket = inKeyGroup && freeIn(left, 'key') > 0 ? 'key' : 'open'
    if (freeIn(left, bucket) === 0) continue
    offers.push({ ticketId, bucket, until })
    left = withDelta(left, deltaOf({ state: 'waiting', bucket: 'open' }, { state: 'offered', bucket }))
  }
  return { offers, places: left }
}

/** How many stand before somebody on the list, plus one. */
export const positionOf = (queueNo: number, line: readonly Pick<Waiting, 'queueNo'>[]): number =>
  1 + line.filter((other) => other.queueNo < queueNo).length

/** Where somebody stands, for the ticket's page; null when the ticket neither waits nor is offered a place. */
export function waitStandingOf(
  ticket: { state: string; queueNo: number | null; offeredUntil: Instant | null },
  line: readonly Pick<Waiting, 'queueNo'>[],
): WaitStanding | null {
  if (ticket.state === 'offered' && ticket.offeredUntil !== null) return { kind: 'offered', until: ticket.offeredUntil }
  if (ticket.state !== 'waiting' || ticket.queueNo === null) return null
  return { kind: 'waiting', position: positionOf(ticket.queueNo, line) }
}

/**
 * The numbers of those who go back to the list before everybody on it, in the order given: `head` is the lowest number
 * there, null when nobody waits. Numbers may be negative.
 */
export const queueNumbersAhead = (count: number, head: number | null): readonly number[] =>
  Array.from({ length: count }, (_, at) => (head ?? 1) - count + at)
