import { database } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { addDays } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, aPerson, aTheme, aTicket, at, aVenue, dayIn, moveClock, newId } from '../support/make'
import { aDraft, aSpecialDraft, publishedYears } from '../support/make-series'
import { startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>
let neighbour: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  clerk = await aClerk()
  neighbour = await aClerk({ district: '520621' })
  await cloud.sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page)
    values ('activityChanged', 'tpl-activity-changed', '活动变更通知', 'once', ${FIELDS}, 'packages/fair/detail/index')`
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, themes, consents, consent_grants cascade`
  await publishedYears(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const FIELDS = JSON.stringify([
  { key: 'thing1', label: '活动名称', from: 'title' },
  { key: 'time2', label: '活动时间', from: 'time' },
  { key: 'thing3', label: '变更说明', from: 'hint' },
])

type Wish = Loose<Input<'series.edit'>>
const wishFor = (activityId: string, change: Wish['change'], more: Partial<Wish> = {}): Wish => ({
  activityId,
  scope: 'one',
  change,
  overwrite: false,
  insist: false,
  ...more,
})
const edit = (wish: Wish, openid = clerk.openid) => cloud.get(openid, 'series.edit', wish)
const preview = (wish: Wish, openid = clerk.openid) => cloud.get(openid, 'series.preview', wish)
const ask = (wish: Wish, openid = clerk.openid) => cloud.ask(openid, 'series.edit', wish)
const callOff = (activityId: string, scope: Wish['scope'] = 'one', openid = clerk.openid) =>
  cloud.get(openid, 'series.callOff', { activityId, scope, reason: '大雪封路' })

type Row = Record<string, unknown>
const activity = async (id: string) => (await cloud.sql<Row>`select * from activities where id = ${id}`)[0] as Row
const tickets = (id: string) => cloud.sql<Row>`
  select id, state, bucket, queue_no, reconfirm from tickets where activity_id = ${id} order by booked_at, id`
const told = () => cloud.sql<Row>`
  select openid, state, reason, body from notices where kind = 'activityChanged' order by openid, reason`
const calls = () =>
  cloud.sql<Row>`select n.openid, c.district from calls c join notices n on n.id = c.notice_id order by 1`
const audits = () => cloud.sql<{ act: string; detail: Row }>`
  select act, detail from audit where act in ('series.edit', 'series.callOff') and subject_id in
    (select id::text from activities) order by id`

/** A series of twelve dates; the first ones by day. */
async function aSeries(wish: Parameters<typeof aDraft>[0] = {}) {
  const series = await aDraft(wish)
  await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
  const dates = await cloud.sql<{ id: string; day: string; starts_at: number; title: string }>`
    select id, day, starts_at, title from activities where series_id = ${series.id} order by day`
  return { series, dates, ids: dates.map(({ id }) => id) }
}

/** An account that consented to be told of changes, in WeChat and with us. */
async function consent(openid: string, times = 1) {
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at) values (${openid}, 'activityChanged', ${times}, 1)`
  wechat.grant(openid, 'tpl-activity-changed', times)
}

const holder = async (activityId: string, wish: Partial<Parameters<typeof aTicket>[0]> = {}) => {
  const person = await aPerson()
  return { ...person, ...(await aTicket({ activityId, ...person, ...wish })) }
}

describe('a least age that is raised', () => {
  const years = (age: number) => addDays(dayIn(-30), -Math.ceil(age * 365.25))
  const aged = async (activityId: string, age: number, wish: Partial<Parameters<typeof aTicket>[0]> = {}) => {
    const person = await aPerson({ bornOn: years(age) })
    return { ...person, ...(await aTicket({ activityId, ...person, ...wish })) }
  }
  const show = ({ openid, ticketId }: { openid: string; ticketId: string }) =>
    cloud.get(openid, 'ticket.get', { ticketId })

  test('leaves places and offers to whoever has them, and offers those who wait and are younger nothing', async () => {
    const { activityId } = await aFair({ seats: 2, minAge: 16 })
    const young = await aged(activityId, 17)
    const offered = await aged(activityId, 17, { state: 'offered' })
    const waits = await aged(activityId, 17, { state: 'waiting' })
    const old = await aged(activityId, 30, { state: 'waiting' })
    const wish = wishFor(activityId, { minAge: 18 })
    const shown = await preview(wish)
    expect(shown.rows).toMatchObject([
      { fields: ['minAge'], younger: { held: 2, waiting: 1 }, told: { booked: 0, offered: 0, waiting: 1 } },
    ])
    expect((await edit(wish)).rows).toEqual(shown.rows)
    expect((await edit(wish)).rows).toEqual([])
    expect(await told()).toMatchObject([{ openid: waits.openid, body: expect.stringContaining('满 18 岁') }])
    expect((await show(waits)).passedOver).toBe(true)
    expect([(await show(old)).passedOver, (await show(young)).passedOver]).toEqual([false, false])
    expect(await cloud.say(offered.openid, 'ticket.accept', { ticketId: offered.ticketId })).toBe('done')
    await cloud.get(young.openid, 'ticket.cancel', { ticketId: young.ticketId })
    expect((await show(waits)).state).toBe('waiting')
    expect((await show(old)).state).toBe('offered')
    await edit(wishFor(activityId, { minAge: 16 }))
    await edit(wishFor(activityId, { places: { seats: 3, keySeats: 0, walkInSeats: 0 } }))
    expect((await show(waits)).state).toBe('offered')
  })

  test('tells nobody who is old enough, and keeps no reserved place for a member who is not', async () => {
    const { activityId } = await aFair({ seats: 1, keySeats: 1, keyGroup: 'veteran', minAge: 16 })
    await aged(activityId, 30)
    const young = await aged(activityId, 17, { state: 'waiting' })
    await cloud.sql`update tickets set mark = 'declared' where id = ${young.ticketId}`
    await edit(wishFor(activityId, { minAge: 18 }))
    expect(await told()).toHaveLength(1)
    const comer = await aPerson({ bornOn: years(30) })
    const { openid, personId } = comer
    expect(await cloud.get(openid, 'ticket.book', { activityId, personId, declared: true })).toMatchObject({
      state: 'booked',
    })
    expect((await preview(wishFor(activityId, { minAge: null }))).rows).toMatchObject([
      { younger: { held: 0, waiting: 0 } },
    ])
  })
})

describe('editing', () => {
  test('one date never changes the others, and an edit of all keeps what it has of its own', async () => {
    const { series, ids } = await aSeries()
    const [one, two, three] = ids as [string, string, string]
    expect(await edit(wishFor(two, { title: '年货专场', bring: '带介绍信' }))).toMatchObject({
      rows: [{ activityId: two, title: '天天有招聘 · 碧江区', fields: ['title', 'bring'], told: { booked: 0 } }],
      left: 0,
      kept: 0,
    })
    expect(await activity(two)).toMatchObject({ title: '年货专场', touched: ['title', 'bring'] })
    for (const id of [one, three])
      expect(await activity(id)).toMatchObject({ title: '天天有招聘 · 碧江区', touched: [] })
    const all = wishFor(one, { title: '{district}{date}招聘会', minAge: 18 }, { scope: 'all' })
    expect(await edit(all)).toMatchObject({ left: 0, kept: 1, rows: { length: 12 } })
    expect(await activity(two)).toMatchObject({ title: '年货专场', min_age: 18 })
    expect((await activity(one)).title).toMatch(/^碧江区\d+月\d+日招聘会$/)
    expect((await edit(all)).rows).toEqual([])
    expect((await edit({ ...all, overwrite: true })).rows.map(({ activityId }) => activityId)).toEqual([two])
    expect((await activity(two)).title).toMatch(/^碧江区/)
    const { series: listed } = await cloud.get(clerk.openid, 'series.list', {})
    expect(listed[0]).toMatchObject({ ...series, titlePattern: '{district}{date}招聘会', minAge: 18 })
  })

  test('this and the following leaves the earlier ones, and later dates come out like it', async () => {
    const { series, ids } = await aSeries({ weeksAhead: 1 })
    const wish = wishFor(ids[3] as string, { time: { starts: '14:00', ends: '16:30' } }, { scope: 'following' })
    expect((await edit(wish)).rows.map(({ activityId }) => activityId)).toEqual(ids.slice(3))
    await cloud.sql`update series set weeks_ahead = 2 where id = ${series.id}`
    await cloud.asTimer('series', 'makeSeries')
    const hours = await cloud.sql<{ hour: number }>`
      select ((starts_at + 28800000) % 86400000 / 3600000)::int as hour from activities order by day`
    expect(hours.map(({ hour }) => hour)).toEqual([9, 9, 9, ...Array.from({ length: 9 }, () => 14)])
  })

  test('shown first writes nothing and says what doing it says', async () => {
    const { ids } = await aSeries()
    await holder(ids[0] as string)
    const wish = wishFor(ids[0] as string, { day: dayIn(20), about: '换个日子' })
    const before = await activity(ids[0] as string)
    const shown = await preview(wish)
    expect(shown.rows).toMatchObject([{ fields: ['about', 'day'], told: { booked: 1, offered: 0, waiting: 0 } }])
    expect(await activity(ids[0] as string)).toEqual(before)
    expect(await told()).toEqual([])
    expect(await edit(wish)).toEqual(shown)
  })

  test('works on an activity of no series, a course too', async () => {
    const course = await aCourse()
    expect((await edit(wishFor(course.activityId, { title: '新班名' }, { scope: 'all' }))).rows).toHaveLength(1)
    expect(await activity(course.activityId)).toMatchObject({ title: '新班名' })
  })

  test('of a theme brings its title and key group along, and opens a reserve nobody is meant for', async () => {
    const special = await aSpecialDraft({ places: { seats: 40, keySeats: 10, walkInSeats: 0 } })
    await cloud.get(clerk.openid, 'series.save', special)
    const [veteran] = await cloud.sql<{ id: string }>`select id from activities where theme = 'veteran'`
    const id = veteran?.id ?? ''
    expect(await activity(id)).toMatchObject({ seats: 40, key_seats: 10, key_group: 'veteran' })
    await edit(wishFor(id, { theme: 'tourism' }))
    expect(await activity(id)).toMatchObject({
      theme: 'tourism',
      title: '文旅服务招聘会',
      key_group: null,
      seats: 50,
      key_seats: 0,
    })
    await aTheme({ code: 'old', name: '旧主题' })
    await cloud.sql`update themes set valid_until = ${dayIn(0)} where code = 'old'`
    expect(await ask(wishFor(id, { theme: 'old' }))).toMatchObject({
      refusal: { code: 'series.themeGone', theme: 'old' },
    })
    const { ids } = await aSeries()
    expect(await ask(wishFor(ids[0] as string, { theme: 'tourism' }))).toMatchObject({
      refusal: { code: 'input.invalid', field: 'change.theme' },
    })
  })
})

describe('moving a date', () => {
  test('moves its session, asks its holders again and tells each account once, also when done twice', async () => {
    const { ids, dates } = await aSeries({ places: { seats: 3, keySeats: 0, walkInSeats: 0 } })
    const id = ids[0] as string
    const consented = await holder(id)
    await consent(consented.openid)
    const plain = await holder(id)
    const family = await aPerson({ openid: plain.openid, relation: 'family' })
    await aTicket({ activityId: id, ...family })
    const waiting = await holder(id, { state: 'waiting' })
    await holder(id, { state: 'cancelled' })
    const wish = wishFor(id, { day: dayIn(20), time: { starts: '14:00', ends: '16:00' } })
    expect((await edit(wish)).rows).toMatchObject([{ told: { booked: 3, offered: 0, waiting: 1 } }])
    expect((await edit(wish)).rows).toEqual([])
    expect(await activity(id)).toMatchObject({
      day: dayIn(20),
      series_day: dates[0]?.day,
      starts_at: at(20, '14:00'),
      touched: ['time', 'day'],
      moved_at: expect.any(Number),
      closes_at: at(20, '13:30'),
    })
    expect(
      await cloud.sql`select day, starts_at, ends_at, gate_opens_at, gate_closes_at from sessions where activity_id = ${id}`,
    ).toEqual([
      {
        day: dayIn(20),
        starts_at: at(20, '14:00'),
        ends_at: at(20, '16:00'),
        gate_opens_at: at(20, '13:30'),
        gate_closes_at: at(20, '15:30'),
      },
    ])
    const asked = (await tickets(id)).map(({ state, reconfirm }) => [state, reconfirm]).sort()
    expect(asked).toEqual([
      ['booked', 'asked'],
      ['booked', 'asked'],
      ['booked', 'asked'],
      ['cancelled', null],
      ['waiting', null],
    ])
    const notices = await told()
    expect(notices.map(({ openid }) => openid)).toEqual([consented.openid, plain.openid, waiting.openid].sort())
    for (const { reason, body } of notices) {
      expect(reason).toMatch(new RegExp(`^moved:${id}:${at(20, '14:00')}:`))
      expect(body).toContain('14:00–16:00，人力资源市场')
    }
    expect(await calls()).toEqual(
      [plain.openid, waiting.openid].sort().map((openid) => ({ openid, district: '520602' })),
    )
    await cloud.asTimer('notice', 'drainNotices')
    expect(wechat.messages(consented.openid)).toHaveLength(1)
    expect(await audits()).toMatchObject([
      { act: 'series.edit', detail: { fields: ['time', 'day'], activityIds: [id] } },
    ])
    expect(await cloud.asTimer('series', 'makeSeries')).toMatchObject({ value: { made: 0 } })
  })

  test('by two clerks at once is told once', async () => {
    const { ids } = await aSeries()
    const id = ids[0] as string
    await holder(id)
    const city = await aClerk({ district: '5206' })
    const wish = wishFor(id, { day: dayIn(20) })
    const done = await Promise.all([clerk, city, clerk, city].map(({ openid }) => edit(wish, openid)))
    expect(done.map(({ rows }) => rows.length).sort()).toEqual([0, 0, 0, 1])
    expect(await told()).toHaveLength(1)
    expect(await calls()).toHaveLength(1)
  })

  test('again tells again, and an offer does not outlive the new last call', async () => {
    const { ids } = await aSeries()
    const id = ids[5] as string
    const offered = await holder(id, { state: 'offered', offeredUntil: at(6, '08:00') })
    const other = await aVenue({ name: '体育馆' })
    await edit(wishFor(id, { venueId: other.venueId }))
    await edit(wishFor(id, { day: dayIn(1), time: { starts: '15:00', ends: '17:00' } }))
    expect((await told()).map(({ openid }) => openid)).toEqual([offered.openid, offered.openid])
    expect((await told()).map(({ body }) => body).join()).toContain('体育馆')
    expect(await cloud.sql`select offered_until from tickets where activity_id = ${id}`).toEqual([
      { offered_until: at(1, '14:30') },
    ])
  })

  test('is refused where it cannot be, with nothing changed', async () => {
    const { ids, dates, series } = await aSeries()
    const id = ids[0] as string
    const fair = await aFair({ venueId: series.venueId, title: '先订的', startsAt: at(20, '10:00') })
    const before = await activity(id)
    const cases: [string, Wish['change'], Partial<Wish>?][] = [
      ['series.endsBeforeStart', { time: { starts: '12:00', ends: '09:00' } }],
      ['series.endsBeforeStart', { time: { starts: '12:00', ends: '09:00' } }, { scope: 'all' }],
      ['series.dayPast', { day: dayIn(-1) }],
      ['input.invalid', { day: '2027-02-30' }],
      ['input.invalid', { venueId: newId<string>() }],
      ['input.invalid', { title: '字'.repeat(10_000) }],
      ['input.invalid', { title: '\n\u200b' }],
      ['series.oneDayOnly', { day: dayIn(20) }, { scope: 'following' }],
      ['series.overlap', { day: dayIn(20) }],
      ['series.overlap', { day: dates[1]?.day ?? '' }],
      ['series.placeholderUnknown', { title: '{venue}招聘会' }, { scope: 'all' }],
    ]
    for (const [code, change, more] of cases) {
      expect([code, await cloud.say(clerk.openid, 'series.edit', wishFor(id, change, more))]).toEqual([code, code])
      expect(await cloud.say(clerk.openid, 'series.preview', wishFor(id, change, more))).toBe(code)
    }
    expect(await ask(wishFor(id, { day: dayIn(20) }))).toMatchObject({
      refusal: { title: '先订的', startsAt: fair.startsAt },
    })
    expect(await activity(id)).toEqual(before)
    expect(await told()).toEqual([])
    const begun = await aFair({ startsAt: at(0, '00:00') - 3_600_000, endsAt: at(1, '00:00') })
    const over = await aFair({ startsAt: at(-2, '09:00') })
    const say = (activityId: string) => cloud.say(clerk.openid, 'series.edit', wishFor(activityId, { title: '改' }))
    expect(await say(begun.activityId)).toBe('activity.started')
    expect(await say(over.activityId)).toBe('activity.over')
    expect(await say((await aFair({ state: 'draft' })).activityId)).toBe('activity.notFound')
  })
})

describe('places', () => {
  const places = (seats: number) => ({ places: { seats, keySeats: 0, walkInSeats: 0 } })

  test('fewer than are held is refused with the number', async () => {
    const { activityId, day } = await aFair({ seats: 5 })
    for (const _ of [1, 2, 3]) await holder(activityId)
    expect(await ask(wishFor(activityId, places(2)))).toMatchObject({
      refusal: { code: 'activity.seatsTaken', day, bucket: 'open', seats: 2, taken: 3 },
    })
    expect(await activity(activityId)).toMatchObject({ seats: 5, booked: 3 })
    expect((await edit(wishFor(activityId, places(3)))).rows).toMatchObject([{ fields: ['places'], displaced: [] }])
  })

  test('fewer all the same put those who came last before everybody on the list, and tell them', async () => {
    const { activityId } = await aFair({ seats: 3 })
    await holder(activityId, { bookedAt: 1_000 })
    const [second, third] = [
      await holder(activityId, { bookedAt: 2_000 }),
      await holder(activityId, { bookedAt: 3_000 }),
    ]
    const waiting = await holder(activityId, { state: 'waiting' })
    const wish = wishFor(activityId, places(1), { insist: true })
    const shown = await preview(wish)
    expect(shown.rows).toMatchObject([
      { displaced: [{ ticketId: second.ticketId, name: '杨*军', gone: false }, { ticketId: third.ticketId }] },
    ])
    expect(await edit({ ...wish, seen: shown.seen })).toEqual(shown)
    expect((await edit({ ...wish, seen: shown.seen })).rows).toEqual([])
    expect(await activity(activityId)).toMatchObject({ seats: 1, booked: 1, waiting: 3 })
    const line = await cloud.sql<Row>`
      select id from tickets where activity_id = ${activityId} and state = 'waiting' order by queue_no`
    expect(line.map(({ id }) => id)).toEqual([second.ticketId, third.ticketId, waiting.ticketId])
    expect((await told()).map(({ openid }) => openid)).toEqual([second.openid, third.openid].sort())
    expect(await calls()).toHaveLength(2)
    expect((await audits())[0]?.detail).toMatchObject({ displaced: [second.ticketId, third.ticketId] })
  })

  test('more are offered to the line in order', async () => {
    const { activityId } = await aFair({ seats: 1 })
    await holder(activityId)
    const [head, next] = [
      await holder(activityId, { state: 'waiting' }),
      await holder(activityId, { state: 'waiting' }),
    ]
    await edit(wishFor(activityId, places(2)))
    const states = await cloud.sql<Row>`select id, state from tickets where activity_id = ${activityId}`
    expect(states).toContainEqual({ id: head.ticketId, state: 'offered' })
    expect(states).toContainEqual({ id: next.ticketId, state: 'waiting' })
    expect(await activity(activityId)).toMatchObject({ seats: 2, booked: 1, offered: 1, waiting: 1 })
  })

  test('of the whole series are refused by any one date and then changed on none', async () => {
    const { ids } = await aSeries()
    for (const _ of [1, 2]) await holder(ids[7] as string)
    expect(await cloud.say(clerk.openid, 'series.edit', wishFor(ids[0] as string, places(1), { scope: 'all' }))).toBe(
      'activity.seatsTaken',
    )
    expect(await cloud.sql`select from activities where seats <> 50`).toEqual([])
    expect(await cloud.sql`select from series where seats <> 50`).toEqual([])
  })

  test('stay true when somebody signs up between an edit’s look and its writing', async () => {
    const { activityId } = await aFair({ seats: 10 })
    const { openid, personId } = await aPerson()
    let isBooked = false
    const lockWaits = async (least: number) => {
      for (let waits = 0; waits < least && !isBooked; )
        waits = (
          await cloud.sql`
            select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length
    }
    const change = { ...places(8), time: { starts: '09:30', ends: '12:30' } }
    const acts = await database().transaction(async (tx) => {
      // an edit that moves sessions stops here, after it has looked and before it writes
      await sql`select from sessions where activity_id = ${activityId} for update`.execute(tx)
      const editing = ask(wishFor(activityId, change))
      await lockWaits(1)
      const booking = cloud.ask(openid, 'ticket.book', { activityId, personId })
      void booking.then(() => {
        isBooked = true
      })
      await lockWaits(2)
      return [editing, booking]
    })
    expect((await Promise.all(acts)).map(({ kind }) => kind)).toEqual(['done', 'done'])
    expect(await activity(activityId)).toMatchObject({ seats: 8, booked: 1 })
    expect(await tickets(activityId)).toMatchObject([{ state: 'booked' }])
  })

  test('stay true while people book and seats change at once', async () => {
    const { activityId } = await aFair({ seats: 10 })
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson()))
    await Promise.all([
      ...people.map(({ openid, personId }) => cloud.ask(openid, 'ticket.book', { activityId, personId })),
      ...[8, 12, 6, 9].map(async (seats) => {
        const wish = wishFor(activityId, places(seats), { insist: true })
        return ask({ ...wish, seen: (await preview(wish)).seen })
      }),
    ])
    const [counts] = await cloud.sql<{ same: boolean; fits: boolean }>`
      select booked + offered <= seats as fits,
        (booked, offered, waiting) = (
          select count(*) filter (where state = 'booked')::int, count(*) filter (where state = 'offered')::int,
            count(*) filter (where state = 'waiting')::int from tickets where activity_id = a.id
        ) as same
      from activities a where id = ${activityId}`
    expect(counts).toEqual({ same: true, fits: true })
    expect(await cloud.sql`select from tickets where activity_id = ${activityId}`).toHaveLength(20)
  })
})

describe('calling off', () => {
  test('tells everyone with a place once, why, by message or on the call list', async () => {
    const { ids } = await aSeries()
    const id = ids[0] as string
    const consented = await holder(id)
    await consent(consented.openid)
    const plain = await holder(id, { state: 'waiting' })
    const shown = await cloud.get(clerk.openid, 'series.previewCallOff', { activityId: id, scope: 'one' })
    expect(shown).toMatchObject({ rows: [{ activityId: id, told: { booked: 1, waiting: 1 } }], left: 0, kept: 0 })
    const done = await Promise.all([callOff(id), callOff(id), callOff(id)])
    expect(done.filter(({ rows }) => rows.length > 0)).toEqual([shown])
    expect(await activity(id)).toMatchObject({ state: 'cancelled', cancel_reason: '大雪封路' })
    expect((await told()).map(({ openid, reason }) => [openid, reason])).toEqual(
      [consented.openid, plain.openid].sort().map((openid) => [openid, `calledOff:${id}`]),
    )
    expect(await calls()).toEqual([{ openid: plain.openid, district: '520602' }])
    await cloud.asTimer('notice', 'drainNotices')
    expect(wechat.messages(consented.openid)[0]?.rows.map(({ value }) => value)).toContainEqual(
      expect.stringContaining('已取消：大雪封路'),
    )
    expect((await cloud.get(plain.openid, 'notice.mine', { cursor: null })).notices).toMatchObject([
      { kind: 'activityChanged', text: expect.stringContaining('大雪封路') },
    ])
    expect(await audits()).toMatchObject([{ act: 'series.callOff', detail: { reason: '大雪封路', activityIds: [id] } }])
    expect(await cloud.say(clerk.openid, 'series.edit', wishFor(id, { title: '改' }))).toBe('activity.cancelled')
  })

  test('all takes those that are left, also the ones edited by hand, and no one makes them again', async () => {
    const { ids } = await aSeries()
    await edit(wishFor(ids[4] as string, { title: '自己的' }))
    await callOff(ids[1] as string)
    const done = await callOff(ids[3] as string, 'following')
    expect(done.rows.map(({ activityId }) => activityId)).toEqual(ids.slice(3))
    expect(await callOff(ids[3] as string, 'all')).toMatchObject({ rows: { length: 2 }, left: 10 })
    expect(await cloud.sql`select from activities where state = 'published'`).toEqual([])
    expect(await cloud.asTimer('series', 'makeSeries')).toMatchObject({ value: { made: 0 } })
  })

  const nightsLater = async (days: number) => {
    moveClock(days * 86_400_000)
    return (await cloud.asTimer('series', 'makeSeries')) as { value?: { made: number } }
  }

  test('all stops the series, also the nights after; saving its template starts it again', async () => {
    const { ids, series } = await aSeries()
    const shown = await cloud.get(clerk.openid, 'series.previewCallOff', { activityId: ids[3] as string, scope: 'all' })
    expect(shown.ends).toEqual({ before: null })
    expect(await callOff(ids[3] as string, 'all')).toEqual(shown)
    expect(await nightsLater(5)).toMatchObject({ value: { made: 0 } })
    expect((await cloud.get(clerk.openid, 'series.list', {})).series).toMatchObject([{ state: 'stopped', coming: 0 }])
    expect((await audits()).at(-1)?.detail).toMatchObject({ scope: 'all', ends: { before: null } })
    await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
    expect((await cloud.get(clerk.openid, 'series.list', {})).series[0]?.coming).toBeGreaterThan(0)
  })

  test('this and the following end the series before that day, also the nights after', async () => {
    const { ids, dates } = await aSeries()
    const before = dates[3]?.day ?? ''
    const done = await callOff(ids[3] as string, 'following')
    expect(done).toMatchObject({ ends: { before }, rows: { length: 9 } })
    expect(await callOff(ids[3] as string, 'following')).toMatchObject({ ends: null, rows: [] })
    expect(await nightsLater(5)).toMatchObject({ value: { made: 0 } })
    expect(await cloud.sql`select state, until_day from series`).toEqual([{ state: 'active', until_day: before }])
    expect(await cloud.sql`select from activities where state = 'published' and day >= ${before}`).toEqual([])
  })

  test('of the last date left by all means ends a series whose dates were called off one by one', async () => {
    const { ids } = await aSeries({ weeksAhead: 1 })
    for (const id of ids) await callOff(id)
    expect(await cloud.sql`select state from series`).toEqual([{ state: 'active' }])
    expect(await callOff(ids[0] as string, 'following')).toMatchObject({ rows: [], ends: { before: dayIn(1) } })
    expect(await nightsLater(5)).toMatchObject({ value: { made: 0 } })
  })

  test('one date leaves the series going on', async () => {
    const { ids } = await aSeries()
    expect(await callOff(ids[3] as string)).toMatchObject({ ends: null })
    expect((await nightsLater(5)).value?.made).toBeGreaterThan(0)
  })

  test('all by a clerk whose series it no longer is takes the one date, and edits change no template', async () => {
    const { ids, series } = await aSeries()
    await cloud.sql`update series set district = '520621' where id = ${series.id}`
    await edit(wishFor(ids[2] as string, { bring: '介绍信' }, { scope: 'all' }))
    expect(await callOff(ids[3] as string, 'all')).toMatchObject({ rows: { length: 1 }, ends: null })
    expect(await cloud.sql`select state, bring from series`).toEqual([{ state: 'active', bring: series.bring }])
  })

  test('of more dates than the consents in hand brings those no message was left for onto the call list', async () => {
    const { ids } = await aSeries()
    const person = await holder(ids[0] as string)
    await aTicket({ activityId: ids[1] as string, ...person })
    await consent(person.openid)
    await callOff(ids[0] as string, 'all')
    expect(await calls()).toEqual([])
    await cloud.asTimer('notice', 'drainNotices')
    await cloud.asTimer('notice', 'drainNotices')
    expect(wechat.messages(person.openid)).toHaveLength(1)
    expect((await told()).map(({ state }) => state).sort()).toEqual(['noCredit', 'sent'])
    expect(await calls()).toEqual([{ openid: person.openid, district: '520602' }])
    expect(await cloud.get(clerk.openid, 'desk.calls', {})).toMatchObject([
      {
        kind: 'activityChanged',
        name: person.realName,
        phone: person.phone,
        text: expect.stringContaining('大雪封路'),
      },
    ])
  })

  test('what has begun is refused', async () => {
    const { activityId, startsAt } = await aFair()
    moveClock(startsAt - Date.now() + 60_000)
    expect(await cloud.say(clerk.openid, 'series.callOff', { activityId, scope: 'one', reason: '停电' })).toBe(
      'activity.started',
    )
  })
})

test('to a clerk of another county nothing of it is there', async () => {
  const { ids } = await aSeries()
  const id = ids[0] as string
  await holder(id)
  const wish = wishFor(id, { title: '我的' })
  const say = [
    await cloud.say(neighbour.openid, 'series.preview', wish),
    await cloud.say(neighbour.openid, 'series.edit', { ...wish, scope: 'all' }),
    await cloud.say(neighbour.openid, 'series.previewCallOff', { activityId: id, scope: 'one' }),
    await cloud.say(neighbour.openid, 'series.callOff', { activityId: id, scope: 'all', reason: '我说的' }),
  ]
  expect(new Set(say)).toEqual(new Set(['activity.notFound']))
  expect(await cloud.sql`select from activities where title = '我的' or state = 'cancelled'`).toEqual([])
  expect([await told(), await audits()]).toEqual([[], []])
})
