import { useEffect } from 'react'
import { keepTickets } from '@/api/kept-tickets'
import { useRead } from '@/api/use-read'
import * as ticket from '../../../types/calls/ticket'

/** The account's tickets. Each live one is kept on the phone as well, so that its code opens without a network. */
export function useMyTickets() {
  const mine = useRead(ticket.mine, {}, { keep: true })
  const { reading } = mine
  useEffect(() => {
    if (reading.kind === 'shown' && !reading.lost && !reading.kept) keepTickets(reading.value, reading.at)
  }, [reading])
  return mine
}
