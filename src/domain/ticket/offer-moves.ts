import type { ActivityState } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'
import { lastCallOf, type OfferWindow } from './offer'

/** What every move of a ticket looks at. */
export type MoveFacts = {
  ticket: { state: TicketState; offeredUntil: Instant | null; checkedIn: boolean; reconfirm: Reconfirm | null }
  activity: OfferWindow & { state: ActivityState; cancelUntil: Instant }
  now: Instant
}

/** After a date was moved its holders are `asked` whether they still come. */
export type Reconfirm = 'asked' | 'yes'

export type OfferRefusal = { code: 'offer.none' } | { code: 'offer.expired'; expiredAt: Instant }

const isLive = (state: TicketState) => state === 'booked' || state === 'waiting' || state === 'offered'

/**
 * May the holder take the offered place? Taking it twice is done once (`keep`). An offer whose time is up is not revived,
 * also when no sweep has come by yet. Refusals: activity.cancelled, offer.none (still waiting, or given back),
 * offer.expired, activity.closed.
 */
export function decideAccept({
  ticket,
  activity,
  now,
}: MoveFacts): Decision<'keep' | 'book', OfferRefusal | RefusalOf<'activity.cancelled' | 'activity.closed'>> {
  if (activity.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (ticket.state === 'booked') return accept('keep')
  const { offeredUntil } = ticket
  if (ticket.state === 'expired' && offeredUntil !== null)
    return refuse({ code: 'offer.expired', expiredAt: offeredUntil })
  if (ticket.state !== 'offered' || offeredUntil === null) return refuse({ code: 'offer.none' })
  if (now >= offeredUntil) return refuse({ code: 'offer.expired', expiredAt: offeredUntil })
  const closedAt = lastCallOf(activity)
  return now < closedAt ? accept('book') : refuse({ code: 'activity.closed', closedAt })
}

/** What giving back looks at; a ticket as its holder sees it says all of it. */
export type WithdrawFacts = {
  ticket: Pick<MoveFacts['ticket'], 'state' | 'checkedIn' | 'reconfirm'>
  activity: Pick<MoveFacts['activity'], 'cancelUntil' | 'startsAt'>
  now: Instant
}

/**
 * May the holder give it back? One who only waits or is offered a place always may; one who holds a place until the
 * deadline, and until the start while asked to confirm a moved date. `keep`: it was given back before. Refusals:
 * ticket.used, ticket.cancelClosed.
 */
export function decideWithdraw({
  ticket,
  activity,
  now,
}: WithdrawFacts): Decision<'keep' | 'cancel', RefusalOf<'ticket.used' | 'ticket.cancelClosed'>> {
  if (!isLive(ticket.state)) return accept('keep')
  if (ticket.state !== 'booked') return accept('cancel')
  if (ticket.checkedIn) return refuse({ code: 'ticket.used' })
  const until = ticket.reconfirm === 'asked' ? Math.max(activity.cancelUntil, activity.startsAt) : activity.cancelUntil
  return now < until ? accept('cancel') : refuse({ code: 'ticket.cancelClosed', closedAt: until })
}

/** Whether there is something to give back and it may be; what is offered on a screen is what the cloud takes. */
export const mayWithdraw = (facts: WithdrawFacts): boolean => {
  const decision = decideWithdraw(facts)
  return decision.ok && decision.value === 'cancel'
}

/** What the sweep does to a ticket: `expire` an offer whose time is up and a wait nobody can end any more, else `keep`. */
export function expiryOf({ ticket, activity, now }: MoveFacts): 'keep' | 'expire' {
  const isOver = now >= lastCallOf(activity)
  if (ticket.state === 'waiting') return isOver ? 'expire' : 'keep'
  if (ticket.state !== 'offered') return 'keep'
  return isOver || ticket.offeredUntil === null || now >= ticket.offeredUntil ? 'expire' : 'keep'
}

/**
 * The holder's yes to a moved date; a no is a withdrawal. Saying it twice is done once. Refusals: activity.cancelled,
 * ticket.notBooked (it was given back, or is not a place yet), activity.over (it has started).
 */
export function decideReconfirm({
  ticket,
  activity,
  now,
}: MoveFacts): Decision<
  'keep' | 'confirm',
  { code: 'ticket.notBooked' } | RefusalOf<'activity.cancelled' | 'activity.over'>
> {
  if (activity.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (ticket.state !== 'booked') return refuse({ code: 'ticket.notBooked' })
  if (ticket.reconfirm !== 'asked') return accept('keep')
  return now < activity.startsAt ? accept('confirm') : refuse({ code: 'activity.over' })
}
