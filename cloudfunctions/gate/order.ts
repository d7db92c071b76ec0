import { isPassed, uploadOf } from '../../src/domain/gate/gate'
import { orderPassages, PASSAGE_OUTCOMES, type Passage } from '../../src/domain/gate/passages'
import type { Instant, RightId, ScanId, SessionId, TicketId } from '../../types/core'
import type { Conflict, How, ScanOutcome, Way } from '../../types/gate'
import { SELF_GATE } from '../core/gate/pass-gate'
import type { Db, Tx } from '../kit/db'
import { sql } from '../kit/sql'

type Kept = {
  id: ScanId
  at: Instant
  way: Way
  how: How
  outcome: ScanOutcome
  said: ScanOutcome | null
  conflict: Conflict | null
  settled: boolean
  clockWrong: boolean
  gate: string
  rightId: RightId | null
}

export type Ordering = {
  sessionId: SessionId
  ticketId: TicketId
  /** Who counts whoever is inside by it now. */
  counter: RightId | SessionId
}

/** SQL: when scan `c` was made by the cloud's clock. */
const madeAt = sql<Instant>`case when c.how = 'offline' then c.scanned_at else c.received_at end`

/** SQL: passings of scans `c` that count: let through, or let through by a device without a network. */
const isPassing = sql<boolean>`c.undone_at is null and (c.outcome in ('admitted', 'readmitted', 'exited')
  or (c.how = 'offline' and c.outcome = any (${PASSAGE_OUTCOMES}::text[])
    and (c.said is null or c.said in ('admitted', 'readmitted', 'exited') or (c.way = 'out' and c.said = 'notInside'))))`

/** Whether a ticket has passed this gate more than once, so that their order says something. */
export async function hasMore(db: Db, { sessionId, ticketId }: Omit<Ordering, 'counter'>): Promise<boolean> {
  const { rows } = await sql`
    select from scans c where c.ticket_id = ${ticketId} and c.session_id = ${sessionId} and ${isPassing}
    limit 2`.execute(db)
  return rows.length > 1
}

/**
 * Puts a ticket's passings in the order they happened and writes what they come to: what each uploaded one was, the
 * check-in, who is inside. The same whatever order phones upload in; doing it again changes nothing.
 */
export async function putInOrder(tx: Tx, { sessionId, ticketId, counter }: Ordering): Promise<void> {
  await sql`select from tickets where id = ${ticketId} for no key update`.execute(tx)
  const { rows: kept } = await sql<Kept>`
    select c.id, ${madeAt} as at, c.way, c.how, c.outcome, c.said, c.conflict, c.settled_at is not null as settled,
      c.clock_wrong as "clockWrong", c.gate, c.right_id as "rightId"
    from scans c where c.ticket_id = ${ticketId} and c.session_id = ${sessionId} and ${isPassing}`.execute(tx)
  const passed = orderPassages(kept.map(passageOf))
  for (const scan of kept) await relabel(tx, scan, passed.outcomes.get(scan.id) ?? scan.outcome)
  const entry = kept.find(({ id }) => id === passed.entry) ?? null
  const lastAt = passed.lastAt === entry?.at ? null : passed.lastAt
  await write(tx, { sessionId, ticketId, counter }, { entry, inside: passed.inside, lastAt })
}

const passageOf = ({ id, at, way, how, outcome }: Kept): Passage => ({
  scanId: id,
  at,
  way,
  outcome,
  fixed: how !== 'offline',
  away: how === 'noted',
})

async function relabel(tx: Tx, scan: Kept, outcome: ScanOutcome): Promise<void> {
  const conflict = conflictOf(scan, outcome)
  if (outcome !== scan.outcome || conflict !== scan.conflict)
    await sql`update scans set outcome = ${outcome}, conflict = ${conflict} where id = ${scan.id}`.execute(tx)
}

/** What a clerk has looked at, and what is wrong with the device, stays; so does a full hall, which `markFull` reckons. */
function conflictOf({ how, said, conflict, settled, clockWrong }: Kept, outcome: ScanOutcome): Conflict | null {
  if (how !== 'offline' || settled || conflict === 'revokedDevice') return conflict
  const found = uploadOf({ read: outcome, said, isRevoked: false, isClockWrong: clockWrong }).conflict
  return found ?? (conflict === 'venueFull' && isPassed(outcome) ? conflict : null)
}

type Standing = { entry: Kept | null; inside: boolean; lastAt: Instant | null }

/** The check-in, and the counts by what has changed of it: each entry by who made it, the inside by who found out. */
async function write(tx: Tx, { sessionId, ticketId, counter }: Ordering, standing: Standing): Promise<void> {
  const { entry, inside, lastAt } = standing
  const { rows } = await sql<{ scanId: ScanId; inside: boolean; by: string }>`
    select c.scan_id as "scanId", c.inside, coalesce(n.right_id, n.session_id) as by
    from checkins c join scans n on n.id = c.scan_id
    where c.ticket_id = ${ticketId} and c.session_id = ${sessionId}`.execute(tx)
  const before = rows[0] ?? null
  if (entry)
    await sql`
      insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at, inside, last_way_at)
      values (${ticketId}, ${sessionId}, ${entry.id}, ${entry.gate || SELF_GATE}, ${entry.at}, ${inside}, ${lastAt})
      on conflict (ticket_id, session_id) do update set scan_id = excluded.scan_id, gate = excluded.gate,
        checked_in_at = excluded.checked_in_at, inside = excluded.inside, last_way_at = excluded.last_way_at`.execute(
      tx,
    )
  else if (before)
    await sql`delete from checkins where ticket_id = ${ticketId} and session_id = ${sessionId}`.execute(tx)
  if (before?.scanId !== entry?.id) {
    if (before) await count(tx, sessionId, before.by, { came: -1, step: 0 })
    if (entry) await count(tx, sessionId, entry.rightId ?? sessionId, { came: 1, step: 0 })
  }
  const step = Number(inside) - Number(before?.inside ?? false)
  if (step !== 0) await count(tx, sessionId, counter, { came: 0, step })
}

const count = (tx: Tx, sessionId: SessionId, counter: string, { came, step }: { came: number; step: number }) =>
  sql`
    insert into gate_counts as n (session_id, counter, admitted, inside) values (${sessionId}, ${counter}, ${came}, ${step})
    on conflict (session_id, counter) do update set admitted = n.admitted + excluded.admitted,
      inside = n.inside + excluded.inside`.execute(tx)

/**
 * Marks the uploaded entries that went beyond the limit of the hall, by how many were inside when they happened; the
 * same whatever order they became known in.
 */
export const markFull = (db: Db, sessionId: SessionId) =>
  sql`
    with moves as (
      select c.id, c.how, c.way, c.conflict, c.settled_at, s.venue_limit, sum(
        case c.outcome when 'exited' then -1 else 1 end
      ) over (order by ${madeAt}, c.id) as inside
      from sessions s join scans c on c.session_id = s.id
      where s.id = ${sessionId} and s.venue_limit is not null and c.undone_at is null and c.how <> 'noted'
        and c.outcome in ('admitted', 'readmitted', 'exited')
    ), judged as (
      select id, conflict, case when way = 'in' and inside > venue_limit then 'venueFull' end as found from moves
      where how = 'offline' and settled_at is null and coalesce(conflict, 'venueFull') = 'venueFull'
    )
    update scans c set conflict = judged.found from judged
    where c.id = judged.id and judged.found is distinct from judged.conflict`.execute(db)
