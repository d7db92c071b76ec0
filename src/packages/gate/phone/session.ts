import { useEffect, useRef } from 'react'
import { readStored, writeText } from '@/platform/storage'
import type { SessionId } from '../../../../types/core'
import type { GateSession } from '../../../../types/gate'

const keyOf = (session: SessionId) => `gate.session:${session}`
const counts = { admitted: 0, booked: 0, inside: 0 }

/** What is known of the session at this gate, also right after a restart without a network: no counts, and nobody's name. */
export function useSession(sessionId: SessionId, fresh: GateSession | null): GateSession | null {
  const kept = useRef<GateSession | null>(null)
  kept.current ??= readStored<GateSession>(keyOf(sessionId))
  const text = fresh && JSON.stringify({ ...fresh, counts })
  useEffect(() => {
    if (text) writeText(keyOf(sessionId), text)
  }, [sessionId, text])
  return fresh ?? (kept.current?.sessionId === sessionId ? kept.current : null)
}
