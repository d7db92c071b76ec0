import type { Instant } from '../../../types/core'
import type { Home } from '../../../types/home'
import type { Occasion } from '../../../types/ticket'

/** A ticket as home knows it. */
export type HeldTicket = Home['tickets'][number]

type Dated = { kind: string; startsAt: Instant; endsAt: Instant; occasions?: readonly Occasion[] | null }

/**
 * The occasion a ticket is for next: of a class the lesson that is not over yet, of everything else the whole; the last
 * one when all are over. A bus is met at its holder's stop, which `startsAt` says.
 */
export function occasionOf({ kind, startsAt, endsAt, occasions }: Dated, now: Instant): Occasion {
  const [only, another] = occasions ?? []
  if (kind === 'bus' || !only)
    return { startsAt, endsAt, gateClosesAt: only?.gateClosesAt ?? endsAt, checkedInAt: only?.checkedInAt ?? null }
  if (!another) return only
  return (occasions ?? []).find((one) => now < one.endsAt) ?? occasions?.at(-1) ?? only
}

/** The lesson after the next one, or null. */
export const occasionAfter = ({ occasions }: Pick<Dated, 'occasions'>, next: Occasion): Occasion | null =>
  (occasions ?? []).find(({ startsAt }) => startsAt > next.startsAt) ?? null

/** What one holds: an offer, a place, a place in line; an offer whose time is up is nothing. */
export type UpNext =
  | { kind: 'offered'; ticket: HeldTicket; until: Instant }
  | { kind: 'booked' | 'waiting'; ticket: HeldTicket }

export const heldOf = (ticket: HeldTicket, now: Instant): UpNext | null => {
  const { state = 'booked', offeredUntil, endsAt } = ticket
  if (now >= endsAt) return null
  if (state === 'offered')
    return offeredUntil && now < offeredUntil ? { kind: state, ticket, until: offeredUntil } : null
  return state === 'booked' || state === 'waiting' ? { kind: state, ticket } : null
}

const SOON = 18 * 3_600_000

/**
 * How soon the code of a place is needed, least first: at a gate that still lets its holder in within the day; at one
 * whose place went to the hall; within a hall one is in already; some other day; never any more, as its gate has closed.
 */
export function needOf(ticket: Dated & { releasedAt?: Instant | null }, now: Instant): number {
  const { startsAt, gateClosesAt, checkedInAt } = occasionOf(ticket, now)
  if (checkedInAt !== null) return 2
  if (now >= gateClosesAt) return 4
  if (startsAt - now >= SOON) return 3
  return ticket.releasedAt ? 1 : 0
}

/**
 * What one holds in the order it is needed: an offer is urgent, the one that ends first before all; then places by how
 * soon their code is needed, then by the next occasion's start; then the places in line.
 */
export function heldInOrder(tickets: readonly HeldTicket[], now: Instant): UpNext[] {
  const held = tickets.flatMap((ticket) => heldOf(ticket, now) ?? [])
  const rank = (one: UpNext) => (one.kind === 'offered' ? -1 : one.kind === 'waiting' ? 9 : needOf(one.ticket, now))
  const dueAt = (one: UpNext) => (one.kind === 'offered' ? one.until : occasionOf(one.ticket, now).startsAt)
  return held.sort((one, other) => rank(one) - rank(other) || dueAt(one) - dueAt(other))
}

/** What one holds in an activity among these, if anything: the one that is needed first. */
export const heldIn = (tickets: readonly HeldTicket[], activityId: string, now: Instant): UpNext | null =>
  heldInOrder(
    tickets.filter((one) => one.activityId === activityId),
    now,
  )[0] ?? null

/** Whether a place in it is held, or only a place in line or an offer. */
export const isHeld = (
  tickets: readonly Pick<HeldTicket, 'activityId' | 'state'>[],
  activityId: string,
): boolean | 'line' => {
  const states = tickets.filter((one) => one.activityId === activityId).map(({ state = 'booked' }) => state)
  return states.includes('booked') || (states.length > 0 && 'line')
}
