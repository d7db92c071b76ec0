import type pg from 'pg'
import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { Instant } from '../../types/core'
import { publishedBetween } from './calendar'
import { CROWD_SIZE, inventCrowd, LARGE_CROWD } from './people'
import { insertRows } from './rows'

const PEOPLE = 50_000
const ACTIVITIES = 5_000
const PLACES = 40
const EMPLOYERS = 2_000
const POSTS_EACH = 10

/** How many people are sealed and sent at a time. */
const CHUNK = 5_000

/**
 * A twentieth to a fifth of ten years of the whole city, on top of the demo: 5,000 past activities, 200,000 tickets of
 * 50,000 people with their entries, 20,000 posts, 500,000 notices. Done once; a later run only moves the demo on.
 */
export async function seedLarge(client: pg.Client, now: Instant): Promise<void> {
  if (await isThere(client)) return
  const today = dayOf(now)
  await insertRows(client, 'calendar_days', publishedBetween(Number(today.slice(0, 4)) - 10, Number(today.slice(0, 4))))
  for (let from = CROWD_SIZE; from < CROWD_SIZE + PEOPLE; from += CHUNK)
    await seedPeople(client, inventCrowd(today, from, from + CHUNK))
  await client.query('analyze persons, account_persons')
  await seedActivities(client, addDays(today, -15))
  await seedTickets(client)
  await seedEmployers(client, now)
  await seedNotices(client)
}

async function isThere(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select from activities where id = pg_temp.id_of('large/1')`)
  return rows.length > 0
}

async function seedPeople(client: pg.Client, people: ReturnType<typeof inventCrowd>): Promise<void> {
  await insertRows(
    client,
    'persons',
    people.map(({ person }) => person),
  )
  await insertRows(
    client,
    'account_persons',
    people.map(({ link }) => link),
  )
}

/** Ten years of fairs and classes, one session each, at the demo's venues. `until` is the last day. */
async function seedActivities(client: pg.Client, until: string): Promise<void> {
  await client.query(
    `insert into activities (id, kind, state, title, theme, district, venue_id, organizer_name, organizer_phone, about,
       bring, day, starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, min_age, walk_in, seats, booked)
     select pg_temp.id_of('large/' || n), case when n % 5 = 0 then 'course' else 'fair' end, 'published',
       v.name || ' 第 ' || n || ' 场', null, v.district, v.id, '铜仁市就业服务中心', '0856-0000123', '往年活动。', '带身份证。',
       day, start, start + 9000000, start + 7200000, start - 1209600000, start + 7200000, start - 3600000, 16, false,
       ${PLACES * 2}, ${PLACES}
     from generate_series(1, ${ACTIVITIES}) n
     cross join lateral (select $1::date - (n::bigint * 3650 / ${ACTIVITIES})::int as day) d
     cross join lateral (select (extract(epoch from day::timestamp) * 1000)::bigint + 3600000 as start) s
     join (select *, row_number() over (order by id) - 1 as nth, count(*) over () as venues from venues) v
       on v.nth = n % v.venues
     on conflict do nothing`,
    [until],
  )
  await client.query(
    `insert into courses (activity_id, institution, trade, hours, certificate, free)
     select id, '铜仁某职业培训学校', '家政服务', 40, null, true from activities a
     where a.kind = 'course' on conflict do nothing`,
  )
  await client.query(
    `insert into sessions (id, activity_id, title, day, starts_at, ends_at, gate_opens_at, gate_closes_at)
     select pg_temp.id_of('large/session/' || n), a.id, null, a.day, a.starts_at, a.ends_at, a.starts_at - 1800000,
       a.entry_until
     from generate_series(1, ${ACTIVITIES}) n join activities a on a.id = pg_temp.id_of('large/' || n)
     on conflict do nothing`,
  )
}

/** Forty people at each activity, neighbours in the list of people; five in six came. */
async function seedTickets(client: pg.Client): Promise<void> {
  await client.query(
    `create temp table crowd on commit drop as
     select person_id, openid, row_number() over (order by openid) - 1 as nth from account_persons where openid like $1`,
    [`${LARGE_CROWD}%`],
  )
  await client.query('create index on crowd (nth)')
  await client.query('analyze crowd')
  await client.query(
    `insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
     select pg_temp.id_of('large/ticket/' || n || '/' || k), a.id, c.person_id, c.openid, 'booked',
       a.opens_at + k * 20000000
     from generate_series(1, ${ACTIVITIES}) n join activities a on a.id = pg_temp.id_of('large/' || n)
       cross join generate_series(0, ${PLACES - 1}) k
       join crowd c on c.nth = (n::bigint * 7919 + k) % ${PEOPLE}
     on conflict do nothing`,
  )
  await client.query(
    `with came as (
       select t.id as ticket_id, s.id as session_id, s.starts_at + mod(('x' || left(md5(t.id::text), 7))::bit(28)::int, 5400000) as at,
         pg_temp.id_of('large/scan/' || t.id) as scan_id
       from generate_series(1, ${ACTIVITIES}) n
       join sessions s on s.id = pg_temp.id_of('large/session/' || n)
         and not exists (select from gate_counts c where c.session_id = s.id)
       join tickets t on t.activity_id = s.activity_id
       where pg_temp.share_of('comes/' || t.id) < 0.84
     ), scanned as (
       insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
       select scan_id, session_id, '入口 1', ticket_id, 'admitted', 'large', at, at from came
       on conflict do nothing returning id
     ), noted as (
       insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
       select ticket_id, session_id, scan_id, '入口 1', at from came join scanned on scanned.id = came.scan_id
       returning session_id
     )
     insert into gate_counts (session_id, counter, admitted, inside)
     select session_id, session_id, count(*), count(*) from noted group by 1`,
  )
}

/** Employers that are copies of the demo's in all but name, with ten posts each, nine of them long over. */
async function seedEmployers(client: pg.Client, now: Instant): Promise<void> {
  await client.query(
    `insert into employers (id, name, credit_code, district, address, about, contact_name_sealed, contact_phone_sealed,
       state, registered_at, reviewed_at, reviewed_by)
     select pg_temp.id_of('large/employer/' || n), e.name || ' ' || n, '91520602MB' || lpad(n::text, 8, '0'), e.district,
       e.address, e.about, e.contact_name_sealed, e.contact_phone_sealed, 'approved',
       e.registered_at - n * 86400000::bigint, e.registered_at - n * 86400000::bigint + 3600000, e.reviewed_by
     from generate_series(1, ${EMPLOYERS}) n
     join (select *, row_number() over (order by id) - 1 as nth, count(*) over () as all_of_them from employers
           where state = 'approved' and name not like '% %') e on e.nth = n % e.all_of_them
     on conflict do nothing`,
  )
  await client.query(
    `insert into postings (id, employer_id, title, trade, headcount, content, district, place, pay_min, pay_max, pay_unit,
       education, perks, valid_until, flags, published_at, closed_at)
     select pg_temp.id_of('large/posting/' || n || '/' || k), e.id, p.title, p.trade, p.headcount, p.content, e.district, p.place,
       p.pay_min, p.pay_max, p.pay_unit, p.education, p.perks,
       case when k = 0 then p.valid_until else p.valid_until - k * 300 end, p.flags,
       p.published_at - k * 300 * 86400000::bigint,
       case when k > 0 then least(p.published_at - k * 300 * 86400000::bigint + 3888000000, $1::bigint) end
     from generate_series(1, ${EMPLOYERS}) n join employers e on e.id = pg_temp.id_of('large/employer/' || n)
     cross join generate_series(0, ${POSTS_EACH - 1}) k
     join (select *, row_number() over (order by id) - 1 as nth, count(*) over () as all_of_them from postings
           where published_at > $1::bigint - 8640000000) p on p.nth = (n * ${POSTS_EACH} + k) % p.all_of_them
     on conflict do nothing`,
    [now],
  )
  await client.query(
    `with b as (
       insert into booths (id, activity_id, employer_id, number, state, applied_at, reviewed_at, reviewed_by)
       select pg_temp.id_of('large/booth/' || n || '/' || k), a.id,
         pg_temp.id_of('large/employer/' || (1 + (n * 7 + k) % ${EMPLOYERS})), 'B' || k, 'approved', a.opens_at,
         a.opens_at + 3600000, pg_temp.id_of('staff/o-zhou-ming')
       from generate_series(1, ${ACTIVITIES}) n
       join activities a on a.id = pg_temp.id_of('large/' || n) and a.kind = 'fair' cross join generate_series(1, 8) k
       on conflict do nothing returning id, employer_id
     )
     insert into booth_postings (booth_id, posting_id, state)
     select b.id, p.id, 'approved' from b
     cross join lateral (select id from postings where employer_id = b.employer_id order by published_at desc limit 3) p
     on conflict do nothing`,
  )
}

/** One notice a fortnight and account over the years: half a million in all. */
async function seedNotices(client: pg.Client): Promise<void> {
  await client.query(
    `insert into notices (id, kind, activity_id, openid, state, title, body, queued_at, settled_at, errcode, attempts, next_at)
     select pg_temp.id_of('large/notice/' || n || '/' || k), 'bookingResult', a.id, c.openid, 'sent', a.title, a.title,
       a.opens_at, a.opens_at + 60000, 0, 1, a.opens_at
     from generate_series(1, ${ACTIVITIES}) n join activities a on a.id = pg_temp.id_of('large/' || n)
       cross join generate_series(0, 99) k join crowd c on c.nth = (n::bigint * 104729 + k) % ${PEOPLE}
     on conflict do nothing`,
  )
}
