import { addDays, sayDay } from '../../src/domain/calendar'
import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, dayIn } from '../support/make'
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
