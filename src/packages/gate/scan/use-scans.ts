import { useCallback, useRef, useState } from 'react'
import { clockKnown, cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { isPassed, type Tone, toneOf } from '@/domain/gate/gate'
import { PATIENCE_MS } from '@/domain/gate/link'
import { decideOffline } from '@/domain/gate/offline'
import { shortOf } from '@/domain/gate/own'
import { queuedText } from '@/domain/gate/queue'
import { type Scanned, scannedAs } from '@/domain/gate/scanned'
import { readTicketCode } from '@/domain/ticket/code'
import * as gate from '../../../../types/calls/gate'
import type { Instant, ScanId, SessionId } from '../../../../types/core'
import type { ScanOutcome, ScanResult, Way } from '../../../../types/gate'
import type { Refusal } from '../../../../types/refusal'
import { ask, link } from '../phone/link'
import { noteOwn, ownOf } from '../phone/own'
import { packOf } from '../phone/pack'
import { dropScans, keepSaid, keepScan, untoldTickets } from '../phone/queue'
import { asking } from '../phone/upload'
import { verify } from '../phone/verify'

/**
 * What the sign shows. `offline`: the phone decided alone; `blind`: it could not, the scan waits for the cloud;
 * `unread`: a picture held no code.
 */
export type Answer =
  | { kind: 'none' }
  | { kind: 'checking' }
  | { kind: 'answered'; result: ScanResult; scanned?: Scanned }
  | { kind: 'offline'; outcome: ScanOutcome; usedAt: Instant | null; newSince: Instant | null; scanned: Scanned }
  | { kind: 'blind' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unread' }

type Watch = { onTone: (tone: Tone) => void; onAnswer: () => void }

const ticketIn = (text: string) => {
  const read = readTicketCode(text)
  return read.ok ? read.value.ticketId : null
}

const wayOf = (outcome: ScanOutcome) => (outcome === 'exited' ? 'out' : 'in')

/** The phone's own answer, written down before it is shown. */
function decideHere({ scanId, sessionId, text, way }: Scan): Answer {
  const own = ownOf(sessionId).latest
  const pack = packOf(sessionId)
  const untold = untoldTickets(sessionId)
  const decided = decideOffline({ text, way, pack, own, untold, verify, now: cloudNow() })
  if (decided.kind === 'blind') return { kind: 'blind' }
  const { outcome, ticketId, isNew } = decided
  keepSaid(scanId, outcome)
  if (ticketId && isPassed(outcome)) noteOwn(sessionId, ticketId, wayOf(outcome))
  const before = ticketId ? own.get(shortOf(ticketId)) : undefined
  const usedAt = before?.way === 'in' ? before.at : null
  return { kind: 'offline', outcome, usedAt, newSince: isNew ? (pack?.at ?? null) : null, scanned: scannedAs(text) }
}

type Scan = { scanId: ScanId; sessionId: SessionId; text: string; way: Way }

/** The cloud's answer, or null when none came in time: the helper does not wait for it. */
async function askCloud(scan: Scan): Promise<Answer | null> {
  asking.add(scan.scanId)
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  const outcome = await Promise.race([ask(gate.scan, { ...scan, scannedAt: cloudNow() }), patience])
  asking.delete(scan.scanId)
  if (outcome?.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal }
  if (outcome?.kind !== 'done') return null
  dropScans([scan.scanId])
  const ticketId = ticketIn(scan.text)
  const result = outcome.value
  if (ticketId && isPassed(result.outcome)) noteOwn(scan.sessionId, ticketId, wayOf(result.outcome))
  return { kind: 'answered', result, scanned: scannedAs(scan.text) }
}

/** How an answer sounds and feels; null: nothing yet. */
export const toneOfAnswer = (answer: Answer): Tone | null => {
  if (answer.kind === 'answered') return toneOf(answer.result.outcome)
  if (answer.kind === 'offline') return toneOf(answer.outcome)
  if (answer.kind === 'refused') return 'stop'
  return answer.kind === 'blind' || answer.kind === 'unread' ? 'wait' : null
}

/**
 * Scans at one session. Each act has its own id and lies in the phone's queue before anybody is answered; the cloud is
 * asked while it answers in time, else the phone decides alone and the queue tells the cloud later. A new scan never
 * waits for an old one.
 */
export function useScans(sessionId: SessionId, watch: Watch) {
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' })
  const shown = useRef<ScanId | null>(null)
  const told = useRef(watch)
  told.current = watch

  /** Shows what came another way: a search, a walk-in, an undo, a picture without a code. */
  const show = useCallback((next: Answer) => {
    shown.current = null
    const tone = toneOfAnswer(next)
    if (tone) told.current.onTone(tone)
    setAnswer(next)
  }, [])

  const check = useCallback(
    async (typed: string, way: Way) => {
      const text = queuedText(typed)
      if (text === '') return show({ kind: 'unread' })
      const scan: Scan = { scanId: newId<ScanId>(), sessionId, text, way }
      keepScan({ ...scan, scannedAt: cloudNow(), clock: clockKnown() === 'not' ? 'own' : 'cloud', said: null })
      shown.current = scan.scanId
      const tell = (next: Answer) => {
        const tone = toneOfAnswer(next)
        if (tone) told.current.onTone(tone)
        if (shown.current === scan.scanId) setAnswer(next)
      }
      if (link.get().mode === 'online') {
        tell({ kind: 'checking' })
        const answered = await askCloud(scan)
        if (answered) {
          tell(answered)
          return told.current.onAnswer()
        }
      }
      tell(decideHere(scan))
    },
    [sessionId, show],
  )

  return { answer, check, show }
}
