import { isPassed } from '../../src/domain/gate/gate'
import type { Instant, RightId, SessionId, TicketId } from '../../types/core'
import type { GateCounts, ScanOutcome } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { putInOrder } from './order'
import { findOpenRight } from './right'
import { countsJson } from './view'

type Scanned = {
  sessionId: SessionId
  outcome: ScanOutcome
  ticketId: TicketId
  rightId: RightId | null
  undoneAt: Instant | null
}

/** Takes a scan that let somebody pass back, with a reason; the scan stays as evidence, marked, and may be made anew. */
export const undo: Verb<'gate.undo'> = (ask) =>
  ask.db.transaction(async (tx) => {
    const { input, actor, now } = ask
    const scan = await findScan(tx, ask)
    if (!scan) return refuse({ code: 'scan.notFound' })
    const right = await findOpenRight(tx, { sessionId: scan.sessionId, openid: actor.openid, now })
    if (!right.ok) return right
    if (!isPassed(scan.outcome)) return refuse({ code: 'scan.refused' })
    const { rightId, district } = right.value
    const undoneAt = scan.undoneAt ?? now
    if (scan.undoneAt === null) {
      await sql`
        update scans set undone_at = ${now}, undone_by_right = ${rightId}, undone_reason_sealed = ${seal(input.reason)}
        where id = ${input.scanId}`.execute(tx)
      await putInOrder(tx, {
        sessionId: scan.sessionId,
        ticketId: scan.ticketId,
        counter: scan.rightId ?? scan.sessionId,
      })
      const detail = { sessionId: scan.sessionId, outcome: scan.outcome }
      await audit(tx, {
        at: now,
        traceId: ask.traceId,
        actor,
        act: 'gate.undo',
        subject: 'scan',
        subjectId: input.scanId,
        district,
        detail,
      })
    }
    return accept({ scanId: input.scanId, undoneAt, counts: await countsOf(tx, scan.sessionId) })
  })

/** The scan, its ticket's row locked first, as at the gate itself; null when not at a session this account may scan at. */
async function findScan(tx: Tx, { input, actor }: Ask<'gate.undo'>): Promise<Scanned | null> {
  await sql`
    select from tickets where id = (select ticket_id from scans where id = ${input.scanId}) for no key update`.execute(
    tx,
  )
  const { rows } = await sql<Scanned>`
    select c.session_id as "sessionId", c.outcome, c.ticket_id as "ticketId", c.right_id as "rightId",
      c.undone_at as "undoneAt"
    from scans c
    where c.id = ${input.scanId} and exists (
      select from gate_rights r where r.session_id = c.session_id and r.openid = ${actor.openid}
    )
    for update of c`.execute(tx)
  return rows[0] ?? null
}

async function countsOf(tx: Tx, sessionId: SessionId): Promise<GateCounts> {
  const { rows } = await sql<{ counts: GateCounts }>`
    select ${countsJson} as counts from sessions s join activities a on a.id = s.activity_id
    where s.id = ${sessionId}`.execute(tx)
  return (rows[0] as { counts: GateCounts }).counts
}
