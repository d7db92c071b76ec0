import { randomUUID } from 'node:crypto'
import { decideNoting } from '../../src/domain/ticket/no-show'
import type { Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { findPolicy } from '../kit/policies'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSignUp, showSignUp } from './sign-up'

/** What an entry noted at the desk is called among the gates. */
const DESK = '事后补记'

/**
 * The desk notes that somebody was there whom no gate scanned: as an entry of its session, marked, with the reason. It is
 * counted once: whoever came in already did, and sent again it changes nothing.
 */
export const note: Verb<'ticket.note'> = (ask) =>
  ask.db.transaction(async (tx) => {
    const { input, actor, now } = ask
    await sql`select from tickets where id = ${input.ticketId} for no key update`.execute(tx)
    const row = await findSignUp(tx, actor, input.ticketId)
    if (!row) return refuse({ code: 'ticket.notFound' })
    const spot = await findSpot(tx, ask)
    if (!spot) return refuse({ code: 'session.notFound' })
    if (spot.came) return accept(showSignUp(row, now))
    const { days } = await findPolicy(tx, 'noting')
    const may = decideNoting({ state: row.state, cancelled: row.cancelled, closesAt: spot.closesAt, days }, now)
    if (!may.ok) return may
    await write(tx, ask, spot)
    const after = await findSignUp(tx, actor, input.ticketId)
    return accept(showSignUp(after ?? row, now))
  })

type Spot = {
  district: DistrictCode
  startsAt: Instant
  closesAt: Instant
  came: boolean
}

/** The session of the ticket's activity, and whether its holder came in there. */
async function findSpot(tx: Tx, { input, actor }: Ask<'ticket.note'>): Promise<Spot | null> {
  const { rows } = await sql<Spot>`
    select a.district, s.starts_at as "startsAt", s.gate_closes_at as "closesAt",
      exists (select from checkins c where c.ticket_id = t.id and c.session_id = s.id) as came
    from tickets t join activities a on a.id = t.activity_id join sessions s on s.activity_id = a.id
    where t.id = ${input.ticketId} and s.id = ${input.sessionId} and ${inScope('a.district', actor)}`.execute(tx)
  return rows[0] ?? null
}

/** The entry counts at the start of its session, and for nobody inside; when it was noted stays beside it. */
async function write(tx: Tx, { input, actor, now, traceId }: Ask<'ticket.note'>, spot: Spot): Promise<void> {
  const { ticketId, sessionId, reason } = input
  const scanId = randomUUID()
  await sql`
    insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, way, how, noted_by,
      noted_reason_sealed)
    values (${scanId}, ${sessionId}, ${DESK}, ${ticketId}, 'admitted', '', ${spot.startsAt}, ${now}, 'in', 'noted',
      ${actor.staffId}, ${seal(reason)})`.execute(tx)
  await sql`
    insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at, inside)
    values (${ticketId}, ${sessionId}, ${scanId}, ${DESK}, ${spot.startsAt}, false)`.execute(tx)
  await sql`
    insert into gate_counts as n (session_id, counter, admitted) values (${sessionId}, ${sessionId}, 1)
    on conflict (session_id, counter) do update set admitted = n.admitted + 1`.execute(tx)
  const act = { act: 'ticket.note', subject: 'ticket', subjectId: ticketId, district: spot.district }
  await audit(tx, { at: now, traceId, actor, ...act, detail: { sessionId, scanId } })
}
