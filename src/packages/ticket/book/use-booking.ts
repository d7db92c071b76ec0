import { useRef, useState } from 'react'
import { call } from '@/api/call'
import { fetchTickets, hasTickets, keepTicket } from '@/api/kept-tickets'
import { newId } from '@/api/new-id'
import * as personCalls from '../../../../types/calls/person'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { ActivityId, PersonId } from '../../../../types/core'
import type { Mine, PersonCard } from '../../../../types/person'
import type { Refusal } from '../../../../types/refusal'
import type { Outcome } from '../../../../types/reply'
import type { Ticket } from '../../../../types/ticket'
import type { Draft } from './check'
import type { Told } from './use-card'

/** Who goes, and whether it is the account's owner. */
type Goer = Pick<PersonCard, 'id' | 'relation'>

type Stopped = Exclude<Outcome<never>, { kind: 'done' }>

/** Where the one tap stands: registering (when somebody is new) and booking look like one thing. */
export type Booking = { kind: 'idle' | 'sending' } | Stopped

/** Registers a new person if there is one, then books; a second tap while it runs does nothing. */
export function useBooking(activityId: ActivityId) {
  const [state, setState] = useState<Booking>({ kind: 'idle' })
  const running = useRef(false)
  const personId = useRef(newId<PersonId>())

  const once = async <T>(work: () => Promise<T | null>): Promise<T | null> => {
    if (running.current) return null
    running.current = true
    setState({ kind: 'sending' })
    const value = await work()
    running.current = false
    return value
  }

  const settle = <T>(outcome: Outcome<T>): T | null => {
    if (outcome.kind === 'done') return outcome.value
    setState(outcome)
    return null
  }

  /** The person the cloud knows from now on, or null with the reason in `state`, unless `blame` put it beside a field. */
  const register = (
    { agreed: _, basis, ...draft }: Draft,
    texts: Pick<Mine, 'notice' | 'children'> | null,
    blame: (refusal: Refusal) => boolean,
  ): Promise<PersonCard | null> =>
    once(async () => {
      const versions = { consentVersion: texts?.notice.version ?? '', childrenVersion: texts?.children.version }
      const input = { ...draft, ...versions, personId: personId.current, basis: basis ?? undefined }
      const outcome = await call(personCalls.register, input)
      if (outcome.kind === 'refused' && blame(outcome.refusal)) {
        setState({ kind: 'idle' })
        return null
      }
      const person = settle(outcome)
      if (person) personId.current = newId<PersonId>()
      return person
    })

  /** The ticket, kept on the phone already, or null with the reason in `state`. */
  const book = (person: Goer, told: Told, stop?: string): Promise<Ticket | null> =>
    once(async () => {
      const outcome = await call(ticketCalls.book, { activityId, personId: person.id, ...told, stop })
      const ticket = settle(outcome)
      if (ticket && outcome.kind === 'done') keepTicket(ticket, outcome.now, person.relation === 'self')
      // the first one on this phone: the list begins with it, and is there without a network
      if (ticket && !hasTickets()) void fetchTickets()
      return ticket
    })

  return { state, register, book, reset: () => setState({ kind: 'idle' }) }
}
