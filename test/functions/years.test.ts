import fc from 'fast-check'
import { publishedDays } from '../../cloudfunctions/core/series/published'
import { addDays, instantOf } from '../../src/domain/time/calendar'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, moveClock } from '../support/make'
import { aBooth, anEmployer } from '../support/make-employer'
import { aDraft } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let city: Awaited<ReturnType<typeof aClerk>>

/** A Wednesday before 国庆 2026, a year this release knows; it does not know 2027. */
const TODAY = '2026-09-23'

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  city = await aClerk({ district: '5206' })
})
beforeEach(async () => {
  moveClock(instantOf(TODAY, '10:00') - Date.now())
  await cloud.sql`truncate activities, series, special_plan, calendar_days, calendar_years, themes cascade`
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

const days = (day: string | null = null, openid = city.openid) => cloud.get(openid, 'series.days', { day })
const set = (day: string, kind: 'holiday' | 'workday' | 'ordinary', name: string) =>
  cloud.get(city.openid, 'series.setDay', { day, kind, name })
const clear = (day: string) => cloud.get(city.openid, 'series.clearDay', { day })
const publish = (year = 2026) => cloud.get(city.openid, 'series.publishYear', { year })
const enter = (year: number, entered = true) => cloud.ask(city.openid, 'series.enterYear', { year, entered })
const rowOf = async (day: string) =>
  (
    await cloud.sql<Record<string, unknown>>`
    select kind, name, by_hand, published_kind, published_name from calendar_days where day = ${day}`
  )[0]
const datesOf = async (id: string) =>
  (await cloud.sql<{ day: string }>`select day from activities where series_id = ${id} order by day`).map(
    ({ day }) => day,
  )
const auditOf = (subject: string, id: string) => cloud.sql`
  select act, actor_id, detail from audit where subject = ${subject} and subject_id = ${id} order by id`

/** 天天有招聘, every day of two weeks. */
async function aDaily() {
  const series = await aDraft({ weekdays: [1, 2, 3, 4, 5, 6, 7], fromDay: addDays(TODAY, 1) })
  await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
  return series.id
}

describe('a fresh database', () => {
  test('makes its dates after one night without anybody’s help, leaving out the published holidays', async () => {
    const id = await aDaily()
    expect(await datesOf(id)).toEqual(['2026-09-28'])
    await cloud.asTimer('series', 'makeSeries')
    const { years } = await days()
    expect(years).toEqual([
      { year: 2026, known: true, shipped: true, byHand: 0, entered: false },
      { year: 2027, known: false, shipped: false, byHand: 0, entered: false },
      { year: 2028, known: false, shipped: false, byHand: 0, entered: false },
    ])
    expect(await datesOf(id)).toEqual(['2026-09-24', '2026-09-28', '2026-09-29', '2026-09-30'])
    expect(await rowOf('2026-10-10')).toMatchObject({ kind: 'workday', name: '国庆节调休上班' })
    await cloud.asTimer('series', 'makeSeries')
    expect(await cloud.sql`select from calendar_days`).toHaveLength(publishedDays(2026).length)
  })

  test('makes them at once when a city clerk takes the year over, who sees first what it brings', async () => {
    const id = await aDaily()
    const fair = await aFair({ title: '国庆夜市', startsAt: instantOf('2026-10-02', '19:00') })
    await aTicket({ ...fair, ...(await aPerson()) })
    await aBooth({ ...fair, ...(await anEmployer()), postingIds: [] })
    const shown = await cloud.get(city.openid, 'series.previewYear', { year: 2026 })
    expect(shown.fresh).toEqual(publishedDays(2026))
    expect(shown.affected).toEqual({ activities: 1, people: 1, employers: 1 })
    expect(await cloud.sql`select from calendar_days`).toEqual([])
    expect((await publish()).years[0]).toMatchObject({ year: 2026, known: true })
    expect(await datesOf(id)).toHaveLength(4)
    expect(await cloud.sql`select from activities where state = 'published' and day = '2026-10-02'`).toHaveLength(1)
  })
})

describe('the published arrangement of a year', () => {
  test('taken over twice, also at once, is taken over once', async () => {
    const before = (await auditOf('year', '2026')).length
    await Promise.all([publish(), publish(), publish()])
    await publish()
    expect(await cloud.sql`select from calendar_days`).toHaveLength(publishedDays(2026).length)
    expect((await cloud.get(city.openid, 'series.previewYear', { year: 2026 })).fresh).toEqual([])
    expect((await auditOf('year', '2026')).slice(before)).toEqual([
      { act: 'series.publishYear', actor_id: city.staffId, detail: { days: publishedDays(2026).length } },
    ])
  })

  test('leaves what the bureau has set and closed, and lies beneath it', async () => {
    await set('2026-10-02', 'ordinary', '照常办')
    await cloud.get(city.openid, 'series.closeDay', { day: '2026-10-01', reason: '场馆检修' })
    const { fresh, kept } = await cloud.get(city.openid, 'series.previewYear', { year: 2026 })
    expect(kept).toEqual([{ day: '2026-10-02', kind: 'ordinary', name: '照常办' }])
    expect(fresh.map(({ day }) => day)).not.toContain('2026-10-02')
    await publish()
    expect(await rowOf('2026-10-02')).toEqual({
      kind: 'ordinary',
      name: '照常办',
      by_hand: true,
      published_kind: 'holiday',
      published_name: '国庆节',
    })
    expect(await days('2026-10-02')).toMatchObject({
      day: { standing: 'held', kind: 'ordinary', name: '照常办', byHand: true, published: '国庆节' },
    })
    expect(await rowOf('2026-10-01')).toMatchObject({ kind: 'noFair', name: '场馆检修' })
    await cloud.get(city.openid, 'series.openDay', { day: '2026-10-01' })
    expect(await rowOf('2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节', by_hand: false })
    await clear('2026-10-02')
    expect(await rowOf('2026-10-02')).toMatchObject({ kind: 'holiday', name: '国庆节', by_hand: false })
  })

  test('that this release does not know is refused', async () => {
    for (const call of ['series.publishYear', 'series.previewYear'] as const)
      expect(await cloud.ask(city.openid, call, { year: 2027 })).toMatchObject({
        refusal: { code: 'series.yearUnknown', year: 2027 },
      })
    expect(await cloud.say(city.openid, 'series.publishYear', { year: 1999 })).toBe('input.invalid')
  })
})

test('元旦 that begins in the old year is taken over with its own, also when the old year was known before', async () => {
  await publish(2023)
  expect(await rowOf('2022-12-31')).toMatchObject({ kind: 'holiday', name: '元旦' })
  expect(await rowOf('2023-12-31')).toBeUndefined()
})

describe('whatever is said of years and days, in whatever order, and taken back in any other', () => {
  type Act = { name: string; act: () => Promise<unknown> }
  const byHand = publishedDays(2026)
    .filter(({ kind }) => kind === 'holiday')
    .map(({ day, name }) => ({ day: `2027${day.slice(4)}`, name }))
  const acts: Act[] = [
    { name: 'publish 2026', act: () => publish(2026) },
    { name: 'publish 2025', act: () => publish(2025) },
    { name: 'enter 2027', act: () => enter(2027) },
    { name: 'take 2027 back', act: () => enter(2027, false) },
    { name: 'set 12-31', act: () => set('2026-12-31', 'ordinary', '照常') },
    { name: 'clear 12-31', act: () => clear('2026-12-31') },
    { name: 'set a holiday', act: () => set('2027-05-01', 'holiday', '劳动节') },
    { name: 'clear it', act: () => clear('2027-05-01') },
  ]
  const standings = async () => {
    const out: Record<string, string | undefined> = {}
    for (const day of [
      '2026-10-02',
      '2026-12-31',
      '2027-01-01',
      '2027-02-03',
      '2027-03-03',
      '2027-05-01',
      '2028-01-01',
    ])
      out[day] = (await days(day)).day?.standing
    return out
  }

  test('what a day is follows from what holds now, and 1 January is never an ordinary day by mistake', async () => {
    moveClock(instantOf('2026-11-23', '10:00') - Date.now())
    await cloud.sql`
      insert into calendar_days (day, kind, name, by_hand)
      select day, 'holiday', name, true from json_to_recordset(${JSON.stringify(byHand)}) as d (day date, name text)
      where day <> '2027-05-01'`
    const seen = new Map<string, string>()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 8 }), async (said) => {
        for (const { act } of said) await act()
        const names = said.map(({ name }) => name)
        const last = (one: string, other: string) => names.lastIndexOf(one) > names.lastIndexOf(other)
        const now = await standings()
        expect(now['2027-01-01']).toBe('holiday')
        expect(now['2028-01-01']).toBe('holiday')
        expect(now['2027-03-03']).toBe('held')
        expect(now['2027-05-01']).toBe('holiday')
        const { years } = await days()
        const key = JSON.stringify([
          (
            await cloud.sql<{ known: string }>`
            select string_agg(day || kind || by_hand, ',' order by day) as known from calendar_days`
          )[0]?.known,
          (await cloud.sql`select year from calendar_years order by year`).length,
        ])
        const found = JSON.stringify([now, years])
        expect(seen.get(key) ?? found).toBe(found)
        seen.set(key, found)
        if (last('set 12-31', 'clear 12-31')) expect(now['2026-12-31']).toBe('held')
      }),
      { numRuns: 15 },
    )
    expect(seen.size).toBeGreaterThan(2)
  })
})

describe('a day set by hand', () => {
  test('as held makes what the holiday skipped, as a holiday stops it, and each is taken back', async () => {
    await publish()
    const id = await aDaily()
    await set('2026-10-02', 'ordinary', '照常办')
    expect(await datesOf(id)).toContain('2026-10-02')
    const shown = await set('2026-09-29', 'holiday', '市里放假')
    expect(shown.byHand.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-09-29', 'holiday'],
      ['2026-10-02', 'ordinary'],
    ])
    expect(shown.day).toMatchObject({ standing: 'holiday', name: '市里放假', affected: [{ day: '2026-09-29' }] })
    await cloud.sql`delete from sessions`
    await cloud.sql`delete from activities`
    await cloud.asTimer('series', 'makeSeries')
    expect(await datesOf(id)).toEqual(['2026-09-24', '2026-09-28', '2026-09-30', '2026-10-02'])
    expect((await clear('2026-09-29')).day).toMatchObject({ standing: 'held', byHand: false, name: null })
    expect(await datesOf(id)).toContain('2026-09-29')
    expect((await clear('2026-10-02')).day).toMatchObject({ standing: 'holiday', name: '国庆节', affected: [{}] })
    expect(await auditOf('day', '2026-09-29')).toEqual([
      { act: 'series.setDay', actor_id: city.staffId, detail: { kind: 'holiday', name: '市里放假' } },
      { act: 'series.clearDay', actor_id: city.staffId, detail: { kind: 'holiday', name: '市里放假' } },
    ])
  })

  test('said twice, also at once, is said once; closed on top and opened again it is as it was set', async () => {
    const day = '2027-02-11'
    await Promise.all([1, 2, 3].map(() => set(day, 'ordinary', '照常办')))
    await cloud.get(city.openid, 'series.closeDay', { day, reason: '大雪' })
    expect(await cloud.ask(city.openid, 'series.setDay', { day, kind: 'holiday', name: '春节' })).toMatchObject({
      refusal: { code: 'series.dayClosed', day },
    })
    expect(await cloud.say(city.openid, 'series.clearDay', { day })).toBe('series.dayClosed')
    expect((await days(day)).day).toMatchObject({ standing: 'noFair', kind: 'ordinary', byHand: true })
    await cloud.get(city.openid, 'series.openDay', { day })
    expect(await rowOf(day)).toMatchObject({ kind: 'ordinary', name: '照常办', by_hand: true })
    await clear(day)
    await clear(day)
    expect(await rowOf(day)).toBeUndefined()
    expect((await days(day)).day?.standing).toBe('unknownYear')
    expect((await auditOf('day', day)).map((row) => (row as { act: string }).act)).toEqual([
      'series.setDay',
      'series.closeDay',
      'series.openDay',
      'series.clearDay',
    ])
  })

  test('is for city clerks alone; a county’s is told so and nothing is written', async () => {
    const say = [
      await cloud.say(clerk.openid, 'series.setDay', { day: '2026-10-02', kind: 'ordinary', name: '照常办' }),
      await cloud.say(clerk.openid, 'series.clearDay', { day: '2026-10-02' }),
      await cloud.say(clerk.openid, 'series.publishYear', { year: 2026 }),
      await cloud.say(clerk.openid, 'series.enterYear', { year: 2026, entered: true }),
    ]
    expect(say).toEqual(['series.cityOnly', 'series.cityOnly', 'series.cityOnly', 'series.cityOnly'])
    expect(await cloud.sql`select from calendar_days`).toEqual([])
  })

  test.each([
    ['in the past', '2026-09-22', '春节', 'series.dayPast'],
    ['that does not exist', '2027-02-29', '春节', 'input.invalid'],
    ['ten years ahead', '2036-10-01', '国庆节', 'input.invalid'],
    ['with no name', '2027-02-08', ' ', 'input.invalid'],
    ['with a name that shows nothing', '2027-02-08', '\n\u200b', 'input.invalid'],
  ])('%s is refused', async (_, day, name, code) => {
    expect(await cloud.say(city.openid, 'series.setDay', { day, kind: 'holiday', name })).toBe(code)
    expect(await cloud.sql`select from calendar_days`).toEqual([])
  })

  test('with a name of two lines keeps it as one', async () => {
    await cloud.get(city.openid, 'series.setDay', { day: '2027-02-08', kind: 'holiday', name: '春\n节' })
    expect(await cloud.sql`select name from calendar_days`).toEqual([{ name: '春 节' }])
  })
})

describe('a year entered by hand', () => {
  const holidays = (count: number) =>
    cloud.sql`
      insert into calendar_days (day, kind, name, by_hand)
      select date '2027-02-05' + n, 'holiday', '春节', true from generate_series(1, ${count}::int) n`

  const known = async () => (await days()).years.flatMap(({ year, known }) => (known ? [year] : []))

  test('is known when the bureau says so, not because many days are set', async () => {
    const audited = (await auditOf('year', '2027')).length
    await publish()
    await holidays(14)
    expect(await known()).toEqual([2026])
    expect((await days('2027-05-06')).day?.standing).toBe('unknownYear')
    expect(await enter(2027)).toMatchObject({ value: { years: [{}, { known: true, entered: true }, {}] } })
    expect(await enter(2027)).toMatchObject({ kind: 'done' })
    expect((await days('2027-05-06')).day?.standing).toBe('held')
    expect((await days('2027-02-08')).day?.standing).toBe('holiday')
    expect((await days('2027-01-01')).day?.standing).toBe('holiday')
    await enter(2027, false)
    expect(await enter(2027, false)).toMatchObject({ value: { years: [{}, { known: false, entered: false }, {}] } })
    expect((await auditOf('year', '2027')).slice(audited)).toMatchObject([
      { detail: { entered: true } },
      { detail: { entered: false } },
    ])
  })

  test('is known whatever other years are, and not any more when its days are taken back', async () => {
    await cloud.sql`
      insert into calendar_days (day, kind, name, by_hand)
      select date '2028-01-20' + n, 'holiday', '春节', true from generate_series(1, 13) n`
    expect(await enter(2028)).toMatchObject({ kind: 'done' })
    expect(await known()).toEqual([2028])
    expect((await days('2027-05-06')).day?.standing).toBe('unknownYear')
    await holidays(13)
    await enter(2027)
    expect(await known()).toEqual([2027, 2028])
    await clear('2028-01-25')
    expect(await known()).toEqual([2027])
    await enter(2027, false)
    await set('2028-01-25', 'holiday', '春节')
    expect(await known()).toEqual([2028])
  })

  test('with too few holidays or far off is refused', async () => {
    await publish()
    await holidays(12)
    expect(await enter(2027)).toMatchObject({
      refusal: { code: 'series.yearShort', year: 2027, days: 12, least: 13 },
    })
    expect(await cloud.say(city.openid, 'series.enterYear', { year: 2040, entered: true })).toBe('input.invalid')
    expect(await cloud.sql`select from calendar_years`).toEqual([])
  })
})
