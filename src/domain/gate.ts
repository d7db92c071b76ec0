import type { ActivityId, Instant, LocalDate } from '../../types/core'
import type { ScanOutcome } from '../../types/gate'
import type { TicketState } from '../../types/ticket'

/** What the gate knows of the session it stands at. */
export type GateFacts = {
  activityId: ActivityId
  activityCancelled: boolean
  day: LocalDate
  opensAt: Instant
  closesAt: Instant
}

/** What a code says, or why it cannot be read. */
export type CodeFacts =
  | { ok: true; activityId: ActivityId; day: LocalDate }
  | { ok: false; reason: 'notOurs' | 'damaged' | 'forged' }

/** The stored ticket a good code names. */
export type HeldFacts = { state: TicketState; checkedIn: boolean } | null

/**
 * What one scan comes to. The nearest reason wins when several apply: an unreadable code before a wrong fair, a wrong
 * fair before a wrong hour, a cancelled place before a used one, because that is what the helper can act on.
 */
export function outcomeOf(code: CodeFacts, gate: GateFacts, held: HeldFacts, now: Instant): ScanOutcome {
  if (!code.ok) return code.reason
  if (code.activityId !== gate.activityId) return code.day === gate.day ? 'otherActivity' : 'otherDay'
  if (gate.activityCancelled) return 'activityCancelled'
  if (!held) return 'unknownTicket'
  if (held.state === 'cancelled' || held.state === 'expired') return 'cancelled'
  if (held.state !== 'booked') return 'notConfirmed'
  if (held.checkedIn) return 'usedAlready'
  if (now < gate.opensAt) return 'gateNotOpen'
  return now < gate.closesAt ? 'admitted' : 'gateClosed'
}

/** The colour of an outcome: go lets in, wait asks for a look, stop does not let in. Always shown with shape and word. */
export type Tone = 'go' | 'wait' | 'stop'

const TONES: Record<ScanOutcome, Tone> = {
  admitted: 'go',
  usedAlready: 'wait',
  notConfirmed: 'wait',
  gateNotOpen: 'wait',
  gateClosed: 'wait',
  damaged: 'wait',
  otherActivity: 'stop',
  otherDay: 'stop',
  cancelled: 'stop',
  activityCancelled: 'stop',
  unknownTicket: 'stop',
  notOurs: 'stop',
  forged: 'stop',
}

export const toneOf = (outcome: ScanOutcome): Tone => TONES[outcome]
