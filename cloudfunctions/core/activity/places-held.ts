import { sql } from '../../kit/sql'

/**
 * SQL: the sums over all buckets of activity `a` (open places, the key group's reserve, the door's), the same wherever
 * staff read them. Held: who comes; offered: kept for somebody who has not answered; left: what nobody holds.
 */
export const heldIn = sql<number>`(a.booked + a.key_booked + a.walk_in_booked)`
export const offeredIn = sql<number>`(a.offered + a.key_offered)`
export const placesIn = sql<number>`(a.seats + a.key_seats + a.walk_in_seats)`
export const leftIn = sql<number>`(greatest(0, a.seats - a.booked - a.offered)
  + greatest(0, a.key_seats - a.key_booked - a.key_offered) + greatest(0, a.walk_in_seats - a.walk_in_booked))`

/**
 * SQL: how many people were let in at activity `a`. Of one session that is its kept count; who came to several counts
 * once, so that they are never more than those who signed up.
 */
export const admittedIn = sql<number>`case when (select count(*) from sessions s where s.activity_id = a.id) > 1
  then (select count(distinct c.ticket_id) from sessions s join checkins c on c.session_id = s.id where s.activity_id = a.id)
  else (select coalesce(sum(admitted_at(s.id)), 0) from sessions s where s.activity_id = a.id) end`
