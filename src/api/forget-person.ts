import { forgetStored, storedKeys } from '@/platform/storage'
import * as activityCalls from '../../types/calls/activity'
import * as ticketCalls from '../../types/calls/ticket'
import type { PersonId, TicketId } from '../../types/core'
import { findKept, patchKept } from './kept'

/**
 * Forgets on this phone the one person the account no longer acts for: their tickets and codes wherever they were kept,
 * and what was read of persons. The tickets of everybody else stay and open without a network.
 */
export function forgetPerson(person: PersonId): void {
  const gone = new Set<TicketId>()
  const isGone = ({ id, personId }: { id: TicketId; personId?: PersonId }) => {
    if (personId === person) gone.add(id)
    return gone.has(id)
  }
  for (const key of storedKeys('ticket.get:')) {
    const kept = findKept(key, ticketCalls.get.output)
    if (kept && isGone(kept.value)) forgetStored(key)
  }
  patchKept('ticket.mine:{}', ticketCalls.mine.output, (tickets) => tickets.filter((one) => !isGone(one)))
  for (const key of storedKeys('activity.get:'))
    patchKept(key, activityCalls.get.output, (activity) => ({
      ...activity,
      myTickets: activity.myTickets.filter((one) => !isGone(one)),
    }))
  for (const key of storedKeys('activity.home:'))
    patchKept(key, activityCalls.home.output, (home) => {
      const tickets = home.tickets.filter(({ id }) => !gone.has(id))
      return {
        ...home,
        tickets,
        ticketCount: home.ticketCount - home.tickets.length + tickets.length,
      }
    })
  for (const start of ['person.', 'draft.person:']) for (const key of storedKeys(start)) forgetStored(key)
}
