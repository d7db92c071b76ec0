import { storedKeys } from '@/platform/storage'
import type { ActivityDetail } from '../../types/activity'
import type { WriteCall } from '../../types/call'
import * as activityCalls from '../../types/calls/activity'
import * as ticketCalls from '../../types/calls/ticket'
import type { Instant, TicketId } from '../../types/core'
import type { Home } from '../../types/home'
import type { Ticket } from '../../types/ticket'
import { call } from './call'
import { findKept, keep, patchKept } from './kept'
import { findRead, keepRead } from './use-read'
import { useWrite } from './use-write'

type TicketWrite = WriteCall & { output: typeof Ticket }

const isHeldOrWaited = ({ state }: Pick<Ticket, 'state'>) =>
  state === 'booked' || state === 'waiting' || state === 'offered'

/**
 * Writes a ticket as the cloud answered it into everything this phone keeps of it: its own page, the lists, home and the
 * activity's page. So they say the same without being read again, also when there is no network any more. `own`: whether
 * it is the account owner's, where that is known.
 */
export function keepTicket(ticket: Ticket, at: Instant, own?: boolean): void {
  keepRead(ticketCalls.get, { ticketId: ticket.id }, ticket, at)
  const others = findKept('ticket.mine:{}', ticketCalls.mine.output)
  if (others) {
    const isKnown = others.value.some(({ id }) => id === ticket.id)
    const value = isKnown
      ? others.value.map((one) => (one.id === ticket.id ? { ...one, ...ticket } : one))
      : [ticket, ...others.value]
    keep('ticket.mine:{}', value, others.at)
  }
  for (const key of storedKeys('activity.home:'))
    patchKept(key, activityCalls.home.output, (home) => withHeld(home, ticket))
  for (const key of storedKeys(`activity.get:{"activityId":"${ticket.activity.id}"`))
    patchKept(key, activityCalls.get.output, (activity) => ({
      ...activity,
      myTickets: withMine(activity.myTickets, ticket, own),
    }))
}

/** Every ticket of a list that came from the cloud, each under its own page's name. */
export function keepTickets(tickets: readonly Ticket[], at: Instant): void {
  for (const ticket of tickets)
    if (isHeldOrWaited(ticket)) keepRead(ticketCalls.get, { ticketId: ticket.id }, ticket, at)
}

/** Reads all tickets to come and keeps them, each under its own page's name too; whether that went well. */
export async function fetchTickets(): Promise<boolean> {
  const outcome = await call(ticketCalls.mine, {})
  if (outcome.kind !== 'done') return false
  keepRead(ticketCalls.mine, {}, outcome.value, outcome.now)
  keepTickets(outcome.value, outcome.now)
  return true
}

/** Whether this phone has the list of the account's tickets, as of some time. */
export const hasTickets = (): boolean => findRead(ticketCalls.mine, {}) !== null

/** A ticket the phone only knows from a list gets a page of its own, so that its code opens without a network. */
export function keepFromList(id: TicketId): void {
  const list = findKept('ticket.mine:{}', ticketCalls.mine.output)
  const ticket = list?.value.find((one) => one.id === id)
  if (list && ticket && !findRead(ticketCalls.get, { ticketId: id }))
    keepRead(ticketCalls.get, { ticketId: id }, ticket, list.at)
}

/** Sends a write that answers with a ticket, and keeps what it answered. */
export function useTicketWrite<C extends TicketWrite>(of: C) {
  const { state, send, reset } = useWrite(of)
  const sendAndKeep: typeof send = async (input) => {
    const outcome = await send(input)
    if (outcome.kind === 'done') keepTicket(outcome.value as Ticket, outcome.now)
    return outcome
  }
  return { state, send: sendAndKeep, reset }
}

function withHeld(home: Home, ticket: Ticket): Home {
  const known = home.tickets.find(({ id }) => id === ticket.id)
  const rest = home.tickets.filter((one) => one !== known)
  const tickets = isHeldOrWaited(ticket) && !ticket.activity.cancelled ? [...rest, heldOf(ticket, known)] : rest
  const count = home.ticketCount + tickets.length - home.tickets.length
  return { ...home, tickets, ticketCount: count }
}

const heldOf = (ticket: Ticket, known: Home['tickets'][number] | undefined): Home['tickets'][number] => {
  const { id, state, position, offeredUntil, releasedAt, activity, bus } = ticket
  return {
    ...known,
    id,
    activityId: activity.id,
    kind: activity.kind,
    title: activity.title,
    startsAt: bus?.stop.at ?? activity.startsAt,
    endsAt: activity.endsAt,
    place: bus?.stop.name ?? activity.place,
    state,
    position,
    offeredUntil,
    releasedAt: releasedAt ?? null,
    occasions: ticket.occasions ?? known?.occasions ?? [],
  }
}

function withMine(mine: ActivityDetail['myTickets'], ticket: Ticket, own?: boolean): ActivityDetail['myTickets'] {
  const { id, state, name, personId } = ticket
  const known = mine.find((one) => one.id === id)
  const rest = mine.filter((one) => one !== known)
  return isHeldOrWaited(ticket) ? [...rest, { ...known, id, state, name, personId, own: own ?? known?.own }] : rest
}
