import { useEffect } from 'react'
import { keepRead, useRead } from '@/api/use-read'
import { liveTickets } from '@/wording/activity'

/** The account's tickets. Each live one is kept on the phone as well, so that its code opens without a network. */
export function useMyTickets() {
  const mine = useRead('ticket.mine', {}, { keep: true })
  const { reading } = mine
  useEffect(() => {
    if (reading.kind !== 'shown' || reading.lost || reading.kept) return
    for (const ticket of liveTickets(reading.value)) keepRead('ticket.get', { ticketId: ticket.id }, ticket, reading.at)
  }, [reading])
  return mine
}
