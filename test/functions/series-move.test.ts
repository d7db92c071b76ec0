import { addDays, sayDay } from '../../src/domain/calendar'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aPerson, aTicket, at, aVenue, dayIn } from '../support/make'
import { aBus } from '../support/make-bus'
import { aDraft, aSpecialDraft, publishedYears, type SeriesWish } from '../support/make-series'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
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
