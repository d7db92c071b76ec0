import { database } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { addDays, daysBetween, sayDay } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import {
  aClerk,
  aCourse,
  aFair,
  aHelper,
  aPerson,
  aSession,
  aTicket,
  at,
  aVenue,
  dayIn,
  moveClock,
  newId,
} from '../support/make'
import { aBus } from '../support/make-bus'
import { aPostingAt } from '../support/make-employer'
import { aDraft, aSpecialDraft, publishedYears, type SeriesWish } from '../support/make-series'
import { allTemplates } from '../support/wechat'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  await allTemplates(cloud)
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, themes cascade`
  await publishedYears(cloud)
})
afterAll(() => cloud.close())

type Row = Record<string, unknown>
type Wish = Loose<Input<'series.edit'>>
const wishFor = (activityId: string, change: Wish['change'], scope: Wish['scope'] = 'one'): Wish => ({
  activityId,
  scope,
  change,
  overwrite: false,
  insist: false,
})
const edit = (wish: Wish) => cloud.get(clerk.openid, 'series.edit', wish)
const ask = (wish: Wish) => cloud.ask(clerk.openid, 'series.edit', wish)
const activity = async (id: string) => (await cloud.sql<Row>`select * from activities where id = ${id}`)[0] as Row
const aSeries = async (wish: SeriesWish = {}) => {
  const series = await aDraft(wish)
  await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
  const dates = await cloud.sql<{ id: string; day: string }>`
    select id, day from activities where series_id = ${series.id} order by day`
  return { series, dates, ids: dates.map(({ id }) => id) as [string, string, string] }
}
const said = (day: string) => `${sayDay(day).split(' ')[0]}招聘会`

describe('a title with the date in it', () => {
  test('follows the date, as often as it moves, and so does the notice', async () => {
    const { ids, dates } = await aSeries({ titlePattern: '{date}招聘会' })
    const person = await aPerson()
    await aTicket({ activityId: ids[0], ...person })
    expect((await activity(ids[0])).title).toBe(said(dates[0]?.day ?? ''))
    for (const days of [20, 22]) {
      await edit(wishFor(ids[0], { day: dayIn(days) }))
      expect(await activity(ids[0])).toMatchObject({ title: said(dayIn(days)), touched: ['day'] })
    }
    const notices = await cloud.sql<{
      title: string
    }>`select title from notices where openid = ${person.openid} order by id`
    expect(notices.map(({ title }) => title).sort()).toEqual([said(dayIn(20)), said(dayIn(22))].sort())
    await edit(wishFor(ids[1], { title: '{date}招聘会' }, 'all'))
    expect((await activity(ids[0])).title).toBe(said(dayIn(22)))
  })

  test('stays when the clerk wrote it, or the template is another by now', async () => {
    const { series, ids } = await aSeries({ titlePattern: '{date}招聘会' })
    await edit(wishFor(ids[0], { title: '年货专场' }))
    await edit(wishFor(ids[0], { day: dayIn(20) }))
    expect(await activity(ids[0])).toMatchObject({ title: '年货专场', touched: ['title', 'day'] })
    const before = (await activity(ids[1])).title
    await cloud.get(clerk.openid, 'series.save', { series: { ...series, titlePattern: '新名字 {date}' }, themes: [] })
    await edit(wishFor(ids[1], { day: dayIn(21) }))
    expect((await activity(ids[1])).title).toBe(before)
  })

  test('of a special follows a day picked in the plan', async () => {
    const special = await aSpecialDraft({ titlePattern: '{theme}{date}招聘会' })
    await cloud.get(clerk.openid, 'series.save', special)
    const [first] = await cloud.sql<{ id: string; day: string }>`select id, day from activities order by day`
    const heldOn = addDays(first?.day ?? '', 1)
    await cloud.get(clerk.openid, 'series.pick', { friday: first?.day ?? '', theme: null, heldOn })
    expect(await activity(first?.id ?? '')).toMatchObject({ day: heldOn, title: `特色轻工${said(heldOn)}` })
  })
})

describe('a date', () => {
  test('is moved half a year ahead at most, and the refusal says until when', async () => {
    const { ids } = await aSeries()
    const latest = dayIn(26 * 7 + 7)
    for (const day of [addDays(latest, 1), `${Number(dayIn(0).slice(0, 4)) + 36}-12-01`])
      expect(await ask(wishFor(ids[0], { day }))).toMatchObject({ refusal: { code: 'series.dayFar', latest } })
    expect(await ask(wishFor(ids[0], { day: '9999-12-31' }))).toMatchObject({ refusal: { code: 'input.invalid' } })
    expect(await ask(wishFor(ids[0], { day: latest }))).toMatchObject({ kind: 'done' })
  })

  test('moved so near that sign-up is over says so before', async () => {
    const { activityId } = await aFair({ startsAt: at(10, '09:00'), closesAt: at(8, '09:00') })
    const shown = (change: Wish['change']) => cloud.get(clerk.openid, 'series.preview', wishFor(activityId, change))
    expect((await shown({ day: dayIn(9) })).rows).toMatchObject([{ closes: false }])
    expect((await shown({ day: dayIn(1) })).rows).toMatchObject([{ closes: true }])
    const signUp = { opensDaysBefore: 14, closesMinutesBefore: 0, cancelMinutesBefore: 60 }
    expect((await shown({ day: dayIn(1), signUp })).rows).toMatchObject([{ fields: ['day', 'signUp'], closes: false }])
  })
})

/** Every column that holds a time of a date, of its sessions, and what is bound to them. */
const hanging = async (id: string) => ({
  ...(
    await cloud.sql<Row>`
    select opens_at, closes_at, cancel_until, entry_until, starts_at, ends_at from activities where id = ${id}`
  )[0],
  ...(
    await cloud.sql<Row>`
    select s.day as session_day, s.starts_at as lesson, s.ends_at as lesson_ends, s.gate_opens_at, s.gate_closes_at
    from sessions s where s.activity_id = ${id}`
  )[0],
})

describe('what hangs on a date', () => {
  const LATER = 60 * 86_400_000

  test('moves along by as much: signing up, cancelling, coming in, the session and its gate, helpers with it', async () => {
    const { ids, dates } = await aSeries({ opensDaysBefore: 1, places: { seats: 50, keySeats: 0, walkInSeats: 5 } })
    const [, , third] = ids
    const [session] = await cloud.sql<{ id: string }>`select id from sessions where activity_id = ${third}`
    const helper = await aHelper({ sessionId: session?.id ?? '' })
    const before = await hanging(third)
    await edit(wishFor(third, { day: addDays(dates[2]?.day ?? '', 60) }))
    const { session_day: day, ...after } = await hanging(third)
    expect(day).toBe(addDays(dates[2]?.day ?? '', 60))
    for (const [column, at] of Object.entries(after))
      expect([column, Number(at) - Number(before[column])]).toEqual([column, LATER])
    expect(await cloud.sql`select session_id, revoked_at from gate_rights where id = ${helper.rightId}`).toEqual([
      { session_id: session?.id, revoked_at: null },
    ])
    expect(await activity(third)).toMatchObject({ walk_in: true, walk_in_seats: 5 })
  })

  test('is shown before with the new day, time and place, and with the buses that do not move along', async () => {
    const fair = await aFair({ startsAt: at(10, '09:00'), endsAt: at(10, '12:00') })
    const { venue_id: venue, starts_at: starts } = await activity(fair.activityId)
    const bus = await aBus({ startsAt: at(10, '07:00'), endsAt: at(10, '08:30') })
    await cloud.sql`update activities set venue_id = ${venue} where id = ${bus.activityId}`
    const shown = (change: Wish['change']) =>
      cloud.get(clerk.openid, 'series.preview', wishFor(fair.activityId, change))
    expect((await shown({ day: dayIn(12), time: { starts: '14:00', ends: '16:00' } })).rows).toMatchObject([
      {
        day: dayIn(10),
        after: { day: dayIn(12), startsAt: at(12, '14:00'), endsAt: at(12, '16:00'), venue: null },
        buses: 1,
      },
    ])
    const { venueId } = await aVenue({ name: '体育馆' })
    expect((await shown({ venueId })).rows).toMatchObject([{ after: { startsAt: starts, venue: '体育馆' }, buses: 1 }])
    expect((await shown({ bring: '简历' })).rows).toMatchObject([{ buses: 0 }])
    expect((await shown({ bring: '简历' })).rows[0]).not.toHaveProperty('after')
    await edit(wishFor(fair.activityId, { day: dayIn(12) }))
    expect(await activity(bus.activityId)).toMatchObject({ day: dayIn(10) })
  })

  test('more places are shown with the people in line who get them, and told to exactly those', async () => {
    const { activityId } = await aFair({ startsAt: at(10, '09:00'), seats: 1 })
    const waiting = [await aPerson(), await aPerson(), await aPerson()]
    await aTicket({ activityId, ...(await aPerson()) })
    for (const person of waiting) await aTicket({ activityId, ...person, state: 'waiting' })
    const places = { seats: 3, keySeats: 0, walkInSeats: 0 }
    const { rows } = await cloud.get(clerk.openid, 'series.preview', wishFor(activityId, { places }))
    expect(rows).toMatchObject([{ offers: 2, told: { booked: 0, offered: 0, waiting: 0 } }])
    await edit(wishFor(activityId, { places }))
    expect(await cloud.sql`select from tickets where activity_id = ${activityId} and state = 'offered'`).toHaveLength(2)
  })

  test('an offer ends with the new last call, holders are asked again, and reminders go by the new start', async () => {
    const { activityId } = await aFair({ startsAt: at(10, '09:00') })
    const [holder, offered] = [await aPerson(), await aPerson()]
    await aTicket({ activityId, ...holder })
    const { ticketId } = await aTicket({ activityId, ...offered, state: 'offered' })
    await cloud.sql`update tickets set offered_until = ${at(9, '09:00')} where id = ${ticketId}`
    await edit(wishFor(activityId, { day: dayIn(3) }))
    const [row] = await cloud.sql<Row>`select closes_at, starts_at from activities where id = ${activityId}`
    const last = Math.min(Number(row?.closes_at), Number(row?.starts_at))
    expect(await cloud.sql`select state, offered_until from tickets where id = ${ticketId}`).toEqual([
      { state: 'offered', offered_until: last },
    ])
    expect(
      await cloud.sql`select reconfirm from tickets where activity_id = ${activityId} and state = 'booked'`,
    ).toEqual([{ reconfirm: 'asked' }])
  })
})

/** What a column that hangs on a date does when the date moves, and why it stays where it does not go along. */
const hangsOn = {
  // goes along, by as much as the start or the end moved
  'activities.day': 'moves',
  'activities.starts_at': 'moves',
  'activities.ends_at': 'moves',
  'activities.opens_at': 'moves',
  'activities.closes_at': 'moves',
  'activities.cancel_until': 'moves',
  'activities.entry_until': 'moves',
  'sessions.day': 'moves',
  'sessions.starts_at': 'moves',
  'sessions.ends_at': 'moves',
  'sessions.gate_opens_at': 'moves',
  'sessions.gate_closes_at': 'moves',
  // is decided anew
  'campaigns.send_at': 'anew',
  'campaigns.proposed_at': 'anew',
  'campaigns.approved_at': 'anew',
  'campaigns.paused_at': 'anew',
  'activities.moved_at': 'anew',
  // never later than the new last call
  'tickets.offered_until': 'capped',
  // a reminder holds the start it is of: of another start it is none (notice-remind), and a new one is found
  'reminders.due_at': 'stays',
  'reminders.starts_at': 'stays',
  // which date of its series it is, wherever it is held; what took another date's venue, made again by the timer
  'activities.series_day': 'stays',
  'series_skips.day': 'stays',
  'series_skips.series_day': 'stays',
  // half an hour to type a code in, whenever the session is
  'gate_rights.code_until': 'stays',
  // when a message is tried next, and until when one is worth it: of an outcome, whose fair is over and does not move
  'notices.next_at': 'stays',
  'notices.until_at': 'stays',
} as const

/** What has happened stays as it happened: when somebody booked, scanned, was called, and so on. */
const HAPPENED = `
  activities.purged_at booths.applied_at booths.reviewed_at calls.called_at calls.last_tried_at campaign_progress.minute
  campaigns.filled_at campaigns.sent_at campaigns.started_at campaigns.stopped_at checkins.checked_in_at
  checkins.last_way_at codes.made_at gate_counts.uploads_at gate_counts.window_at gate_rights.claimed_at
  gate_rights.granted_at gate_rights.revoked_at gate_rights.seen_at notices.claimed_at notices.opened_at
  notices.queued_at notices.read_at notices.settled_at outcomes.reported_at reminders.done_at scans.received_at
  scans.scanned_at scans.settled_at scans.undone_at sessions.released_at tickets.barred_at tickets.booked_at
  tickets.called_at tickets.cancelled_at tickets.excused_at tickets.released_at tickets.signed_up_at`
  .trim()
  .split(/\s+/)

describe('every column with a day or a moment that hangs on an activity', () => {
  test('is known to go along, to be decided anew, or to stay: a new one has to say which', async () => {
    const rows = await cloud.sql<{ of: string }>`
      with recursive hanging as (
        select 'activities'::regclass::oid as of
        union select c.conrelid from pg_constraint c join hanging h on c.confrelid = h.of where c.contype = 'f'
      )
      select c.table_name || '.' || c.column_name as of from information_schema.columns c
      where c.table_schema = 'public' and c.table_name::regclass::oid in (select of from hanging)
        and (c.domain_name = 'instant' or c.data_type in ('date', 'timestamp with time zone')
          or (c.data_type = 'bigint' and c.column_name ~ '_(at|until|since)$'))`
    expect(rows.map(({ of }) => of).sort()).toEqual([...Object.keys(hangsOn), ...HAPPENED].sort())
  })

  const columns = Object.entries(hangsOn)
  const stage = async () => {
    const special = await aSpecialDraft({ opensDaysBefore: 1, weeksAhead: 8 })
    await cloud.get(clerk.openid, 'series.save', special)
    const dates = await cloud.sql<{ id: string; day: string }>`select id, day from activities order by day`
    const { id = '', day = '' } = dates[2] ?? {}
    const [session] = await cloud.sql<{ id: string }>`select id from sessions where activity_id = ${id}`
    await aHelper({ sessionId: session?.id ?? '' })
    await aTicket({ activityId: id, ...(await aPerson()) })
    const start = Number((await activity(id)).starts_at)
    await aTicket({ activityId: id, ...(await aPerson()), state: 'offered', offeredUntil: start - 1_800_000 })
    await aPostingAt(id)
    await cloud.sql`
      insert into reminders (reason, kind, activity_id, due_at, starts_at)
      values (${`dayBefore:${id}:${start}`}, 'dayBefore', ${id}, ${start - 54_000_000}, ${start})`
    await cloud.sql`
      insert into campaigns (id, activity_id, kind, state, send_at, proposed_at, approved_by, approved_at, audience)
      values (${newId()}, ${id}, 'fridaySpecial', 'approved', ${start - 86_400_000}, 1, ${clerk.staffId}, 2, '{}')`
    return { id, day }
  }
  /** The columns as they are for one activity: `table.column` to its value, of the first row that has one. */
  const valuesOf = async (id: string) => {
    const values: Record<string, unknown> = {}
    for (const [of] of columns) {
      const [table = '', column = ''] = of.split('.')
      const key = table === 'activities' ? 'id' : 'activity_id'
      if (['gate_rights', 'series_skips', 'notices'].includes(table)) continue
      const { rows } = await sql<Row>`
        select ${sql.ref(column)} from ${sql.ref(table)}
        where ${sql.ref(key)} = ${id} and ${sql.ref(column)} is not null`.execute(database())
      values[of] = rows[0] ? rows[0][column] : null
    }
    return values
  }
  const moved = (of: string, before: unknown, after: unknown, ms: number) =>
    of.endsWith('.day')
      ? daysBetween(before as string, after as string) === Math.floor(ms / 86_400_000)
      : Number(after) - Number(before) === ms

  const ways: [string, { days: number; ms: number; scope: Wish['scope'] }][] = [
    ['when one date moves to another day', { days: 10, ms: 10 * 86_400_000, scope: 'one' }],
    ['when the whole series begins and ends at another time', { days: 0, ms: 3_600_000, scope: 'all' }],
  ]
  test.each(ways)('does so %s', async (_, { days, ms, scope }) => {
    const { id, day } = await stage()
    const before = await valuesOf(id)
    const change = days > 0 ? { day: addDays(day, days) } : { time: { starts: '10:00', ends: '13:00' } }
    const { rows } = await edit(wishFor(id, change, scope))
    expect(rows.find(({ activityId }) => activityId === id)).toMatchObject({ employers: 1 })
    const after = await valuesOf(id)
    const wrong = columns.filter(([of, what]) => {
      if (!(of in before)) return false
      if (what === 'moves') return !moved(of, before[of], after[of], ms)
      if (what === 'stays') return JSON.stringify(after[of]) !== JSON.stringify(before[of])
      return what === 'anew' && JSON.stringify(after[of]) === JSON.stringify(before[of]) && before[of] !== null
    })
    expect(wrong).toEqual([])
    const last = Math.min(Number((await activity(id)).closes_at), Number((await activity(id)).starts_at))
    expect(Number(after['tickets.offered_until'])).toBeLessThanOrEqual(last)
    expect(await cloud.sql`select state, approved_at, send_at from campaigns where activity_id = ${id}`).toMatchObject([
      { state: 'proposed', approved_at: null },
    ])
  })

  test('stays as it was when the date is called off, and nothing that hangs on it goes out, opens or is offered', async () => {
    const { id } = await stage()
    const before = await valuesOf(id)
    await cloud.get(clerk.openid, 'series.callOff', { activityId: id, scope: 'one', reason: '停电' })
    expect(await valuesOf(id)).toEqual(before)
    const start = Number(before['activities.starts_at'])
    moveClock(start - 3_600_000 - Date.now())
    try {
      await cloud.asTimer('campaign', 'turn')
      await cloud.asTimer('notice', 'remind')
      expect(await cloud.sql`select from notices where kind in ('dayBefore', 'soon', 'fridaySpecial')`).toEqual([])
      const { activities } = await cloud.get('o-nobody', 'activity.list', {
        kind: 'fair',
        district: null,
        from: dayIn(0),
        until: addDays(dayIn(0), 90),
        cursor: null,
      })
      expect(activities.map((card) => card.id)).not.toContain(id)
    } finally {
      moveClock(0)
    }
  })
})

describe('a date moved to a day on which nothing is held by itself', () => {
  const off = async (activityId: string, day: string) =>
    (await cloud.get(clerk.openid, 'series.preview', wishFor(activityId, { day }))).rows[0]?.off
  const set = (day: string, kind: string, name: string) =>
    cloud.sql`insert into calendar_days (day, kind, name) values (${day}, ${kind}, ${name})
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`

  test('is moved, and the desk says before that the day is given off or closed, and why', async () => {
    const { activityId } = await aFair({ startsAt: at(10, '09:00') })
    await set(dayIn(12), 'holiday', '国庆节')
    await set(dayIn(13), 'noFair', '暴雪')
    await set(dayIn(14), 'workday', '补班')
    expect(await off(activityId, dayIn(12))).toEqual([{ day: dayIn(12), standing: 'holiday', name: '国庆节' }])
    expect(await off(activityId, dayIn(13))).toEqual([{ day: dayIn(13), standing: 'noFair', name: '暴雪' }])
    expect(await off(activityId, dayIn(14))).toEqual([])
    await edit(wishFor(activityId, { day: dayIn(13) }))
    expect(await activity(activityId)).toMatchObject({ day: dayIn(13), state: 'published' })
  })

  test('of a course every lesson goes along, and those that land on such a day are named', async () => {
    const course = await aCourse({ startsAt: at(10, '09:00'), endsAt: at(13, '12:00') })
    await cloud.sql`
      update sessions set ends_at = starts_at + 10800000, gate_closes_at = starts_at + 3600000
      where activity_id = ${course.activityId}`
    for (const days of [11, 12, 13]) await aSession({ activityId: course.activityId, startsAt: at(days, '09:00') })
    await set(dayIn(16), 'holiday', '端午节')
    await set(dayIn(17), 'noFair', '停电')
    expect((await off(course.activityId, dayIn(14)))?.map(({ day }) => day)).toEqual([dayIn(16), dayIn(17)])
    await edit(wishFor(course.activityId, { day: dayIn(14) }))
    expect(
      await cloud.sql`select day, starts_at from sessions where activity_id = ${course.activityId} order by day`,
    ).toEqual([14, 15, 16, 17].map((days) => ({ day: dayIn(days), starts_at: at(days, '09:00') })))
  })
})

describe('postings that end before the new day', () => {
  test('are counted before the move on the desk and after it on the page of the fair, until their end is moved along', async () => {
    const { activityId } = await aFair({ startsAt: at(10, '09:00') })
    const { postingId } = await aPostingAt(activityId, { validUntil: dayIn(11) })
    await aPostingAt(activityId, { validUntil: dayIn(30) })
    const preview = async (day: string) =>
      (await cloud.get(clerk.openid, 'series.preview', wishFor(activityId, { day }))).rows[0]?.ending
    const shown = async () => {
      const { postings, employers, postingsOver } = await cloud.get('o-seeker', 'activity.get', { activityId })
      return { postings, employers, postingsOver }
    }
    expect([await preview(dayIn(11)), await preview(dayIn(12))]).toEqual([0, 1])
    expect(await shown()).toEqual({ postings: 2, employers: 2, postingsOver: 0 })
    await edit(wishFor(activityId, { day: dayIn(12) }))
    expect(await shown()).toEqual({ postings: 1, employers: 1, postingsOver: 1 })
    await cloud.sql`update postings set valid_until = ${dayIn(20)} where id = ${postingId}`
    expect(await shown()).toEqual({ postings: 2, employers: 2, postingsOver: 0 })
  })
})

describe('buses to a fair that is called off', () => {
  test('are said before, as they are not called off with it', async () => {
    const fair = await aFair({ startsAt: at(10, '09:00'), endsAt: at(10, '12:00') })
    const bus = await aBus({ startsAt: at(10, '07:00'), endsAt: at(10, '08:30') })
    await cloud.sql`update activities set venue_id = ${fair.venueId} where id = ${bus.activityId}`
    const asked = { activityId: fair.activityId, scope: 'one' as const }
    expect((await cloud.get(clerk.openid, 'series.previewCallOff', asked)).rows).toMatchObject([{ buses: 1 }])
  })
})

describe('the time to sign up', () => {
  const signUp = { opensDaysBefore: 3, closesMinutesBefore: 120, cancelMinutesBefore: 720 }

  test('is changed for one date alone, and kept there by a change of all', async () => {
    const { ids, dates } = await aSeries()
    expect((await edit(wishFor(ids[2], { signUp }))).rows).toMatchObject([{ fields: ['signUp'] }])
    const day = dates[2]?.day ?? ''
    const start = Number((await activity(ids[2])).starts_at)
    expect(await activity(ids[2])).toMatchObject({
      opens_at: Date.parse(`${addDays(day, -3)}T08:30:00+08:00`),
      closes_at: start - 7_200_000,
      cancel_until: start - 43_200_000,
      touched: ['signUp'],
    })
    expect((await edit(wishFor(ids[2], { signUp }))).rows).toEqual([])
    const later = { ...signUp, closesMinutesBefore: 30 }
    expect(await edit(wishFor(ids[0], { signUp: later }, 'all'))).toMatchObject({ kept: 1, rows: { length: 11 } })
    const { series: listed } = await cloud.get(clerk.openid, 'series.list', {})
    expect(listed[0]).toMatchObject(later)
  })

  test('that ends before it begins is refused, one that ends earlier ends offers with it', async () => {
    const { activityId, startsAt } = await aFair()
    const person = await aPerson()
    const { ticketId } = await aTicket({ activityId, ...person, state: 'offered', offeredUntil: startsAt - 60_000 })
    const wrong = { ...signUp, opensDaysBefore: 0, closesMinutesBefore: 1440 }
    expect(await ask(wishFor(activityId, { signUp: wrong }))).toMatchObject({
      refusal: { code: 'series.opensAfterClose' },
    })
    await edit(wishFor(activityId, { signUp }))
    expect(await cloud.sql`select offered_until from tickets where id = ${ticketId}`).toEqual([
      { offered_until: startsAt - 7_200_000 },
    ])
  })

  test('that ends later gives the line the places that are free', async () => {
    const { activityId } = await aFair({ seats: 1, closesAt: Date.now() - 60_000 })
    const person = await aPerson()
    const { ticketId } = await aTicket({ activityId, ...person, state: 'waiting' })
    await edit(wishFor(activityId, { signUp: { ...signUp, closesMinutesBefore: 0 } }))
    expect(await cloud.sql`select state from tickets where id = ${ticketId}`).toEqual([{ state: 'offered' }])
  })
})
