import { useRef, useState } from 'react'
import { newId } from '@/api/new-id'
import { isPassed, toneOf } from '@/domain/gate/gate'
import * as gate from '../../../../types/calls/gate'
import type { ScanId, SessionId, TicketId } from '../../../../types/core'
import type { ScanResult } from '../../../../types/gate'
import type { Refusal } from '../../../../types/refusal'
import { ask } from '../phone/link'
import { noteOwn } from '../phone/own'
import { feel } from '../scan/feel'
import { leaveShown } from '../scan/shown'

export type Admitting =
  | { kind: 'sending' }
  | { kind: 'done'; result: ScanResult }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'unknown' }

export type Admit = {
  of: (ticketId: TicketId) => Admitting | null
  send: (ticketId: TicketId) => Promise<void>
  forget: () => void
}

/** Lets people in who were found by name, one tap each, without waiting for each other; a tap sent again keeps its id. */
export function useAdmit(sessionId: SessionId): Admit {
  const [states, setStates] = useState<ReadonlyMap<TicketId, Admitting>>(new Map())
  const ids = useRef(new Map<TicketId, ScanId>())
  const put = (ticketId: TicketId, state: Admitting) => setStates((before) => new Map(before).set(ticketId, state))

  const send = async (ticketId: TicketId) => {
    if (states.get(ticketId)?.kind === 'sending') return
    const scanId = ids.current.get(ticketId) ?? newId<ScanId>()
    ids.current.set(ticketId, scanId)
    put(ticketId, { kind: 'sending' })
    const outcome = await ask(gate.admit, { scanId, sessionId, ticketId })
    if (outcome.kind !== 'done') return put(ticketId, outcome)
    const result = outcome.value
    ids.current.delete(ticketId)
    feel(toneOf(result.outcome))
    if (isPassed(result.outcome)) noteOwn(sessionId, ticketId, 'in')
    leaveShown(sessionId, result)
    put(ticketId, { kind: 'done', result })
  }
  const forget = () => {
    setStates(new Map())
    ids.current.clear()
  }
  return { of: (ticketId) => states.get(ticketId) ?? null, send, forget }
}
