import type pg from 'pg'
import type { Instant } from '../../types/core'
import { CROWD } from './people'

/** How full each activity gets by the time its booking closes. */
export type Demand = { activityId: string; people: number }

/**
 * Books the crowd in. Who books what and when follows from the ids, spread over nine tenths of the booking window;
 * bookings of after `now` are left for a later run. One statement takes places and counts them, never more than there
 * are.
 */
export async function bookCrowd(client: pg.Client, demand: readonly Demand[], now: Instant): Promise<void> {
  await client.query(
    `with wish as (
       select a.id as activity_id, a.seats - a.booked as free, taker.*,
         pg_temp.id_of('ticket/' || a.id || '/' || taker.person_id) as id
       from unnest($1::uuid[], $2::int[]) as d (activity_id, people) join activities a on a.id = d.activity_id
       cross join lateral (
         select person_id, openid, (a.opens_at + (a.closes_at - a.opens_at) * 0.9 *
           power((row_number() over (order by md5(a.id::text || person_id)) - 0.5) / d.people, 0.8))::bigint as booked_at
         from account_persons where openid like $3 order by md5(a.id::text || person_id) limit d.people
       ) taker
       where a.state = 'published' and taker.booked_at <= $4
     ), fresh as (
       select w.*, row_number() over (partition by w.activity_id order by w.booked_at) as nth
       from wish w where not exists (select from tickets t where t.id = w.id)
     ), taken as (
       insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
       select id, activity_id, person_id, openid, 'booked', booked_at from fresh where nth <= free
       on conflict do nothing returning activity_id
     )
     update activities a set booked = booked + count from
       (select activity_id, count(*)::int as count from taken group by 1) taken
     where a.id = taken.activity_id`,
    [demand.map(({ activityId }) => activityId), demand.map(({ people }) => people), `${CROWD}%`, now],
  )
  await giveBack(client, now)
}

/** One in thirty changes their mind the evening after. */
const giveBack = (client: pg.Client, now: Instant) =>
  client.query(
    `with gone as (
       update tickets t set state = 'cancelled', cancelled_at = t.booked_at + 43200000, cancelled_by = t.booked_by
       from activities a
       where a.id = t.activity_id and t.state = 'booked' and t.booked_by like $1
         and pg_temp.share_of('gone/' || t.id) < 0.03 and t.booked_at + 43200000 <= least($2::bigint, a.cancel_until)
         and not exists (select from checkins c where c.ticket_id = t.id)
       returning t.activity_id
     )
     update activities a set booked = booked - count
     from (select activity_id, count(*)::int as count from gone group by 1) gone where a.id = gone.activity_id`,
    [`${CROWD}%`, now],
  )

/**
 * Lets the crowd in at every gate that has opened: five in six come, at a time that follows from the ids. What happens after `now` is left for a later run.
 */
export async function admitCrowd(client: pg.Client, now: Instant): Promise<void> {
  await client.query(
    `with entry as (
       select t.id as ticket_id, s.id as session_id, g.id as right_id, g.gate,
         pg_temp.id_of('scan/' || t.id || '/' || s.id) as scan_id,
         (s.gate_opens_at + (s.gate_closes_at - s.gate_opens_at) *
           power(pg_temp.share_of('when/' || t.id || '/' || s.id), 1.4))::bigint as at
       from sessions s join activities a on a.id = s.activity_id and a.state = 'published'
       join tickets t on t.activity_id = s.activity_id and t.state = 'booked' and t.booked_by like $1
       cross join lateral (
         select id, gate from gate_rights where session_id = s.id order by md5(t.id::text || id) limit 1
       ) g
       where s.gate_opens_at <= $2 and pg_temp.share_of('comes/' || t.id || '/' || s.id) < 0.84
     ), admitted as (
       insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
       select scan_id, session_id, right_id, gate, ticket_id, 'admitted', 'seed', at, at from entry
       where at <= $2 and not exists (select from checkins c where (c.ticket_id, c.session_id) = (entry.ticket_id, entry.session_id))
       on conflict do nothing returning id
     ), noted as (
       insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
       select ticket_id, session_id, scan_id, gate, at from entry join admitted on admitted.id = entry.scan_id
       returning session_id, scan_id
     )
     insert into gate_counts as n (session_id, counter, admitted, inside)
     select noted.session_id, entry.right_id, count(*), count(*) from noted join entry on entry.scan_id = noted.scan_id
     group by 1, 2
     on conflict (session_id, counter) do update
       set admitted = n.admitted + excluded.admitted, inside = n.inside + excluded.inside`,
    [`${CROWD}%`, now],
  )
}
