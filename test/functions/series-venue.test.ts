import type { Input } from '../../types/contract'
import { type Cloud, type Loose, startCloud } from '../support/cloud'
import { aClerk, aFair, at, aVenue, dayIn, moveClock } from '../support/make'
import { aDraft, aSpecialDraft, publishedYears, type SeriesWish } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let city: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  city = await aClerk({ district: '5206' })
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, themes cascade`
  await publishedYears(cloud)
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Draft = Awaited<ReturnType<typeof aDraft>>
const ask = (series: Draft, openid = clerk.openid) => cloud.ask(openid, 'series.save', { series, themes: [] })
const save = (series: Draft) => cloud.get(clerk.openid, 'series.save', { series, themes: [] })
const aSeries = async (wish: SeriesWish = {}) => {
  const series = await aDraft(wish)
  await save(series)
  return series
}
const datesOf = (id: string) => cloud.sql<{ id: string; day: string }>`
  select id, day from activities where series_id = ${id} and state = 'published' order by day`
const make = () => cloud.asTimer('series', 'makeSeries')
const listed = async (id: string) =>
  (await cloud.get(clerk.openid, 'series.list', {})).series.find((series) => series.id === id)
const doubles = () => cloud.sql`
  select from activities a join activities b on a.venue_id = b.venue_id and a.id < b.id
    and a.starts_at < b.ends_at and b.starts_at < a.ends_at
  where a.state = 'published' and b.state = 'published'`
const edit = (activityId: string, change: Loose<Input<'series.edit'>>['change'], openid = clerk.openid) =>
  cloud.ask(openid, 'series.edit', { activityId, scope: 'one', change, overwrite: false, insist: false })

describe('one venue at one time', () => {
  test('is not given to a new series while the dates of a stopped one stand', async () => {
    const old = await aSeries()
    await cloud.get(clerk.openid, 'series.stop', { seriesId: old.id })
    const series = await aDraft({ venueId: old.venueId, starts: '11:00', ends: '13:00' })
    expect(await ask(series)).toMatchObject({
      refusal: { code: 'series.overlap', title: '天天有招聘 · 碧江区', startsAt: at(1, '09:00') },
    })
    expect(await cloud.sql`select from series where id = ${series.id}`).toEqual([])
    expect(await doubles()).toEqual([])
  })

  test('is not given where one date was moved by hand, or an activity of no series stands', async () => {
    const { venueId } = await aVenue()
    const other = await aSeries()
    const [moved] = await datesOf(other.id)
    expect(await edit(moved?.id ?? '', { venueId })).toMatchObject({ kind: 'done' })
    expect(await ask(await aDraft({ venueId }))).toMatchObject({
      refusal: { code: 'series.overlap', startsAt: at(1, '09:00') },
    })
    const fair = await aFair({ title: '春风行动', startsAt: at(2, '10:00') })
    expect(await ask(await aDraft({ venueId: fair.venueId }))).toMatchObject({
      refusal: { code: 'series.overlap', title: '春风行动', startsAt: fair.startsAt },
    })
    expect(await doubles()).toEqual([])
  })

  test('that is taken leaves a date out at night, which the desk sees, and is made once the venue is free', async () => {
    const series = await aSeries({ weeksAhead: 1 })
    const day = dayIn(8)
    const fair = await aFair({ title: '春风行动', venueId: series.venueId, startsAt: at(8, '10:00') })
    moveClock(3 * 86_400_000)
    await make()
    expect((await datesOf(series.id)).map((date) => date.day)).not.toContain(day)
    expect(await listed(series.id)).toMatchObject({
      skipped: [{ day, title: '春风行动', startsAt: fair.startsAt }],
    })
    expect(await doubles()).toEqual([])
    await save({ ...series, bring: '身份证和简历' })
    expect(await listed(series.id)).toMatchObject({ bring: '身份证和简历', skipped: [{ day }] })
    await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
    expect(await listed(series.id)).toMatchObject({ skipped: [] })
    await make()
    expect((await datesOf(series.id)).map((date) => date.day)).toContain(day)
    expect(await cloud.sql`select from series_skips`).toEqual([])
  })

  test('taken by a date of its own, moved there by hand, is left out and no reason not to save', async () => {
    const series = await aSeries({ weeksAhead: 1 })
    const [first] = await datesOf(series.id)
    expect(await edit(first?.id ?? '', { day: dayIn(8) })).toMatchObject({ kind: 'done' })
    await save({ ...series, weeksAhead: 2 })
    expect(await listed(series.id)).toMatchObject({ skipped: [{ day: dayIn(8), startsAt: at(8, '09:00') }] })
    expect(await doubles()).toEqual([])
  })

  test('is given once, to whoever saves, moves there or makes at night at the same time', async () => {
    const { venueId } = await aVenue()
    const other = await aSeries()
    const dates = await datesOf(other.id)
    const drafts = await Promise.all([1, 2].map(() => aDraft({ venueId })))
    await Promise.all([
      ...drafts.map((series) => ask(series)),
      ...dates.slice(0, 3).map(({ id }) => edit(id, { venueId })),
      make(),
    ])
    expect(await doubles()).toEqual([])
  })

  test('is nobody’s for a bus, which only sets people down there', async () => {
    const fairs = await aSeries()
    const stops = [{ code: 's1', name: '万达广场', after: 0 }]
    expect(await ask(await aDraft({ kind: 'bus', venueId: fairs.venueId, stops }))).toMatchObject({ kind: 'done' })
  })

  test('of a special is looked at on the day it is held', async () => {
    const special = await aSpecialDraft({ weeksAhead: 4 })
    await cloud.get(clerk.openid, 'series.save', special)
    const [friday] = await datesOf(special.series.id)
    const daily = await aDraft({ venueId: special.series.venueId, weekdays: [1, 2, 3, 4] })
    expect(await ask(daily)).toMatchObject({ kind: 'done' })
    expect(friday).toBeDefined()
    expect(await doubles()).toEqual([])
  })
})

describe('a venue of another county', () => {
  test('is refused for a series and for one date; the city’s own and buses go anywhere', async () => {
    const { venueId } = await aVenue({ district: '520621' })
    const series = { ...(await aDraft()), venueId } as Draft
    expect(await ask(series, city.openid)).toMatchObject({
      refusal: { code: 'series.venueElsewhere', district: '520621' },
    })
    const own = await aSeries()
    const [date] = await datesOf(own.id)
    expect(await edit(date?.id ?? '', { venueId }, city.openid)).toMatchObject({
      refusal: { code: 'series.venueElsewhere', district: '520621' },
    })
    expect(await edit(date?.id ?? '', { venueId })).toMatchObject({ refusal: { code: 'input.invalid' } })
    expect(await ask({ ...series, district: '5206' } as Draft, city.openid)).toMatchObject({ kind: 'done' })
    const stops = [{ code: 's1', name: '万达广场', after: 0 }]
    expect(await ask({ ...series, id: own.id, kind: 'bus', stops } as Draft, city.openid)).toMatchObject({
      kind: 'done',
    })
  })
})
