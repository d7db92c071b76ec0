import { useEffect, useRef } from 'react'
import { fetchTickets, hasTickets } from '@/api/kept-tickets'
import { findRead } from '@/api/use-read'
import * as ticket from '../../../types/calls/ticket'
import type { Home } from '../../../types/home'

/**
 * Fetches, once a run, the list of tickets where this phone has none, and the codes of tickets home shows that it never had
 * (signed up for on another phone), so that they open without a network.
 */
export function useCodes(tickets: Home['tickets'] | null): void {
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || !tickets || tickets.length === 0) return
    if (hasTickets() && tickets.every(({ id }) => findRead(ticket.get, { ticketId: id }))) return
    asked.current = true
    void fetchTickets().then((fetched) => {
      asked.current = fetched
    })
  }, [tickets])
}
