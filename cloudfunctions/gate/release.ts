import { decideRelease } from '../../src/domain/gate/door'
import type { ActivityState } from '../../types/activity'
import type { ActivityId, Instant, SessionId, TicketId } from '../../types/core'
import { refuse } from '../../types/reply'
import { lockActivity } from '../core/ticket/offers'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showBoard } from './board'
import { findSession } from './session'

/**
 * Gives the places nobody has come for to the people waiting in the hall. The tickets stay booked and say when their place
 * went; somebody who comes late and is still before it keeps it, which one statement decides: it sees every check-in that
 * was made while it waited for the tickets.
 */
export const release: Verb<'gate.release'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { sessionId, minutes } = input
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const activity = await lockActivity(tx, session.activityId)
    if (!activity) return refuse({ code: 'session.notFound' })
    const times = await timesOf(tx, sessionId)
    const may = decideRelease({ session: times, activity: activity as { state: ActivityState }, minutes, now })
    if (!may.ok) return may
    const ticketIds = await give(tx, { sessionId, activityId: session.activityId, now })
    if (ticketIds.length > 0 || times.releasedAt === null)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'gate.release',
        subject: 'session',
        subjectId: sessionId,
        district: session.district,
        detail: { minutes, ticketIds },
      })
    return showBoard(tx, { sessionId, clerk: actor, now })
  })

type Times = { startsAt: Instant; closesAt: Instant; releasedAt: Instant | null }

async function timesOf(tx: Tx, sessionId: SessionId): Promise<Times> {
  const { rows } = await sql<Times>`
    select starts_at as "startsAt", gate_closes_at as "closesAt", released_at as "releasedAt" from sessions
    where id = ${sessionId}`.execute(tx)
  return rows[0] as Times
}

type Given = { sessionId: SessionId; activityId: ActivityId; now: Instant }

/**
 * Locks the places first and looks at the check-ins after, so that no scan of the same moment is overlooked. Whoever came
 * on another day of the same activity keeps their place.
 */
async function give(tx: Tx, { sessionId, activityId, now }: Given): Promise<TicketId[]> {
  const missing = await sql<{ id: TicketId }>`
    select t.id from tickets t
    where t.activity_id = ${activityId} and t.state = 'booked' and t.released_at is null
      and not exists (select from checkins c where c.ticket_id = t.id)
    order by t.id for update of t`.execute(tx)
  const { rows } = await sql<{ id: TicketId }>`
    with given as (
      update tickets t set released_at = ${now}
      where t.id = any (${missing.rows.map(({ id }) => id)}::uuid[]) and t.state = 'booked' and t.released_at is null
        and not exists (select from checkins c where c.ticket_id = t.id)
      returning t.id, t.bucket
    ), counted as (
      update activities a set
        booked = a.booked - (select count(*) from given where bucket = 'open'),
        key_booked = a.key_booked - (select count(*) from given where bucket = 'key'),
        walk_in_booked = a.walk_in_booked - (select count(*) from given where bucket = 'walkIn')
      where a.id = ${activityId} and exists (select from given)
    ), said as (
      update sessions set released_at = coalesce(released_at, ${now}) where id = ${sessionId}
    )
    select id from given order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
