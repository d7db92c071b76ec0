import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { constraintOf, type Db } from '../kit/db'
import type { Wish } from './book'
import { type TicketRow, ticketColumns } from './view'

/**
 * Gives a place and writes the ticket, or does neither: the key group's reserve for its members, else an open place
 * when nobody waits, else a place in line. The row of the activity is the lock, read again as it is once it is held;
 * the same rules as `decideSignUp`, which says why not. The checks of the table and the one-live-ticket index hold
 * whatever the order.
 */
export async function take(db: Db, wish: Wish): Promise<TicketRow | null> {
  try {
    const { rows } = await sql<TicketRow>`
      with ${chosen(wish)}, ${written(wish)}${kept(wish)}
      select ${ticketColumns(sql`case when t.state = 'waiting' then a.waiting end`)}
      from t cross join p cross join a join venues v on v.id = a.venue_id`.execute(db)
    return rows[0] ?? null
  } catch (fault) {
    if (constraintOf(fault) === 'tickets_one_live') return null
    throw fault
  }
}

/** SQL: the person, and the activity with its row locked and what they get there. */
const chosen = ({ activityId, personId, openid, declared, mayDespitePolicy, now }: Wish) => sql`
  p as (
    select p.* from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and link.person_id = ${personId}
  ), lock as (
    select a.id, whom.mark, got.place
    from activities a cross join p
      cross join lateral (
        select case when a.key_group is null then null
          when exists (select from rosters r where r.key_group = a.key_group and r.id_hash = p.id_hash) then 'checked'
          when ${declared} then 'declared' end as mark
      ) whom
      cross join lateral (
        select case
          when whom.mark is not null and a.key_booked + a.key_offered < a.key_seats then 'key'
          when a.booked + a.offered < a.seats and (a.waiting = 0 or ${now} >= least(a.closes_at, a.starts_at))
            then 'open'
          when a.waitlist and ${now} < least(a.closes_at, a.starts_at) then 'line'
        end as place
      ) got
    where a.id = ${activityId} and a.state = 'published' and a.opens_at <= ${now} and ${now} < a.closes_at
      and (a.min_age is null or p.born_on is null or p.born_on <= a.day - make_interval(years => a.min_age))
      and (a.eligibility = 'none' or whom.mark = 'checked' or (a.eligibility = 'declared' and whom.mark is not null))
      and got.place is not null
      and not exists (
        select from tickets held
        where held.activity_id = a.id and held.person_id = p.id and held.state in ('booked', 'waiting', 'offered')
      )
      ${mayDespitePolicy ? sql`` : sql`and not (select (value ->> 'enabled')::boolean from policies where name = 'noShow')`}
    for update of a
  )`

/** SQL: the counts moved and the ticket written. */
const written = ({ openid, now }: Wish) => sql`
  a as (
    update activities a set booked = a.booked + (lock.place = 'open')::int,
      key_booked = a.key_booked + (lock.place = 'key')::int, waiting = a.waiting + (lock.place = 'line')::int,
      queue_last = a.queue_last + (lock.place = 'line')::int
    from lock where a.id = lock.id returning a.*, lock.mark, lock.place
  ), t as (
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, queue_no, mark)
    select ${randomUUID()}, a.id, p.id, ${openid}, case a.place when 'line' then 'waiting' else 'booked' end, ${now},
      case a.place when 'key' then 'key' else 'open' end, case a.place when 'line' then a.queue_last end, a.mark
    from a, p
    returning *
  )`

/** SQL: the answers kept with the ticket, for the next time. */
const kept = ({ answers, now }: Wish) =>
  answers.length === 0
    ? sql``
    : sql`, kept as (
        insert into answers (person_id, question, answer, answered_at)
        select t.person_id, given.question, given.answer, ${now}
        from t, unnest(
          ${answers.map(({ question }) => question)}::text[], ${answers.map(({ answer }) => answer)}::text[]
        ) given (question, answer)
        on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at
      )`
