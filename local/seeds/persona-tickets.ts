import type pg from 'pg'
import type { Instant, LocalDate, PersonId, SessionId, TicketId } from '../../types/core'
import type { planCourses } from './courses'
import type { PlannedFair } from './fairs'
import { idOf } from './ids'

type Plans = { fairs: readonly PlannedFair[]; courses: ReturnType<typeof planCourses>; today: LocalDate; now: Instant }

/**
 * 石桂芬 holds a ticket for the coming special; 龙小燕 was at the last one, sits in the class that runs, and did not come
 * to the last fair of an ordinary day.
 */
export async function bookPersonas(client: pg.Client, { fairs, courses, today, now }: Plans): Promise<void> {
  const specials = fairs.filter(({ activity }) => activity.theme)
  const coming = specials.find(({ activity }) => activity.starts_at > now)
  const last = specials.filter(({ activity }) => activity.ends_at <= now).at(-1)
  const missed = fairs.filter(({ activity }) => !activity.theme && activity.ends_at <= now).at(-1)
  const running = courses.filter(({ activity }) => activity.day < today).at(-1)
  const wishes = [
    { plan: coming, who: '石桂芬', openid: 'o-shi-guifen' },
    { plan: last, who: '龙小燕', openid: 'o-long-xiaoyan' },
    { plan: running, who: '龙小燕', openid: 'o-long-xiaoyan' },
    { plan: missed, who: '龙小燕', openid: 'o-long-xiaoyan' },
  ]
  for (const { plan, who, openid } of wishes) {
    if (!plan) continue
    const ticket = idOf<TicketId>('ticket', plan.activity.id, who)
    await client.query(
      `with t as (
         insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
         select $1, a.id, $3, $4, 'booked', $5 from activities a
         where a.id = $2 and a.state = 'published' and a.booked < a.seats
         on conflict do nothing returning activity_id
       ) update activities a set booked = booked + 1 from t where a.id = t.activity_id`,
      [ticket, plan.activity.id, idOf<PersonId>('person', who), openid, plan.activity.opens_at + 3_600_000],
    )
    if (plan !== coming && plan !== missed) await admit(client, { ticket, session: plan.sessions[0]!.id })
  }
}

/** A persona's entry at the first session, half an hour after its gate opened. */
const admit = (client: pg.Client, to: { ticket: TicketId; session: SessionId }) =>
  client.query(
    `with at as (
       select s.id, s.gate_opens_at + 1800000 as at, g.id as right_id, g.gate
       from sessions s join gate_rights g on g.session_id = s.id
       where s.id = $2 and exists (select from tickets where id = $1::uuid and state = 'booked')
         and not exists (select from checkins where ticket_id = $1::uuid and session_id = s.id) limit 1
     ), stored as (
       insert into scans (id, session_id, right_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
       select pg_temp.id_of('scan/' || $1::uuid || '/' || id), id, right_id, gate, $1::uuid, 'admitted', 'seed', at, at from at
       on conflict do nothing returning id as scan_id, session_id, right_id, gate, received_at
     ), entry as (
       insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
       select $1::uuid, session_id, scan_id, gate, received_at from stored on conflict do nothing returning session_id
     )
     insert into gate_counts as n (session_id, counter, admitted, inside)
     select entry.session_id, right_id, 1, 1 from entry join stored on stored.session_id = entry.session_id
     on conflict (session_id, counter) do update
       set admitted = n.admitted + excluded.admitted, inside = n.inside + excluded.inside`,
    [to.ticket, to.session],
  )
