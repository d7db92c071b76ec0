import { type CodeFacts, type GateFacts, type HeldFacts, outcomeOf } from '../../../src/domain/gate/gate'
import type { ActivityId, Instant, LocalDate, OpenId, RightId, ScanId, SessionId, TicketId } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import type { Conflict, GateCounts, GateFlag, How, ScanOutcome, ScanResult, Way } from '../../../types/gate'
import type { TicketState } from '../../../types/ticket'
import { constraintOf, type Db } from '../../kit/db'
import type { Sealed } from '../../kit/seal'
import { sql } from '../../kit/sql'
import { maskedName } from '../person/names'
import { textHead } from './text-head'

/** What a code was read as: a ticket's, or why it is none. */
export type ReadCode = (Extract<CodeFacts, { ok: true }> & { ticketId: TicketId }) | Extract<CodeFacts, { ok: false }>

/**
 * One act at a gate. `at` is when, by the cloud's clock: hours are judged by it; `scannedAt` is what is kept of it, online
 * the device's own word. `letting`: it may let somebody
 * pass; else it is only looked at and kept. `said` is what an offline device showed.
 */
export type Act = {
  scanId: ScanId
  sessionId: SessionId
  openid: OpenId
  code: ReadCode
  text: string
  way: Way
  how: How
  said: ScanOutcome | null
  /** A device whose clock is too far off. */
  mark: 'clockWrong' | null
  letting: boolean
  scannedAt: Instant
  at: Instant
  now: Instant
  /** Whose ticket it is, when that does not come from the code. */
  forTicket?: TicketId
}

/** Everything a scan is decided and answered with, and the outcome when it let somebody pass. */
export type GateAnswer = {
  outcome: ScanOutcome | null
  conflict: Conflict | null
  rightId: RightId | null
  gate: string | null
  revokedAt: Instant | null
  /** Staff who do not work here any more. */
  hasLeft: boolean
  activityId: ActivityId
  activityCancelled: boolean
  day: LocalDate
  opensAt: Instant
  closesAt: Instant
  venueLimit: number | null
  isFull: boolean
  /** The answer this scan act was given before, if it was, and whether it was this helper's. */
  prior: { outcome: ScanOutcome; at: Instant; conflict: Conflict | null; own: boolean } | null
  /** The ticket the code names, when it belongs to the activity of this gate. */
  held: {
    id: TicketId
    state: TicketState
    released: boolean
    nameSealed: Sealed | null
    needsHelp: boolean
    needsDesk: boolean
  } | null
  checkin: { at: Instant; gate: string; inside: boolean; lastWayAt: Instant } | null
  other: { title: string; startsAt: Instant; district: DistrictCode } | null
  counts: GateCounts
}

/** Written out once: composing a statement costs as much as sending it, and a crowd comes through here. */

/**
 * Asks the database to let somebody pass: one statement that writes everything or nothing and tells the facts. Null when
 * there is no such session, or when the same act was being kept at the same moment.
 */
export async function pass(db: Db, act: Act): Promise<GateAnswer | null> {
  const code = act.code.ok ? act.code : { ticketId: act.forTicket ?? null, activityId: null }
  const passing = {
    scan: act.scanId,
    session: act.sessionId,
    account: act.openid,
    ticket: code.ticketId,
    coded: code.activityId,
    going: act.way,
    manner: act.how,
    told: act.said,
    mark: act.mark,
    letting: act.letting && act.code.ok,
    head: textHead(act.text),
    scanned: act.scannedAt,
    at: act.at,
    received: act.now,
  }
  try {
    const { rows } = await sql<{ answer: GateAnswer | null }>`
      select pass_gate(${JSON.stringify(passing)}) as answer`.execute(db)
    return rows[0]?.answer ?? null
  } catch (fault) {
    if (constraintOf(fault) === 'scans_pkey') return null
    throw fault
  }
}

/** Why nobody passed, by the rules; `readAs` what the code was read as. */
export function whyNot(act: Act, answer: GateAnswer): ScanOutcome {
  const gate: GateFacts = answer
  return outcomeOf(act.code, gate, heldFacts(act, answer), { way: act.way, now: act.at })
}

/**
 * How the ticket stood when it was scanned. News of a passing that is older than the last one known is no way out of the
 * hall and no way into it: what is known since stays.
 */
function heldFacts({ how, way, at }: Act, { held, checkin }: GateAnswer): HeldFacts {
  if (!held) return null
  const isOldNews = how === 'offline' && checkin !== null && at < checkin.lastWayAt
  const inside = isOldNews ? way === 'in' : (checkin?.inside ?? false)
  return { state: held.state, released: held.released, checkedIn: checkin !== null, inside }
}

type Kept = { outcome: ScanOutcome; conflict: Conflict | null }

/** Keeps an attempt that let nobody pass, and counts it for its device; false when the act was already kept. */
export async function keep(db: Db, act: Act, answer: GateAnswer, { outcome, conflict }: Kept): Promise<boolean> {
  const { sessionId, now } = act
  const { rows } = await sql`
    with stored as (
      insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how,
        said, conflict)
      values (${act.scanId}, ${sessionId}, ${answer.rightId}, ${answer.gate ?? SELF_GATE},
        ${act.code.ok ? act.code.ticketId : (act.forTicket ?? null)}, ${outcome}, ${textHead(act.text)}, ${act.scannedAt}, ${now}, ${act.way},
        ${act.how}, ${act.said}, ${conflict})
      on conflict (id) do nothing returning id
    )
    select count_scan(${sessionId}, ${answer.rightId ?? sessionId}, 0, 0, ${act.how === 'offline'}, ${now}) from stored`.execute(
    db,
  )
  return rows.length === 1
}

/** What a check-in screen is called in the history. */
export const SELF_GATE = '自助签到'

/** The answer in the gate's words: name masked, and why only as far as the helper needs it. */
export function resultOf(act: Act, answer: GateAnswer, outcome: ScanOutcome): ScanResult {
  const { held, checkin, other, counts, prior } = answer
  const used = outcome === 'usedAlready' ? checkin : null
  return {
    scanId: act.scanId,
    outcome,
    at: prior?.at ?? act.at,
    name: maskedName(held?.nameSealed ?? null),
    usedAt: used?.at ?? null,
    usedGate: used?.gate ?? null,
    other: outcome === 'otherActivity' || outcome === 'otherDay' ? other : null,
    flags: held ? flagsOf(held) : [],
    counts,
  }
}

/** What the gate does for somebody, never why. */
const flagsOf = ({ needsHelp, needsDesk }: { needsHelp: boolean; needsDesk: boolean }): GateFlag[] => [
  ...(needsHelp ? (['help'] as const) : []),
  ...(needsDesk ? (['desk'] as const) : []),
]
