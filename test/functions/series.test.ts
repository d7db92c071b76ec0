import { icsOf } from '../../src/domain/text/ics'
import { addDays, fridayOnOrAfter, instantOf, sayDay } from '../../src/domain/time/calendar'
import type { Plan } from '../../types/series-days'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aTheme, aVenue, dayIn, moveClock, newId } from '../support/make'
import { aDraft, aSpecialDraft, notToday, publishedYears, type SeriesWish } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let city: Awaited<ReturnType<typeof aClerk>>
let neighbour: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  city = await aClerk({ district: '5206' })
  neighbour = await aClerk({ district: '520621' })
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, themes cascade`
  await publishedYears(cloud)
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Draft = Awaited<ReturnType<typeof aDraft>>

const save = (series: Draft, themes: string[] = [], openid = clerk.openid) =>
  cloud.get(openid, 'series.save', { series, themes })
const saySave = (series: Draft, themes: string[] = [], openid = clerk.openid) =>
  cloud.say(openid, 'series.save', { series, themes })
const make = async () => (await cloud.asTimer('series', 'makeSeries')) as { kind: string; value?: { made: number } }
const datesOf = (id: string) => cloud.sql<{ day: string; seriesDay: string; title: string; theme: string | null }>`
  select day, series_day as "seriesDay", title, theme from activities where series_id = ${id} order by series_day`
const auditOf = (id: string) => cloud.sql<{ act: string; actor_id: string; district: string }>`
  select act, actor_id, district from audit where subject_id = ${id} order by id`
const weeks = (count: number) =>
  Array.from({ length: count * 7 }, (_, days) => dayIn(days)).filter((_, days) => days % 7 !== 0)

describe('a template', () => {
  test('makes its dates ahead at once, each with a session whose gate opens half an hour before', async () => {
    const series = await aDraft({ places: { seats: 50, keySeats: 0, walkInSeats: 5 } })
    const { series: listed, venues } = await save(series)
    expect(listed).toEqual([
      { ...series, state: 'active', venue: '人力资源市场', themes: [], coming: 12, next: dayIn(1), skipped: [] },
    ])
    expect(venues).toContainEqual({ id: series.venueId, name: '人力资源市场', district: '520602' })
    const dates = await datesOf(series.id)
    expect(dates.map(({ day }) => day)).toEqual(weeks(2))
    expect(dates[0]).toMatchObject({ title: '天天有招聘 · 碧江区', theme: null })
    expect(
      await cloud.sql`
      select a.seats, a.walk_in_seats, a.walk_in, s.starts_at - s.gate_opens_at as early, s.day = a.day as same_day,
        s.gate_closes_at = a.entry_until as closes, s.ends_at = a.ends_at as ends
      from activities a join sessions s on s.activity_id = a.id where a.series_id = ${series.id} limit 1`,
    ).toEqual([
      { seats: 50, walk_in_seats: 5, walk_in: true, early: 1_800_000, same_day: true, closes: true, ends: true },
    ])
    expect(await auditOf(series.id)).toEqual([{ act: 'series.save', actor_id: clerk.staffId, district: '520602' }])
  })

  test('generated twice, nightly or by saving again, makes nothing twice', async () => {
    const series = await aDraft()
    await save(series)
    await save(series)
    expect(await make()).toMatchObject({ kind: 'done', value: { made: 0 } })
    expect(await datesOf(series.id)).toHaveLength(12)
    expect(await cloud.sql`select from sessions`).toHaveLength(12)
  })

  test('is made once by nights and clerks at the same time', async () => {
    const drafts = await Promise.all([aDraft(), aDraft(), aDraft()])
    for (const series of drafts) await save(series)
    await cloud.sql`truncate activities cascade`
    const nights = await Promise.all([make(), make(), make(), make(), ...drafts.map((series) => save(series))])
    const made = nights.flatMap((night) => ('value' in night && night.value ? [night.value.made] : []))
    expect(made.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(36)
    for (const { id } of drafts) expect(await datesOf(id)).toHaveLength(12)
    expect(await cloud.sql`select from sessions`).toHaveLength(36)
  })

  test('leaves out holidays and days the bureau closed; a date called off is not made again', async () => {
    await cloud.sql`
      insert into calendar_days (day, kind, name) values (${dayIn(1)}, 'holiday', '假日'), (${dayIn(2)}, 'noFair', '不办')
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`
    const [skipping, holding] = [await aDraft(), await aDraft({ onHoliday: 'hold' })]
    await save(skipping)
    await save(holding)
    expect((await datesOf(skipping.id)).map(({ day }) => day)).toEqual(weeks(2).slice(2))
    expect((await datesOf(holding.id)).map(({ day }) => day)).toEqual([dayIn(1), ...weeks(2).slice(2)])
    await cloud.sql`update activities set state = 'cancelled' where series_id = ${skipping.id} and day = ${dayIn(3)}`
    expect(await make()).toMatchObject({ value: { made: 0 } })
  })

  test('before a year is published leaves out what may be given off, but for days set by hand', async () => {
    moveClock(instantOf('2027-09-27', '10:00') - Date.now())
    await cloud.sql`truncate calendar_days`
    await cloud.sql`
      insert into calendar_days (day, kind, name) values ('2027-09-29', 'workday', '照常'), ('2027-10-04', 'ordinary', '照常')`
    const series = await aDraft({ fromDay: '2027-09-28', weekdays: [1, 2, 3, 4, 5, 6, 7] })
    await save(series)
    const days = (await datesOf(series.id)).map(({ day }) => day)
    expect(days).toEqual(['2027-09-28', '2027-09-29', '2027-10-04', '2027-10-09', '2027-10-10'])
    expect((await cloud.get(clerk.openid, 'series.plan', {})).knownYears).toEqual([])
  })

  test('stopped makes nothing more, and what is made stays', async () => {
    const series = await aDraft()
    await save(series)
    const stop = () => cloud.get(clerk.openid, 'series.stop', { seriesId: series.id })
    expect((await stop()).series[0]).toMatchObject({ state: 'stopped', coming: 12 })
    await stop()
    await cloud.sql`delete from sessions`
    await cloud.sql`delete from activities where day > ${dayIn(4)}`
    expect(await make()).toMatchObject({ value: { made: 0 } })
    expect((await auditOf(series.id)).map(({ act }) => act)).toEqual(['series.save', 'series.stop'])
  })

  test('changed leaves the dates already made', async () => {
    const series = await aDraft({ weeksAhead: 1 })
    await save(series)
    await save({ ...series, titlePattern: '新名字', weeksAhead: 2 })
    expect((await datesOf(series.id)).map(({ title }) => title)).toEqual([
      ...Array.from({ length: 6 }, () => '天天有招聘 · 碧江区'),
      ...Array.from({ length: 6 }, () => '新名字'),
    ])
  })

  test('a title of emoji and right-to-left words is kept whole and stays on one line of a phone’s calendar', async () => {
    const title = '🎪👩‍👩‍👧 招聘会 وظائف ,;\\ {date}'
    const series = await aDraft({ titlePattern: title })
    await save(series)
    const [made] = await cloud.sql<{ id: string; title: string; day: string }>`
      select id, title, day from activities where series_id = ${series.id} order by day limit 1`
    const said = title.replace('{date}', sayDay(made?.day ?? '').split(' ')[0] ?? '')
    expect(made?.title).toBe(said)
    const detail = await cloud.get('o-seeker', 'activity.get', { activityId: made?.id ?? '' })
    expect(detail.title).toBe(said)
    const { startsAt, endsAt } = detail
    const event = {
      id: detail.id,
      title: said,
      startsAt,
      endsAt,
      place: '市场',
      about: '',
      cancelled: false,
      sequence: 0,
    }
    const lines = icsOf([event], startsAt).replace(/\r\n /g, '').split('\r\n')
    expect(lines.filter((line) => line.startsWith('SUMMARY:'))).toEqual([
      `SUMMARY:${said.replace(/[\\;,]/g, (sign) => `\\${sign}`)}`,
    ])
  })
})

describe('saving is shown before', () => {
  const preview = (series: Draft, themes: string[] = []) =>
    cloud.get(clerk.openid, 'series.previewSave', { series, themes })

  test('with exactly the dates it then makes, and writes nothing', async () => {
    const series = await aDraft()
    const { fresh, ...left } = await preview(series)
    expect(left).toEqual({ taken: [], unknown: [], withoutTheme: [] })
    expect(await cloud.sql`select from series`).toEqual([])
    await save(series)
    expect((await datesOf(series.id)).map(({ day, title }) => ({ day, title }))).toEqual(
      fresh.map(({ day, title }) => ({ day, title })),
    )
    expect((await preview(series)).fresh).toEqual([])
    expect((await preview({ ...series, weeksAhead: 3 })).fresh).toHaveLength(6)
  })

  test('with the days that wait for a year’s arrangement, those whose venue is taken, and Fridays without a theme', async () => {
    await cloud.sql`delete from calendar_days`
    moveClock(instantOf('2026-12-10', '10:00') - Date.now())
    const weekdays = [1, 2, 3, 4, 5, 6, 7]
    const series = await aDraft({ weekdays, fromDay: '2026-12-16', weeksAhead: 1 })
    await save(series)
    const startsAt = instantOf('2026-12-20', '10:00')
    await aFair({ title: '年货节', startsAt, venueId: series.venueId })
    moveClock(instantOf('2026-12-15', '10:00') - Date.now())
    await make()
    expect(await preview({ ...series, weeksAhead: 3 })).toMatchObject({
      fresh: { length: 9 },
      unknown: ['2026-12-30', '2026-12-31', '2027-01-02', '2027-01-03'],
      taken: [{ day: '2026-12-20', title: '年货节', startsAt }],
    })
    const special = await aSpecialDraft({ fromDay: '2026-12-16', weeksAhead: 2 })
    const none = await cloud.ask(clerk.openid, 'series.previewSave', { series: special.series, themes: ['nothing'] })
    expect(none).toMatchObject({ refusal: { code: 'series.themeGone' } })
    expect((await preview(special.series, special.themes)).fresh).toHaveLength(2)
  })

  test('or refused like saving itself', async () => {
    const series = await aDraft({ starts: '12:00', ends: '09:00' })
    expect(await cloud.say(clerk.openid, 'series.previewSave', { series, themes: [] })).toBe('series.endsBeforeStart')
    expect(await cloud.say(neighbour.openid, 'series.previewSave', { series, themes: [] })).toBe('series.notFound')
  })
})

describe('the dates of a series', () => {
  test('are all listed in order, also the cancelled and the moved, each with who holds a place; not another county’s', async () => {
    const series = await aDraft({ weeksAhead: 10 })
    await save(series)
    const dates = async () => (await cloud.get(clerk.openid, 'series.dates', { seriesId: series.id })).rows
    const before = await dates()
    expect(before).toHaveLength(60)
    expect(before.map(({ day }) => day)).toEqual(weeks(10))
    const [first, , last] = [before[0], null, before.at(-1)]
    await cloud.get(clerk.openid, 'series.callOff', {
      activityId: first?.activityId ?? '',
      scope: 'one',
      reason: '停电',
    })
    const moved = {
      activityId: last?.activityId ?? '',
      scope: 'one' as const,
      change: { day: dayIn(80) },
      overwrite: false,
      insist: false,
    }
    await cloud.get(clerk.openid, 'series.edit', moved)
    expect((await dates())[0]).toMatchObject({ activityId: first?.activityId, state: 'cancelled', booked: 0 })
    expect((await dates()).at(-1)).toMatchObject({
      activityId: last?.activityId,
      day: dayIn(80),
      venue: '人力资源市场',
    })
    expect(await cloud.say(neighbour.openid, 'series.dates', { seriesId: series.id })).toBe('series.notFound')
    expect(await cloud.say(clerk.openid, 'series.dates', { seriesId: newId() })).toBe('series.notFound')
  })
})

describe('a template is refused, with nothing written,', () => {
  const cases: [string, SeriesWish][] = [
    ['series.endsBeforeStart', { starts: '12:00', ends: '09:00' }],
    ['series.entryBeforeStart', { entryMinutesBeforeEnd: 240 }],
    ['series.opensAfterClose', { opensDaysBefore: 0, closesMinutesBefore: 60 }],
    ['series.dayPast', { fromDay: dayIn(-30), untilDay: dayIn(-1) }],
    ['series.notFriday', { special: true, weekdays: [4] }],
    ['series.groupMissing', { places: { seats: 50, keySeats: 5, walkInSeats: 0 } }],
    ['series.placeholderUnknown', { titlePattern: '{venue}招聘会' }],
    ['input.invalid', { titlePattern: '{theme}' }],
    ['input.invalid', { titlePattern: '长'.repeat(10_000) }],
    ['input.invalid', { titlePattern: '\u202e\u3164' }],
    ['input.invalid', { about: '\u200b\u2028' }],
    ['input.invalid', { venueId: newId<string>() }],
    ['input.invalid', { fromDay: '2026-02-30' }],
    ['series.notFound', { district: '520621' }],
    ['series.notFound', { district: '5206' }],
  ]
  test.each(cases)('with %s', async (code, wish) => {
    const series = { ...(await aDraft()), ...wish } as Draft
    expect(await saySave(series)).toBe(code)
    expect(await cloud.sql`select from series`).toEqual([])
    expect(await cloud.sql`select from activities`).toEqual([])
  })

  test('when a theme is not there, or no longer', async () => {
    const { series } = await aSpecialDraft()
    await cloud.sql`update themes set valid_until = ${dayIn(0)} where code = 'tourism'`
    const ask = (themes: string[]) => cloud.ask(clerk.openid, 'series.save', { series, themes })
    expect(await ask(['industry', 'tourism'])).toMatchObject({
      refusal: { code: 'series.themeGone', theme: 'tourism', day: dayIn(0) },
    })
    expect(await ask(['nothing'])).toMatchObject({ refusal: { code: 'series.themeGone' } })
    expect(await cloud.sql`select from series`).toEqual([])
  })

  test('when it overlaps another series at its venue, also when both are saved at once', async () => {
    const { venueId } = await aVenue()
    const drafts = await Promise.all([1, 2, 3].map(() => aDraft({ venueId, starts: '11:00', ends: '13:00' })))
    const said = await Promise.all(drafts.map((series) => saySave(series)))
    expect(said.sort()).toEqual(['done', 'series.overlap', 'series.overlap'])
    expect(await saySave(await aDraft({ venueId, starts: '13:00', ends: '14:00' }))).toBe('done')
    expect(
      await cloud.ask(clerk.openid, 'series.save', { series: await aDraft({ venueId }), themes: [] }),
    ).toMatchObject({
      refusal: { code: 'series.overlap', title: '天天有招聘 · {district}' },
    })
  })
})

test('a clerk of another county sees and stops nothing of it, a helper may not even ask', async () => {
  const series = await aDraft()
  await save(series)
  const say = (openid: string) => cloud.say(openid, 'series.stop', { seriesId: series.id })
  expect(await say(neighbour.openid)).toBe('series.notFound')
  expect(await saySave({ ...series, titlePattern: '我的' }, [], neighbour.openid)).toBe('series.notFound')
  expect(await saySave({ ...series, district: '520621' }, [], neighbour.openid)).toBe('series.notFound')
  expect((await cloud.get(neighbour.openid, 'series.list', {})).series).toEqual([])
  expect((await cloud.get(city.openid, 'series.list', {})).series).toMatchObject([
    { titlePattern: series.titlePattern },
  ])
  const helper = await aHelper()
  expect(await say(helper.openid)).toBe('actor.mayNot')
  expect(await cloud.say(helper.openid, 'series.make', {})).toBe('actor.mayNot')
})

describe('the Friday specials', () => {
  const friday = (nth: number) => addDays(fridayOnOrAfter(dayIn(1)), nth * 7)
  const themesOf = async (id: string) => (await datesOf(id)).map(({ theme }) => theme)
  const rowOf = ({ rows }: Plan, day: string) => rows.find((row) => row.day === day)
  const pick = (input: { friday: string; theme: string | null; heldOn: string | null }, openid = clerk.openid) =>
    cloud.ask(openid, 'series.pick', input)
  let series: Draft

  beforeEach(async () => {
    const special = await aSpecialDraft({ weeksAhead: 4 })
    series = special.series
    await save(series, special.themes)
  })

  test('take their themes in turn, with title and key group, as the plan of half a year says', async () => {
    const dates = await datesOf(series.id)
    expect(dates.map(({ theme, title }) => [theme, title]).slice(0, 3)).toEqual([
      ['industry', '特色轻工招聘会'],
      ['veteran', '退役军人专场招聘会'],
      ['tourism', '文旅服务招聘会'],
    ])
    expect(await cloud.sql`select key_group, eligibility from activities where theme = 'veteran'`).toEqual([
      { key_group: 'veteran', eligibility: 'none' },
    ])
    const plan = await cloud.get(clerk.openid, 'series.plan', {})
    expect(plan.rows).toHaveLength(26)
    expect(rowOf(plan, friday(0))).toMatchObject({
      heldOn: friday(0),
      standing: 'held',
      theme: { code: 'industry' },
      source: 'rotating',
    })
    expect(rowOf(plan, friday(3))).toMatchObject({ theme: { code: 'industry' } })
    expect(plan.themes.map(({ code }) => code).sort()).toEqual(['industry', 'tourism', 'veteran'])
    expect(plan.knownYears).toContain(Number(dayIn(0).slice(0, 4)) + 2)
  })

  test('hand-picked themes win, before and after a date is made, and move no other', async () => {
    const before = await themesOf(series.id)
    expect(await pick({ friday: friday(0), theme: 'tourism', heldOn: null })).toMatchObject({ kind: 'done' })
    expect(await pick({ friday: friday(8), theme: 'veteran', heldOn: null })).toMatchObject({ kind: 'done' })
    expect(await themesOf(series.id)).toEqual(['tourism', ...before.slice(1)])
    expect((await datesOf(series.id))[0]?.title).toBe('文旅服务招聘会')
    const plan = await cloud.get(neighbour.openid, 'series.plan', {})
    expect(rowOf(plan, friday(0))).toMatchObject({ theme: { code: 'tourism' }, source: 'picked' })
    expect(rowOf(plan, friday(8))).toMatchObject({ theme: { code: 'veteran' }, source: 'picked' })
    expect(await auditOf(friday(0))).toEqual([{ act: 'series.pick', actor_id: clerk.staffId, district: '520602' }])
    await pick({ friday: friday(0), theme: null, heldOn: null })
    expect(await themesOf(series.id)).toEqual(before)
    expect(await cloud.sql`select touched from activities where touched <> '{}'`).toEqual([])
    await save({ ...series, weeksAhead: 10 }, ['industry', 'veteran', 'tourism'])
    expect((await datesOf(series.id)).find(({ seriesDay }) => seriesDay === friday(8))?.theme).toBe('veteran')
  })

  test('are held on another day when the bureau says so, and then made though the Friday is a holiday', async () => {
    await cloud.sql`insert into calendar_days (day, kind, name) values (${friday(4)}, 'holiday', '假日')
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`
    await save({ ...series, weeksAhead: 6 }, ['industry', 'veteran', 'tourism'])
    expect((await datesOf(series.id)).map(({ day }) => day)).not.toContain(friday(4))
    const thursday = addDays(friday(4), -1)
    const reply = await pick({ friday: friday(4), theme: null, heldOn: thursday })
    expect(reply.kind === 'done' && rowOf(reply.value, friday(4))).toMatchObject({ heldOn: thursday })
    expect((await datesOf(series.id)).find(({ seriesDay }) => seriesDay === friday(4))?.day).toBe(thursday)
    await pick({ friday: friday(1), theme: null, heldOn: addDays(friday(1), 1) })
    expect((await datesOf(series.id))[1]).toMatchObject({ day: addDays(friday(1), 1), seriesDay: friday(1) })
    expect(
      await cloud.sql`
      select s.day from sessions s join activities a on a.id = s.activity_id where a.series_day = ${friday(1)}`,
    ).toEqual([{ day: addDays(friday(1), 1) }])
  })

  test('keep in step when picked and made at once', async () => {
    await cloud.sql`truncate activities cascade`
    await Promise.all([make(), pick({ friday: friday(0), theme: 'tourism', heldOn: null }), make()])
    await make()
    expect((await themesOf(series.id))[0]).toBe('tourism')
  })

  test('refuse a theme that is gone, a day that is no Friday or past, and a clerk whose they are not', async () => {
    await aTheme({ code: 'old', name: '旧主题' })
    await cloud.sql`update themes set valid_until = ${dayIn(0)} where code = 'old'`
    const say = async (input: Parameters<typeof pick>[0], openid?: string) => {
      const reply = await pick(input, openid)
      return reply.kind === 'refused' ? reply.refusal.code : reply.kind
    }
    expect(await say({ friday: friday(0), theme: 'old', heldOn: null })).toBe('series.themeGone')
    expect(await say({ friday: addDays(friday(0), 1), theme: null, heldOn: null })).toBe('series.notFriday')
    expect(await say({ friday: addDays(friday(0), -14), theme: null, heldOn: null })).toBe('series.dayPast')
    expect(await say({ friday: friday(0), theme: 'tourism', heldOn: null }, neighbour.openid)).toBe('series.cityOnly')
    expect(await cloud.sql`select from special_plan`).toEqual([])
  })

  test('say a Friday as left out when its special was called off', async () => {
    const [first] = await cloud.sql<{ id: string }>`select id from activities where series_day = ${friday(0)}`
    await cloud.get(clerk.openid, 'series.callOff', { activityId: first?.id ?? '', scope: 'one', reason: '停电' })
    const plan = await cloud.get(clerk.openid, 'series.plan', {})
    expect(rowOf(plan, friday(0))).toMatchObject({
      heldOn: null,
      standing: 'calledOff',
      theme: null,
      closed: '停电',
    })
    expect(rowOf(plan, friday(1))).toMatchObject({ theme: { code: 'veteran' } })
  })

  test('without a series the plan says that themes are missing', async () => {
    await cloud.sql`truncate series cascade`
    const { rows } = await cloud.get(clerk.openid, 'series.plan', {})
    expect(rows[1]).toMatchObject({ theme: null, problem: 'series.themeMissing' })
    expect(await pick({ friday: friday(0), theme: null, heldOn: null })).toMatchObject({
      refusal: { code: 'series.notFound' },
    })
  })
})

describe('gaps', () => {
  test('are the days a county of the scope has no fair, and none on holidays', async () => {
    await aFair({ district: '520623', startsAt: Date.parse(`${dayIn(1)}T01:00:00Z`) })
    await cloud.sql`insert into calendar_days (day, kind, name) values (${dayIn(2)}, 'holiday', '假日')
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`
    const shiqian = await aClerk({ district: '520623' })
    const town = await aClerk({ district: '520623102' })
    const days = async (openid: string) => (await cloud.get(openid, 'series.gaps', {})).map(({ day }) => day)
    const expected = Array.from({ length: 14 }, (_, nth) => dayIn(nth))
    expect(await days(shiqian.openid)).toEqual(expected.filter((_, nth) => nth !== 1 && nth !== 2))
    expect(await days(town.openid)).toEqual(expected.filter((_, nth) => nth !== 2))
    const all = await cloud.get(city.openid, 'series.gaps', {})
    expect(all.filter(({ day }) => day === dayIn(1)).map(({ district }) => district)).not.toContain('520623')
    expect(all.filter(({ day }) => day === dayIn(3))).toHaveLength(10)
  })

  test('close when a series fills them', async () => {
    await save(await aDraft({ weekdays: notToday() }))
    expect((await cloud.get(clerk.openid, 'series.gaps', {})).map(({ day }) => sayDay(day))).toEqual(
      [dayIn(0), dayIn(7)].map(sayDay),
    )
  })
})
