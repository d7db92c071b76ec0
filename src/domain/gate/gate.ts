import type { ActivityId, Instant, LocalDate } from '../../../types/core'
import type { Conflict, ScanOutcome, Way } from '../../../types/gate'
import type { TicketState } from '../../../types/ticket'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What the gate knows of the session it stands at. `isFull`: as many people inside as the venue takes. */
export type GateFacts = {
  activityId: ActivityId
  activityCancelled: boolean
  day: LocalDate
  opensAt: Instant
  closesAt: Instant
  isFull: boolean
}

/** What a code says, or why it cannot be believed. */
export type CodeFacts =
  | { ok: true; activityId: ActivityId; day: LocalDate }
  | { ok: false; reason: 'notOurs' | 'damaged' | 'forged' | 'keyRetired' | 'selfCodeStale' | 'selfCodeElsewhere' }

/** The stored ticket a good code names. `checkedIn` once let in, `inside` not gone out since, `released` place given away. */
export type HeldFacts = { state: TicketState; checkedIn: boolean; inside: boolean; released: boolean } | null

/**
 * What one scan comes to. The nearest reason wins when several apply: an unreadable code before a wrong fair, a wrong
 * fair before a wrong hour, a cancelled place before a used one, because that is what the helper can act on. Somebody on
 * the way out is let out whatever the hour; whoever was let in and went out comes in again while the gate is open.
 */
export function outcomeOf(
  code: CodeFacts,
  gate: GateFacts,
  held: HeldFacts,
  { way, now }: { way: Way; now: Instant },
): ScanOutcome {
  if (!code.ok) return code.reason
  if (code.activityId !== gate.activityId) return code.day === gate.day ? 'otherActivity' : 'otherDay'
  if (way === 'out' && held) return held.inside ? 'exited' : 'notInside'
  if (gate.activityCancelled) return 'activityCancelled'
  if (!held) return 'unknownTicket'
  if (held.state === 'cancelled') return 'cancelled'
  if (held.state !== 'booked') return 'notConfirmed'
  if (held.inside) return 'usedAlready'
  if (held.released && !held.checkedIn) return 'released'
  if (now < gate.opensAt) return 'gateNotOpen'
  if (now >= gate.closesAt) return 'gateClosed'
  if (gate.isFull) return 'venueFull'
  return held.checkedIn ? 'readmitted' : 'admitted'
}

/** The colour of an outcome: go lets pass, wait asks for a look, stop does not let in. Always shown with shape and word. */
export type Tone = 'go' | 'wait' | 'stop'

const TONES: Record<ScanOutcome, Tone> = {
  admitted: 'go',
  readmitted: 'go',
  exited: 'go',
  usedAlready: 'wait',
  notInside: 'wait',
  notConfirmed: 'wait',
  released: 'wait',
  gateNotOpen: 'wait',
  gateClosed: 'wait',
  venueFull: 'wait',
  doorFull: 'wait',
  damaged: 'wait',
  selfCodeStale: 'wait',
  tooMany: 'wait',
  keyRetired: 'stop',
  selfCodeElsewhere: 'stop',
  otherActivity: 'stop',
  otherDay: 'stop',
  cancelled: 'stop',
  activityCancelled: 'stop',
  unknownTicket: 'stop',
  notOurs: 'stop',
  forged: 'stop',
  rightRevoked: 'stop',
  tooLate: 'stop',
}

export const toneOf = (outcome: ScanOutcome): Tone => TONES[outcome]

/** Whether somebody passed the gate: into the hall, into it again, or out of it. */
export const isPassed = (outcome: ScanOutcome): boolean => TONES[outcome] === 'go'

/** How long before the gate a right to scan opens by itself, and how long after it ends. */
export const RIGHT_OPENS_BEFORE_MS = 2 * HOUR
export const RIGHT_ENDS_AFTER_MS = HOUR

/** Between when a right to scan at a gate holds. */
export const rightWindow = ({ opensAt, closesAt }: { opensAt: Instant; closesAt: Instant }) => ({
  from: opensAt - RIGHT_OPENS_BEFORE_MS,
  until: closesAt + RIGHT_ENDS_AFTER_MS,
})

/** Scans made while the right held are taken so long after the gate has closed; later ones are kept, and let nobody in. */
export const UPLOAD_DAYS = 7
export const uploadsUntil = (closesAt: Instant): Instant => closesAt + UPLOAD_DAYS * 24 * HOUR

/** A device whose clock is further off is marked; its scans count at the time corrected by the cloud's clock. */
export const SKEW_MS = 10 * MINUTE

/** An uploaded scan: what the cloud reads it as, what the device said, and what is known of the device. */
export type UploadFacts = {
  read: ScanOutcome
  said: ScanOutcome | null
  isRevoked: boolean
  isClockWrong: boolean
}

const GONE: readonly ScanOutcome[] = ['cancelled', 'activityCancelled', 'released', 'notConfirmed']
const BY_ITSELF: readonly ScanOutcome[] = ['usedAlready', 'notInside']

/**
 * What an uploaded scan is kept as, and why somebody has to look at it, the nearest reason first; no conflict when device
 * and cloud agree. Whom the device turned away is not let in afterwards.
 */
export function uploadOf({ read, said, isRevoked, isClockWrong }: UploadFacts): {
  outcome: ScanOutcome
  conflict: Conflict | null
} {
  const turnedAway = said !== null && !isPassed(said)
  const outcome = turnedAway && isPassed(read) ? said : read
  return {
    outcome,
    conflict:
      outcome === 'tooLate'
        ? 'tooLate'
        : isRevoked
          ? 'revokedDevice'
          : (disagreementOf(read, said) ?? (isClockWrong ? 'clockWrong' : null)),
  }
}

function disagreementOf(read: ScanOutcome, said: ScanOutcome | null): Conflict | null {
  if (said === null || isPassed(said) === isPassed(read)) return null
  if (isPassed(read)) return BY_ITSELF.includes(said) ? null : 'turnedAway'
  if (read === 'usedAlready') return 'usedElsewhere'
  return GONE.includes(read) ? 'cancelledMeanwhile' : 'otherReason'
}

/** The scans of one device in a minute beyond which it is no hands that make them. */
export const SCANS_A_MINUTE = 240
/** The late scans one device may hand over in a minute. */
export const UPLOADS_A_MINUTE = 3000
