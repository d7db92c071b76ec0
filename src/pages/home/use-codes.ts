import { useEffect, useRef } from 'react'
import { call } from '@/api/call'
import { keepTickets } from '@/api/kept-tickets'
import { findRead, keepRead } from '@/api/use-read'
import type { Home } from '../../../types/home'

/**
 * Fetches the codes of tickets home shows and this phone has never had (signed up for on another phone), once a run, so
 * that they open without a network.
 */
export function useCodes(tickets: Home['tickets'] | null): void {
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || !tickets?.some(({ id }) => !findRead('ticket.get', { ticketId: id }))) return
    asked.current = true
    void call('ticket.mine', {}).then((outcome) => {
      if (outcome.kind !== 'done') {
        asked.current = false
        return
      }
      keepRead('ticket.mine', {}, outcome.value, outcome.now)
      keepTickets(outcome.value, outcome.now)
    })
  }, [tickets])
}
