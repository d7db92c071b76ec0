import type { ActivityId, Instant, OpenId, PersonId, TicketId } from '../../../types/core'
import type { Db, Tx } from '../../kit/db'
import { sql } from '../../kit/sql'
import { lockActivity } from './offers'

/** The ticket somebody else's claim of a person's document number holds at an activity. */
export type HeldByNumber = { ticketId: TicketId; personId: PersonId }

/** Which other claim of this person's number holds the place here; null when none does, or its holder came in by it. */
export async function heldByNumber(
  db: Db,
  { activityId, personId }: { activityId: ActivityId; personId: PersonId },
): Promise<HeldByNumber | null> {
  const { rows } = await sql<HeldByNumber>`
    select t.id as "ticketId", t.person_id as "personId"
    from persons p join tickets t on t.activity_id = ${activityId} and t.id_hash = p.id_hash and t.person_id <> p.id
    where p.id = ${personId} and is_live_place(t.state)
      and not exists (select from checkins c where c.ticket_id = t.id)`.execute(db)
  return rows[0] ?? null
}

type HandingOver = {
  from: TicketId
  to: { ticketId: TicketId; personId: PersonId; openid: OpenId }
  activityId: ActivityId
  now: Instant
}

/**
 * Gives what a claim of a number holds to the one whose card was seen: the same place or place in line under a new
 * ticket, so that the code of the first opens nothing any more, and its account is told. Locks the activity, then the
 * ticket. False when there is nothing to give any more, or somebody came in by it.
 */
export async function handOver(tx: Tx, { from, to, activityId, now }: HandingOver): Promise<boolean> {
  if (!(await lockActivity(tx, activityId))) return false
  const { rows } = await sql<{ state: string }>`
    select t.state from tickets t
    where t.id = ${from} and t.activity_id = ${activityId} and is_live_place(t.state)
      and not exists (select from checkins c where c.ticket_id = t.id)
    for update`.execute(tx)
  const [held] = rows
  if (!held) return false
  await sql`
    insert into notices (kind, activity_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
    select 'activityChanged', t.activity_id, t.booked_by, 'noCredit', ${GIVEN.title}, ${GIVEN.body},
      'identity:' || t.id::text, ${now}::bigint, ${now}::bigint, ${now}::bigint
    from tickets t join account_persons l on l.openid = t.booked_by and l.person_id = t.person_id
    where t.id = ${from} and t.booked_by <> ${to.openid}
    on conflict (openid, reason) where reason is not null do nothing`.execute(tx)
  await sql`
    update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = 'system'
    where id = ${from}`.execute(tx)
  await sql`
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, queue_no, offered_until, mark,
      reconfirm, released_at, called_at, stop, offer_no, signed_up_at, old_enough)
    select ${to.ticketId}, activity_id, ${to.personId}, ${to.openid}, ${held.state}, booked_at, bucket, queue_no,
      offered_until, mark, reconfirm, released_at, called_at, stop, offer_no, signed_up_at, old_enough
    from tickets where id = ${from}`.execute(tx)
  return true
}

const GIVEN = {
  title: '名额已转给核对过证件的本人',
  body: '一个证件号码在一场活动只有一个名额。工作人员看了证件，您用这个号码报的名额归本人。有疑问请带证件到服务台核对。',
}
