import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/api/call'
import { cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { readStored, writeStored } from '@/platform/storage'
import type { Input } from '../../../../types/contract'
import type { ScanId, SessionId } from '../../../../types/core'
import type { ScanResult } from '../../../../types/gate'
import type { Refusal } from '../../../../types/refusal'

type Scan = Input<'gate.scan'>

/**
 * What the panel shows of the last scan. `unsent`: no answer came, the scan waits on this phone; `unread`: a
 * picture held no code. */
export type Answer =
  | { kind: 'none' }
  | { kind: 'checking' }
  | { kind: 'answered'; result: ScanResult }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'unsent' }
  | { kind: 'unread' }

const keyOf = (sessionId: SessionId) => `gate.unsent:${sessionId}`

/**
 * Scans at one session. Each act has its own id, made here; a scan without an answer waits in `unsent` and is sent again
 * under the same id, so that no network can let one ticket in twice. A new scan never waits for an old one.
 */
export function useScans(sessionId: SessionId, onAnswer: (result: ScanResult) => void) {
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' })
  const [unsent, setUnsent] = useState<readonly Scan[]>(() => readStored<Scan[]>(keyOf(sessionId)) ?? [])
  const shown = useRef<ScanId | null>(null)
  const told = useRef(onAnswer)
  told.current = onAnswer
  useEffect(() => void writeStored(keyOf(sessionId), unsent), [sessionId, unsent])

  const send = useCallback(async (scan: Scan) => {
    shown.current = scan.scanId
    setAnswer({ kind: 'checking' })
    const outcome = await call('gate.scan', scan)
    const waits = outcome.kind === 'unknown' || outcome.kind === 'broken'
    setUnsent((before) => {
      const others = before.filter(({ scanId }) => scanId !== scan.scanId)
      return waits ? [...others, scan] : others
    })
    if (outcome.kind === 'done') told.current(outcome.value)
    if (shown.current !== scan.scanId) return outcome
    if (outcome.kind === 'done') setAnswer({ kind: 'answered', result: outcome.value })
    else if (outcome.kind === 'unknown') setAnswer({ kind: 'unsent' })
    else setAnswer(outcome)
    return outcome
  }, [])

  const check = useCallback(
    (text: string) => send({ scanId: newId<ScanId>(), sessionId, text: text.trim(), scannedAt: cloudNow() }),
    [send, sessionId],
  )
  /** Sends what waits, oldest first; stops where the network is still away. */
  const again = useCallback(async () => {
    for (const scan of unsent) if ((await send(scan)).kind === 'unknown') return
  }, [send, unsent])

  const unread = useCallback(() => {
    shown.current = null
    setAnswer({ kind: 'unread' })
  }, [])

  return { answer, unsent: unsent.length, check, again, unread }
}
