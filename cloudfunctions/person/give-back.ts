import type { Held } from '../../src/domain/ticket/places'
import type { ActivityId, Instant, PersonId, TicketId } from '../../types/core'
import { lockActivity, offerFreed } from '../core/ticket/offers'
import { recount } from '../core/ticket/recount'
import type { Tx } from '../kit/db'
import { sql } from '../kit/sql'

type Live = Held & { id: TicketId; activityId: ActivityId }

/** SQL: live tickets `t` of these people that are still for something: waited for, offered, or held and not yet used. */
export const stillTo = (personIds: readonly PersonId[], now: Instant) => sql`
  tickets t join activities a on a.id = t.activity_id
  where t.person_id = any (${personIds}::uuid[]) and (
    t.state in ('waiting', 'offered')
    or (t.state = 'booked' and a.ends_at > ${now} and not exists (select from checkins c where c.ticket_id = t.id))
  )`

/**
 * Gives back every place these people still hold, wait for or are offered, whatever the deadline says; what comes free
 * goes to the head of each line at once. Locks activities in the order of their ids, then tickets; whether somebody came
 * is asked once their ticket is locked, so that a scan of the same moment is either seen or finds it given back. Returns
 * how many.
 */
export async function giveBackAll(tx: Tx, personIds: readonly PersonId[], now: Instant): Promise<number> {
  const named = await sql<{ id: ActivityId }>`
    select distinct t.activity_id as id from ${stillTo(personIds, now)} order by 1`.execute(tx)
  for (const { id } of named.rows) await lockActivity(tx, id)
  const touched = sql`t.activity_id = any (${named.rows.map(({ id }) => id)}::uuid[])`
  await sql`
    select from tickets t where t.person_id = any (${personIds}::uuid[]) and ${touched}
    order by t.activity_id, t.id for update`.execute(tx)
  const { rows } = await sql<Live>`
    select t.id, t.activity_id as "activityId", t.state, t.bucket,
      t.released_at is not null as released from ${stillTo(personIds, now)} and ${touched}
    order by t.activity_id, t.id`.execute(tx)
  if (rows.length === 0) return 0
  await sql`
    update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = 'erased'
    where id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  for (const { activityId, ...held } of rows) await recount(tx, activityId, held, { ...held, state: 'cancelled' })
  const freed = new Set(rows.filter(({ state }) => state !== 'waiting').map(({ activityId }) => activityId))
  for (const activityId of freed) await offerFreed(tx, activityId, now)
  return rows.length
}
