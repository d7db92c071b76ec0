import { addDays, instantOf, weekdayOf } from '../../src/domain/time/calendar'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, dayIn, moveClock } from '../support/make'
import { aBooth, anEmployer } from '../support/make-employer'
import { aDraft, aSpecialDraft, publishedYears } from '../support/make-series'

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

const close = (day: string, reason = '防范低温雨雪', openid = city.openid) =>
  cloud.get(openid, 'series.closeDay', { day, reason })
const open = (day: string, openid = city.openid) => cloud.get(openid, 'series.openDay', { day })
const rowOf = (day: string) => cloud.sql`
  select kind, name, was_kind, was_name from calendar_days where day = ${day}`
const auditOf = (day: string) => cloud.sql<{ act: string; actor_id: string; district: string; detail: unknown }>`
  select act, actor_id, district, detail from audit where subject = 'day' and subject_id = ${day} order by id`
const daysOf = async (id: string) =>
  (await cloud.sql<{ day: string }>`select day from activities where series_id = ${id} order by day`).map(
    ({ day }) => day,
  )
const nextFriday = () => [1, 2, 3, 4, 5, 6, 7].map(dayIn).find((day) => weekdayOf(day) === 5) as string

describe('a day the bureau closes', () => {
  test('is skipped by every series until it is opened again, which makes what was skipped', async () => {
    const day = dayIn(3)
    await close(day)
    const series = await aDraft({ weekdays: [weekdayOf(day)], weeksAhead: 1 })
    await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
    expect(await daysOf(series.id)).toEqual([])
    await cloud.asTimer('series', 'makeSeries')
    expect(await daysOf(series.id)).toEqual([])
    await open(day)
    expect(await daysOf(series.id)).toEqual([day])
  })

  test('shows what is already made for it, each with the people and the employers to tell, and leaves it standing', async () => {
    const fair = await aFair({ title: '春风行动', startsAt: at(3, '09:00') })
    const elsewhere = await aFair({ startsAt: at(3, '14:00'), district: '520621' })
    await aFair({ startsAt: at(3, '08:00'), state: 'cancelled' })
    await aTicket({ ...fair, ...(await aPerson()) })
    await aTicket({ ...fair, ...(await aPerson()), state: 'waiting' })
    await aBooth({ ...fair, ...(await anEmployer()), postingIds: [], state: 'pending' })
    await aBooth({ ...elsewhere, ...(await anEmployer()), postingIds: [], state: 'sentBack' })
    const { day, closed } = await close(dayIn(3))
    expect(day).toMatchObject({ day: dayIn(3), standing: 'noFair', name: '防范低温雨雪' })
    expect(day?.affected.map(({ activityId, told, employers }) => [activityId, told, employers])).toEqual([
      [fair.activityId, { booked: 1, offered: 0, waiting: 1 }, 1],
      [elsewhere.activityId, { booked: 0, offered: 0, waiting: 0 }, 0],
    ])
    expect(closed).toEqual([{ day: dayIn(3), reason: '防范低温雨雪', was: null, held: 2 }])
    expect(await cloud.sql`select from activities where state = 'published'`).toHaveLength(2)
    const { day: theirs } = await cloud.get(clerk.openid, 'series.days', { day: dayIn(3) })
    expect(theirs?.affected.map(({ activityId }) => activityId)).toEqual([fair.activityId])
    await cloud.get(city.openid, 'series.callOff', { activityId: fair.activityId, scope: 'one', reason: '雨雪' })
    expect((await cloud.get(city.openid, 'series.days', { day: dayIn(3) })).closed[0]?.held).toBe(1)
  })

  test('that is a holiday is that holiday again when it is opened', async () => {
    const holiday = (
      await cloud.sql<{ day: string }>`
      select day from calendar_days where kind = 'holiday' and day > ${dayIn(0)} order by day limit 1`
    )[0]?.day as string
    await close(holiday)
    expect(await rowOf(holiday)).toEqual([
      { kind: 'noFair', name: '防范低温雨雪', was_kind: 'holiday', was_name: '假日' },
    ])
    const known = (await cloud.get(city.openid, 'series.days', { day: null })).years
    await close(holiday, '停电检修')
    expect(await rowOf(holiday)).toMatchObject([{ name: '停电检修', was_kind: 'holiday', was_name: '假日' }])
    const opened = await open(holiday)
    expect(await rowOf(holiday)).toEqual([{ kind: 'holiday', name: '假日', was_kind: null, was_name: null }])
    expect(opened.years).toEqual(known)
    expect(opened.day).toMatchObject({ standing: 'holiday', name: '假日' })
  })

  test('a closed holiday still counts among those of its published year', async () => {
    const { years } = await cloud.get(city.openid, 'series.days', { day: null })
    expect(years.map(({ known }) => known)).toEqual([true, true, true])
    const [first] = await cloud.sql<{ day: string }>`
      select day from calendar_days where kind = 'holiday' and day > ${dayIn(0)} order by day limit 1`
    await close(first?.day as string)
    expect((await cloud.get(city.openid, 'series.days', { day: null })).years).toEqual(years)
  })

  test('twice is once, also in the audit log; what was done is kept there', async () => {
    const day = dayIn(5)
    await Promise.all([close(day), close(day), close(day)])
    await close(day)
    await open(day)
    await open(day)
    expect(await auditOf(day)).toEqual([
      { act: 'series.closeDay', actor_id: city.staffId, district: '5206', detail: { reason: '防范低温雨雪' } },
      { act: 'series.openDay', actor_id: city.staffId, district: '5206', detail: { reason: '防范低温雨雪' } },
    ])
    expect(await rowOf(day)).toEqual([])
  })

  test('is for city clerks alone; a county’s is told so and nothing is written', async () => {
    expect(await cloud.say(clerk.openid, 'series.closeDay', { day: dayIn(3), reason: '大雪' })).toBe('series.cityOnly')
    expect(await cloud.say(clerk.openid, 'series.openDay', { day: dayIn(3) })).toBe('series.cityOnly')
    expect(await rowOf(dayIn(3))).toEqual([])
    expect((await cloud.get(clerk.openid, 'series.days', { day: null })).closed).toEqual([])
  })

  test.each([
    ['in the past', () => dayIn(-1), 'series.dayPast'],
    ['that does not exist', () => '2027-02-29', 'input.invalid'],
    ['ten years ahead', () => dayIn(3650), 'input.invalid'],
  ])('%s is refused', async (_, day, code) => {
    expect(await cloud.say(city.openid, 'series.closeDay', { day: day(), reason: '大雪' })).toBe(code)
    expect(await cloud.say(city.openid, 'series.openDay', { day: day() })).toBe(code)
  })

  test('wants a reason, and keeps it as one line', async () => {
    for (const reason of ['', ' ', '\n\u200b', 'x'.repeat(41)])
      expect(await cloud.say(city.openid, 'series.closeDay', { day: dayIn(3), reason })).toBe('input.invalid')
    await cloud.get(city.openid, 'series.closeDay', { day: dayIn(3), reason: '大雪\n停办' })
    expect((await cloud.get(clerk.openid, 'series.days', { day: null })).closed).toMatchObject([
      { reason: '大雪 停办' },
    ])
  })
})

describe('a Friday that is closed', () => {
  test('has no special in the plan, says why, and gets it back', async () => {
    const { series, themes } = await aSpecialDraft()
    const friday = nextFriday()
    await close(friday, '市里另有安排')
    await cloud.get(city.openid, 'series.save', { series: { ...series, district: '5206' }, themes })
    expect(await daysOf(series.id)).not.toContain(friday)
    const planned = async () => (await cloud.get(city.openid, 'series.plan', {})).rows.find(({ day }) => day === friday)
    expect(await planned()).toMatchObject({ standing: 'noFair', heldOn: null, closed: '市里另有安排' })
    await open(friday)
    expect(await planned()).toMatchObject({ standing: 'held', heldOn: friday })
    expect(await daysOf(series.id)).toContain(friday)
  })

  test('takes a special that was to be held on it back to its own Friday', async () => {
    const { series, themes } = await aSpecialDraft({ fromDay: dayIn(30) })
    await cloud.get(city.openid, 'series.save', { series, themes })
    const friday = addDays(nextFriday(), 56)
    const thursday = addDays(friday, -1)
    await cloud.get(city.openid, 'series.pick', { friday, theme: 'tourism', heldOn: thursday })
    await close(thursday)
    const { rows } = await cloud.get(city.openid, 'series.plan', {})
    expect(rows.find(({ day }) => day === friday)).toMatchObject({ heldOn: friday, theme: { code: 'tourism' } })
  })
})

test('before a year is published a day off by law is closed, one that may be given off waits, any other is ordinary', async () => {
  moveClock(instantOf('2026-12-31', '10:00') - Date.now())
  await cloud.sql`truncate calendar_days`
  const facts = async (day: string) => (await cloud.get(city.openid, 'series.days', { day })).day
  expect(await facts('2027-01-01')).toMatchObject({ standing: 'holiday', kind: 'holiday', name: '元旦', byHand: false })
  expect(await facts('2027-02-11')).toMatchObject({ standing: 'unknownYear', name: null })
  expect(await facts('2027-01-15')).toMatchObject({ standing: 'held', name: null })
  const { days } = await cloud.get(city.openid, 'activity.month', { month: '2027-02', day: null, district: null })
  const shown = (day: string) => days.find((one) => one.day === day)
  expect(shown('2027-02-08')).toMatchObject({ holiday: '春节', unsettled: false })
  expect(shown('2027-02-11')).toMatchObject({ holiday: null, unsettled: true })
  expect(shown('2027-02-22')).toMatchObject({ holiday: null, unsettled: false })
  const series = await aDraft({ weekdays: [1, 2, 3, 4, 5, 6, 7], fromDay: '2027-01-01', weeksAhead: 3 })
  await cloud.get(clerk.openid, 'series.save', { series, themes: [] })
  expect((await daysOf(series.id)).slice(0, 2)).toEqual(['2027-01-04', '2027-01-05'])
  expect(await daysOf(series.id)).toHaveLength(17)
})

test('a county clerk who picks a theme for the city’s plan is told whose it is', async () => {
  const { series, themes } = await aSpecialDraft()
  await cloud.get(city.openid, 'series.save', { series: { ...series, district: '5206' }, themes })
  const pick = { friday: nextFriday(), theme: 'tourism', heldOn: null }
  expect(await cloud.say(clerk.openid, 'series.pick', pick)).toBe('series.cityOnly')
  expect(await cloud.sql`select from special_plan`).toHaveLength(0)
})
