import { sql } from 'kysely'
import { outcomeOf } from '../../src/domain/gate'
import { maskName } from '../../src/domain/mask'
import type { Input } from '../../types/contract'
import type { Instant, StaffId, TicketId } from '../../types/core'
import type { ScanOutcome, ScanResult } from '../../types/gate'
import { accept, type Decision, refuse } from '../../types/reply'
import { constraintOf, type Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { type ReadTicket, readSignedTicket } from '../kit/ticket-key'
import { factsOf, type ScanFacts } from './facts'
import { textHead } from './text-head'

type Act = Input<'gate.scan'> & { staffId: StaffId; code: ReadTicket; now: Instant }

/** Another gate, a cancel, or the same act sent twice may win in between; each leaves facts that decide the next try. */
const TRIES = 4

/** One scan act: two statements, the second of which admits or stores only while what was decided on still holds. */
export const scan: Verb<'gate.scan'> = async ({ input, actor, db, now }) => {
  const act = { ...input, staffId: actor.staffId, code: readSignedTicket(input.text), now }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await attempt(db, act)
    if (answer) return answer
  }
  // The id belongs to another helper's scan: nobody's answer may be read with it.
  return refuse({ code: 'input.invalid', field: 'scanId' })
}

async function attempt(db: Db, act: Act): Promise<Decision<ScanResult> | null> {
  const { code, now } = act
  const named = code.ok ? code : { ticketId: null, activityId: null }
  const facts = await factsOf(db, { ...act, ticketId: named.ticketId, activityId: named.activityId })
  if (!facts) return refuse({ code: 'gate.notAssigned' })
  if (facts.prior) return accept(resultOf(act, facts, facts.prior))
  const held = facts.held && { state: facts.held.state, checkedIn: facts.checkin !== null }
  const outcome = outcomeOf(code, facts, held, now)
  const ticketId = named.ticketId
  if (outcome === 'admitted') {
    const admitted = await admit(db, act, facts, ticketId as TicketId)
    return admitted === null ? null : accept(resultOf(act, { ...facts, admitted }, { outcome, at: now }))
  }
  return (await store(db, act, facts, { ticketId, outcome }))
    ? accept(resultOf(act, facts, { outcome, at: now }))
    : null
}

/**
 * Writes check-in, scan and count together, or nothing. The ticket row is locked with its state checked again, so that
 * a cancel (which locks it first) and this cannot both win; the key of `checkins` lets one gate win.
 */
async function admit(db: Db, act: Act, { gate }: ScanFacts, ticketId: TicketId): Promise<number | null> {
  try {
    const { rows } = await sql<{ admitted: number }>`
      with held as materialized (
        select id from tickets where id = ${ticketId} and state = 'booked' for update
      ), entry as (
        insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
        select held.id, ${act.sessionId}, ${act.scanId}, ${gate}, ${act.now} from held
        on conflict (ticket_id, session_id) do nothing
        returning ticket_id
      ), stored as (
        insert into scans (id, session_id, staff_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
        select ${act.scanId}, ${act.sessionId}, ${act.staffId}, ${gate}, entry.ticket_id, 'admitted',
          ${textHead(act.text)}, ${act.scannedAt}, ${act.now} from entry
      )
      update sessions s set admitted = admitted + 1 from entry where s.id = ${act.sessionId}
      returning s.admitted`.execute(db)
    return rows[0]?.admitted ?? null
  } catch (fault) {
    if (constraintOf(fault) === 'scans_pkey') return null
    throw fault
  }
}

type Stored = { ticketId: TicketId | null; outcome: ScanOutcome }

/** Keeps an attempt that let nobody in; false when the act was already kept. */
async function store(db: Db, act: Act, { gate }: ScanFacts, { ticketId, outcome }: Stored): Promise<boolean> {
  const { rows } = await sql`
    insert into scans (id, session_id, staff_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
    values (${act.scanId}, ${act.sessionId}, ${act.staffId}, ${gate}, ${ticketId}, ${outcome}, ${textHead(act.text)},
      ${act.scannedAt}, ${act.now})
    on conflict (id) do nothing returning id`.execute(db)
  return rows.length === 1
}

function resultOf(
  { scanId }: Act,
  { held, checkin, other, admitted, booked }: ScanFacts,
  { outcome, at }: { outcome: ScanOutcome; at: Instant },
): ScanResult {
  const used = outcome === 'usedAlready' ? checkin : null
  return {
    scanId,
    outcome,
    at,
    name: held && maskName(held.realName),
    usedAt: used?.at ?? null,
    usedGate: used?.gate ?? null,
    other: outcome === 'otherActivity' || outcome === 'otherDay' ? other : null,
    counts: { admitted, booked },
  }
}
