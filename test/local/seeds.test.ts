import pg from 'pg'
import { seed } from '../../local/seeds'
import { holidayCalendar, publishedBetween, specialFridays } from '../../local/seeds/calendar'
import { fairsOn } from '../../local/seeds/fairs'
import { checkCreditCode } from '../../src/domain/employer/credit-code'
import { addDays, dayOf, instantOf, weekdayOf } from '../../src/domain/time/calendar'
import { createTestDatabase, type TestDatabase } from '../support/postgres'

const TUESDAY = instantOf('2026-11-24', '10:00')
const types = {
  getTypeParser: (oid: number) =>
    oid === 20 ? Number : (text: string) => (oid === 1082 ? text : pg.types.getTypeParser(oid)(text)),
}

let database: TestDatabase
let client: pg.Client

const ask = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await client.query<Row>({ text: sql, values, types: types as never })).rows

const connect = async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
}

const disconnect = async () => {
  await client.end()
  await database.drop()
}

const TABLES = ['persons', 'employers', 'postings', 'activities', 'sessions', 'booths', 'booth_postings', 'tickets']
  .concat(['scans', 'checkins', 'consents', 'consent_grants', 'campaigns', 'notices', 'gate_rights', 'staff'])
  .concat(['calendar_days', 'districts', 'themes', 'notice_templates', 'venues', 'courses'])

/** A fingerprint of every row; sealed values differ on each making, so a changed one shows. */
const fingerprint = async () => {
  const prints: Record<string, unknown> = {}
  for (const table of TABLES)
    [prints[table]] = await ask(
      `select count(*), md5(string_agg(md5(t::text), '' order by md5(t::text))) from ${table} t`,
    )
  return prints
}

const PROMISES: [promise: string, breaches: string][] = [
  [
    'everybody on a bus boards at one of its stops',
    `select t.id from tickets t join activities a on a.id = t.activity_id where a.stops <> '[]'
       and not exists (select from jsonb_array_elements(a.stops) s where s ->> 'code' = coalesce(t.stop, a.stops -> 0 ->> 'code'))`,
  ],
  [
    'booked counts the live tickets',
    `select id from activities a where booked <> (select count(*) from tickets t
       where t.activity_id = a.id and t.state in ('booked', 'waiting', 'offered'))`,
  ],
  [
    'admitted counts the check-ins',
    'select id from sessions s where admitted_at(s.id) <> (select count(*) from checkins c where c.session_id = s.id)',
  ],
  [
    'every check-in has its admitted scan',
    `select c.ticket_id from checkins c left join scans s on s.id = c.scan_id and s.ticket_id = c.ticket_id
       and s.outcome = 'admitted' and s.received_at = c.checked_in_at where s.id is null`,
  ],
  [
    'nobody is let in before the gate opens or after it closes',
    `select c.ticket_id from checkins c join sessions s on s.id = c.session_id
     where c.checked_in_at not between s.gate_opens_at and s.gate_closes_at`,
  ],
  [
    'nobody books before booking opens, after it closes, or later than now',
    `select t.id from tickets t join activities a on a.id = t.activity_id
     where t.booked_at not between a.opens_at and least(a.closes_at, $1)`,
  ],
  [
    'no special falls on a public holiday or on another day than Friday',
    `select a.id from activities a left join calendar_days d on d.day = a.day and d.kind = 'holiday'
     where a.theme is not null and (d.day is not null or extract(isodow from a.day) <> 5)`,
  ],
  [
    'nothing was reviewed, booked, scanned or sent in the future',
    `select id from booths where greatest(applied_at, reviewed_at) > $1 union all
     select id from employers where greatest(registered_at, reviewed_at) > $1 union all
     select id from scans where received_at > $1 union all select id from notices where settled_at > $1`,
  ],
  [
    'credits are the accepts that were not spent',
    `select c.openid from consents c where credits > (select count(*) from consent_grants g
       where (g.openid, g.kind) = (c.openid, c.kind) and g.answer = 'accept')`,
  ],
  [
    'a booth shows an approved employer only',
    `select b.id from booths b join employers e on e.id = b.employer_id where b.state = 'approved' and e.state <> 'approved'`,
  ],
  [
    'every fair that is over let people in, and employers said what came of it',
    `select a.id from activities a where a.kind = 'fair' and a.state = 'published' and a.ends_at < $1 and (
       not exists (select from sessions s where s.activity_id = a.id and admitted_at(s.id) > 0)
       or (a.ends_at < $1 - 6 * 86400000::bigint and not exists (
         select from booths b join outcomes o on o.booth_id = b.id where b.activity_id = a.id)))`,
  ],
  [
    'every fair has employers, as soon as they can have asked',
    `select a.id from activities a where a.kind = 'fair' and a.state = 'published' and a.starts_at < $1 + 30 * 86400000::bigint
       and not exists (select from booths b where b.activity_id = a.id and b.state = 'approved')`,
  ],
  [
    'a date of a series is held when and where its series says',
    `select a.id from activities a join series s on s.id = a.series_id
     where (a.venue_id, to_char(to_timestamp(a.starts_at / 1000) at time zone 'Asia/Shanghai', 'HH24:MI'))
       <> (s.venue_id, s.starts) or not extract(isodow from a.day) = any(s.weekdays)`,
  ],
  [
    'no place says its county or province twice, and work far away is not next door',
    `select p.id from postings p left join districts d on d.code = p.district
     where strpos(p.place, d.name) = 1 or (p.province is not null and (strpos(p.place, '广东') = 1
       or p.perks::text ~ '带活回家|离家近|班车' or p.content ~ '带回家'))`,
  ],
  [
    'a posting on show carries no objectionable phrase',
    `select p.id from postings p join booth_postings o on o.posting_id = p.id and o.state = 'approved' where p.flags <> '[]'`,
  ],
]

const DAYS: [day: string, what: string][] = [
  ['2026-12-31', 'the last day of a year whose next is not published'],
  ['2027-01-01', 'New Year'],
  ['2028-02-29', 'a leap day'],
]

const breachesOf = (sql: string, now: number) => ask(sql, sql.includes('$1') ? [now] : [])

describe('the demo seed on a Tuesday in November', () => {
  beforeAll(async () => {
    await connect()
    await seed(database.url, 'demo', TUESDAY)
  })
  afterAll(disconnect)

  test.each(PROMISES)('%s', async (_, sql) => expect(await breachesOf(sql, TUESDAY)).toEqual([]))

  test('every day of five weeks has the fairs its calendar says, and at least one day is a gap', async () => {
    const calendar = holidayCalendar(publishedBetween(2025, 2028))
    const counted = await ask<{ day: string; fairs: number }>(
      `select day, count(*)::int as fairs from activities where kind = 'fair' and theme is null group by day`,
    )
    const found = new Map(counted.map(({ day, fairs }) => [day, fairs]))
    const days = Array.from({ length: 35 }, (_, nth) => addDays('2026-11-10', nth))
    expect(days.map((day) => [day, found.get(day) ?? 0])).toEqual(days.map((day) => [day, fairsOn(day, calendar)]))
    expect(days.some((day) => weekdayOf(day) !== 5 && !found.has(day))).toBe(true)
    expect(Math.max(...found.values())).toBeLessThanOrEqual(5)
  })

  test('the next special is this Friday in 碧江区, three quarters full, with 38 employers', async () => {
    const [special] = await ask(
      `select a.day, a.district, a.booked::float / a.seats > 0.6 and a.booked::float / a.seats < 0.85 as full,
         (select count(distinct employer_id)::int from offers o where o.activity_id = a.id) as employers
       from activities a where theme is not null and starts_at > $1 order by starts_at limit 1`,
      [TUESDAY],
    )
    expect(special).toEqual({ day: '2026-11-27', district: '520602', full: true, employers: 38 })
  })

  test('石桂芬 holds a ticket for it and has a consent in hand, 杨军 has nothing', async () => {
    const held = await ask(`select a.day, t.state from tickets t join activities a on a.id = t.activity_id
      where t.booked_by = 'o-shi-guifen'`)
    expect(held).toEqual([{ day: '2026-11-27', state: 'booked' }])
    expect(await ask(`select credits from consents where openid = 'o-shi-guifen'`)).toEqual([{ credits: 1 }])
    expect(await ask(`select person_id from account_persons where openid in ('o-yang-jun', 'o-wu-hai')`)).toEqual([])
  })

  test('the gate helper may scan at a session today, tomorrow and at the special', async () => {
    const days = await ask<{ day: string }>(
      `select distinct s.day from gate_rights g join sessions s on s.id = g.session_id
       where g.openid = 'o-tian-min' and s.day >= '2026-11-24' order by 1`,
    )
    expect(days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25', '2026-11-27'])
  })

  test('employers, a booth and a flagged posting wait for the clerk of 碧江区', async () => {
    expect(
      await ask(`select name from employers where state = 'pending' and starts_with(district, '520602')`),
    ).toHaveLength(2)
    const waiting = await ask(`select b.id from booths b join activities a on a.id = b.activity_id
      where b.state = 'pending' and starts_with(a.district, '520602')`)
    expect(waiting).toHaveLength(2)
    const flagged = await ask(`select p.title from booth_postings o join postings p on p.id = o.posting_id
      where o.state = 'pending' and jsonb_array_length(p.flags) = 3`)
    expect(flagged).toHaveLength(1)
  })

  test('three classes or more can be booked', async () => {
    const open = await ask(
      `select id from activities where kind = 'course' and opens_at <= $1 and $1 < closes_at and booked < seats`,
      [TUESDAY],
    )
    expect(open.length).toBeGreaterThanOrEqual(3)
  })

  test('all credit codes are whole and belong to nobody', async () => {
    const codes = await ask<{ credit_code: string }>('select credit_code from employers')
    for (const { credit_code } of codes) {
      expect(checkCreditCode(credit_code).ok).toBe(true)
      expect(credit_code.slice(8, 11)).toBe('MAX')
    }
  })

  test('numbers of people are kept sealed only', async () => {
    const dump = JSON.stringify(await ask('select * from persons'))
    expect(dump).not.toMatch(/\d{15}|199\d{8}/)
  })

  test('seeding again changes nothing', async () => {
    const before = await fingerprint()
    await seed(database.url, 'demo', TUESDAY)
    expect(await fingerprint()).toEqual(before)
  })

  test('a start nine days later moves the demo on, keeps what people did, and every promise still holds', async () => {
    const [persona] = await ask<{ id: string }>(`select id from tickets where booked_by = 'o-shi-guifen'`)
    await client.query(
      `with gone as (update tickets set state = 'cancelled', cancelled_at = $2, cancelled_by = booked_by where id = $1
         returning activity_id)
       update activities a set booked = booked - 1 from gone where a.id = gone.activity_id`,
      [persona!.id, TUESDAY],
    )
    const cancelled = 'update activities set state = $1 where day = $2 and theme is null'
    await client.query(cancelled, ['cancelled', '2026-11-30'])
    await client.query(
      `with own as (
         insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
         select gen_random_uuid(), a.id, l.person_id, l.openid, 'booked', $1 from activities a, account_persons l
         where a.theme is not null and a.day = '2026-11-27' and l.openid = 'o-long-xiaoyan' and l.relation = 'self'
         returning activity_id)
       update activities a set booked = booked + 1 from own where a.id = own.activity_id`,
      [TUESDAY],
    )
    const [made] = await ask<{ id: string }>(
      `with free as (
         select s.*, d::date as held from series s, generate_series('2026-11-25'::date, '2026-12-02', '1 day') d
         where not s.special and extract(isodow from d) = any(s.weekdays)
           and not exists (select from activities a where a.series_id = s.id and a.series_day = d::date)
         order by d, s.id limit 1
       ), fair as (
         insert into activities (id, kind, state, title, district, venue_id, organizer_name, organizer_phone, about, bring,
           day, starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, seats, series_id, series_day)
         select gen_random_uuid(), 'fair', 'published', '自己排出来的一场', district, venue_id, organizer_name,
           organizer_phone, about, bring, held, at + 34200000, at + 43200000, at + 41400000, at - 1209600000,
           at + 34200000, at + 30600000, seats, id, held
         from free cross join lateral (select (extract(epoch from held) * 1000)::bigint - 28800000 as at) moment
         returning *
       )
       insert into sessions (id, activity_id, day, starts_at, ends_at, gate_opens_at, gate_closes_at)
       select gen_random_uuid(), id, day, starts_at, ends_at, starts_at - 1800000, entry_until from fair
       returning activity_id as id`,
    )
    const later = TUESDAY + 9 * 86_400_000
    await seed(database.url, 'demo', later)
    expect(await ask('select from activities where id = $1 and booked > 20', [made!.id])).toHaveLength(1)
    for (const [promise, sql] of PROMISES)
      expect({ promise, breaches: await breachesOf(sql, later) }).toEqual({ promise, breaches: [] })
    expect(await ask('select state from tickets where id = $1', [persona!.id])).toEqual([{ state: 'cancelled' }])
    const [last] = await ask<{ day: string }>(
      'select max(day) as day from activities where kind = $1 and theme is null',
      ['fair'],
    )
    expect(last!.day > dayOf(TUESDAY + 21 * 86_400_000)).toBe(true)
    const [missed] = await ask<{ ended: number }>(
      `select count(*)::int as ended from sessions s join activities a on a.id = s.activity_id and a.kind = 'fair' and a.state = 'published'
       where s.ends_at < $1 and admitted_at(s.id) = 0`,
      [later],
    )
    expect(missed!.ended).toBe(0)
  })
})

describe.each(DAYS)('the demo seed on %s, %s', (day) => {
  const now = instantOf(day, '15:00')
  beforeAll(async () => {
    await connect()
    await seed(database.url, 'demo', now)
  })
  afterAll(disconnect)

  test('keeps every promise, has fairs for five weeks, and a special to come', async () => {
    for (const [promise, sql] of PROMISES)
      expect({ promise, breaches: await breachesOf(sql, now) }).toEqual({ promise, breaches: [] })
    const weeks = await ask<{ week: number; fairs: number }>(
      `select (day - $1::date) / 7 as week, count(*)::int as fairs from activities
       where kind = 'fair' and day >= $1::date group by 1 order by 1`,
      [day],
    )
    const open = weeks.filter(({ fairs }) => fairs > 0)
    expect(open.length).toBeGreaterThanOrEqual(3)
    expect(await ask(`select from activities where theme is not null and starts_at > $1 limit 1`, [now])).toHaveLength(
      1,
    )
  })
})

describe('the demo seed around National Day', () => {
  beforeAll(async () => {
    await connect()
    await seed(database.url, 'demo', instantOf('2026-09-21', '10:00'))
  })
  afterAll(disconnect)

  test('the Fridays of the holiday have no special and the next ones do', async () => {
    const specials = await ask<{ day: string }>(
      `select day from activities where theme is not null and day >= '2026-09-21' order by day`,
    )
    const holidays = (await ask<{ day: string }>(`select day from calendar_days where kind = 'holiday'`)).map(
      ({ day }) => day,
    )
    expect(specials).toHaveLength(4)
    expect(specials.filter(({ day }) => holidays.includes(day))).toEqual([])
    expect(holidays).toEqual(expect.arrayContaining(['2026-09-25', '2026-10-02']))
  })

  test('no fair is planned on a holiday, and the make-up workdays are named', async () => {
    const closed = await ask(
      `select a.id from activities a join calendar_days d on d.day = a.day and d.kind = 'holiday'`,
    )
    expect(closed).toEqual([])
    expect(await ask(`select name from calendar_days where day = '2026-10-10'`)).toEqual([{ name: '国庆节调休上班' }])
  })
})

test('in a year not yet published New Year and National Day are holidays all the same', () => {
  const calendar = holidayCalendar(publishedBetween(2025, 2027))
  expect(specialFridays('2026-12-28', calendar)).toEqual([
    '2026-12-18',
    '2026-12-25',
    '2027-01-08',
    '2027-01-15',
    '2027-01-22',
    '2027-01-29',
  ])
  expect(specialFridays('2027-01-08', calendar)).toEqual([
    '2026-12-25',
    '2027-01-08',
    '2027-01-15',
    '2027-01-22',
    '2027-01-29',
  ])
  expect(specialFridays('2027-10-02', calendar)[0]).toBe('2027-09-24')
})

test('the seed none has reference data and staff, and no activity or person', async () => {
  await connect()
  try {
    await seed(database.url, 'none', TUESDAY)
    const [counts] = await ask(`select (select count(*)::int from districts) as districts,
      (select count(*)::int from staff) as staff, (select count(*)::int from notice_templates) as templates,
      (select count(*)::int from activities) as activities, (select count(*)::int from persons) as persons`)
    expect(counts).toEqual({ districts: 192, staff: 3, templates: 10, activities: 0, persons: 0 })
  } finally {
    await disconnect()
  }
})
