import { useMemo } from 'react'
import { findKept } from '@/api/kept'
import { isHeld } from '@/domain/ticket/held'
import { liveTickets } from '@/wording/activity'
import { mine } from '../../../types/calls/ticket'

/** How an activity is held by this account as far as this phone knows, for lists whose call does not bring it. */
export function useHeldHere(fresh: unknown): (activityId: string) => boolean | 'line' {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up anew with every fresh list
  const tickets = useMemo(() => {
    const tickets = findKept('ticket.mine:{}', mine.output)?.value ?? []
    return liveTickets(tickets).map(({ activity, state }) => ({ activityId: activity.id, state }))
  }, [fresh])
  return (activityId) => isHeld(tickets, activityId)
}
