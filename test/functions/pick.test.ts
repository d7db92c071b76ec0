import { database, transact } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { addDays, fridayOnOrAfter, instantOf, sayDay } from '../../src/domain/time/calendar'
import type { Plan } from '../../types/series-days'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, aVenue, dayIn, moveClock } from '../support/make'
import { aSpecialDraft, publishedYears } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let series: Awaited<ReturnType<typeof aSpecialDraft>>['series']
let themes: string[]

beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk({ district: '5206' })
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days, calendar_years, themes cascade`
  await publishedYears(cloud)
  ;({ series, themes } = await aSpecialDraft({ weeksAhead: 4 }))
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Wish = { friday: string; theme: string | null; heldOn: string | null }

const save = () => cloud.get(clerk.openid, 'series.save', { series, themes })
const ask = (wish: Wish) => cloud.ask(clerk.openid, 'series.pick', wish)
const pick = (wish: Wish) => cloud.get(clerk.openid, 'series.pick', wish)
const preview = (wish: Wish) => cloud.get(clerk.openid, 'series.previewPick', wish)
const friday = (nth: number) => addDays(fridayOnOrAfter(dayIn(1)), nth * 7)
const rowOf = ({ rows }: Plan, day: string) => rows.find((row) => row.day === day)
const planned = async (day: string) => rowOf(await cloud.get(clerk.openid, 'series.plan', {}), day)
const dateOf = async (day: string) =>
  (
    await cloud.sql<{ id: string; day: string; theme: string; state: string }>`
    select id, day, theme, state from activities where series_id = ${series.id} and series_day = ${day}`
  )[0]
const told = () => cloud.sql<{ openid: string; title: string; body: string }>`
  select openid, title, body from notices where kind = 'activityChanged' order by openid`
const everything = async () =>
  JSON.stringify(
    await cloud.sql`select a.*, p.theme as picked, p.held_on from activities a full join special_plan p on false`,
  )

describe('a Friday a public holiday may reach, of a year not published', () => {
  beforeEach(async () => {
    moveClock(instantOf('2027-09-27', '10:00') - Date.now())
    await cloud.sql`truncate calendar_days, series, themes cascade`
    ;({ series, themes } = await aSpecialDraft({ weeksAhead: 4 }))
    await save()
  })

  test('waits with its theme until it is said to be held, and is made then', async () => {
    expect(await planned(friday(1))).toMatchObject({
      standing: 'unknownYear',
      heldOn: null,
      theme: { code: 'industry' },
    })
    expect(await dateOf(friday(1))).toBeUndefined()
    await pick({ friday: friday(1), theme: 'tourism', heldOn: null })
    expect(await dateOf(friday(1))).toBeUndefined()
    expect(await planned(friday(1))).toMatchObject({ heldOn: null, theme: { code: 'tourism' }, source: 'picked' })
    const plan = await pick({ friday: friday(1), theme: 'tourism', heldOn: friday(1) })
    expect(rowOf(plan, friday(1))).toMatchObject({ standing: 'unknownYear', heldOn: friday(1) })
    expect(await dateOf(friday(1))).toMatchObject({ day: friday(1), theme: 'tourism', state: 'published' })
    expect(await dateOf(friday(0))).toBeUndefined()
    expect(await planned(friday(0))).toMatchObject({ standing: 'holiday', heldOn: null })
    expect(await dateOf(friday(2))).toMatchObject({ state: 'published' })
  })
})

describe('a Friday whose special was called off', () => {
  test('takes no pick, says what to do instead, and stands in the plan as called off with the reason', async () => {
    await save()
    const { id } = (await dateOf(friday(1))) as { id: string }
    await cloud.get(clerk.openid, 'series.callOff', { activityId: id, scope: 'one', reason: '停电' })
    const before = await everything()
    for (const wish of [
      { theme: 'tourism', heldOn: null },
      { theme: null, heldOn: addDays(friday(1), -1) },
      { theme: null, heldOn: null },
    ]) {
      const refusal = { kind: 'refused', refusal: { code: 'series.calledOff', day: friday(1) } }
      expect(await ask({ friday: friday(1), ...wish })).toMatchObject(refusal)
      expect(await cloud.ask(clerk.openid, 'series.previewPick', { friday: friday(1), ...wish })).toMatchObject(refusal)
    }
    expect(await everything()).toBe(before)
    expect(await planned(friday(1))).toMatchObject({
      standing: 'calledOff',
      heldOn: null,
      theme: null,
      closed: '停电',
    })
    expect(await ask({ friday: friday(2), theme: 'industry', heldOn: null })).toMatchObject({ kind: 'done' })
  })
})

describe('the plan promises no Friday', () => {
  test('whose venue something else has, says what, and holds it again when that is off', async () => {
    series = { ...series, weeksAhead: 1 }
    await save()
    const other = await aFair({
      title: '春风行动',
      venueId: series.venueId,
      startsAt: instantOf(friday(2), '10:00'),
      endsAt: instantOf(friday(2), '11:00'),
    })
    await pick({ friday: friday(2), theme: 'tourism', heldOn: null })
    expect(await planned(friday(2))).toMatchObject({ standing: 'held', heldOn: friday(2) })
    await cloud.sql`update series set weeks_ahead = 4 where id = ${series.id}`
    await cloud.asTimer('series', 'makeSeries')
    expect(await planned(friday(2))).toMatchObject({
      standing: 'venueTaken',
      heldOn: null,
      theme: { code: 'tourism' },
      source: 'picked',
      taken: { day: friday(2), title: '春风行动', startsAt: other.startsAt },
    })
    expect(await planned(friday(1))).toMatchObject({ standing: 'held', taken: null })
    await cloud.sql`update activities set state = 'cancelled' where id = ${other.activityId}`
    expect(await planned(friday(2))).toMatchObject({ standing: 'held', heldOn: friday(2), taken: null })
  })

  test('after the series has ended or before it begins, unless another goes on then', async () => {
    series = { ...series, fromDay: friday(1), untilDay: friday(3) }
    await save()
    const nothing = { standing: 'noSeries', heldOn: null, theme: null, source: null, problem: null }
    expect(await planned(friday(0))).toMatchObject(nothing)
    expect(await planned(friday(2))).toMatchObject({ standing: 'held', theme: { code: 'veteran' } })
    expect(await planned(friday(3))).toMatchObject(nothing)
    const { series: next } = await aSpecialDraft({ fromDay: friday(4) })
    await cloud.get(clerk.openid, 'series.save', { series: next, themes: ['tourism'] })
    expect(await planned(friday(3))).toMatchObject(nothing)
    expect(await planned(friday(4))).toMatchObject({ standing: 'held', theme: { code: 'tourism' } })
  })
})

describe('a special put where something else is', () => {
  test('is refused with what is there, also when it is not made yet, with nothing written', async () => {
    const thursday = addDays(friday(1), -1)
    const fair = await aFair({
      title: '天天有招聘',
      venueId: series.venueId,
      startsAt: instantOf(thursday, '10:00'),
      endsAt: instantOf(thursday, '11:00'),
    })
    await cloud.sql`insert into calendar_days (day, kind, name) values (${friday(1)}, 'holiday', '假日')
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`
    await save()
    expect(await dateOf(friday(1))).toBeUndefined()
    const before = await everything()
    const wish = { friday: friday(1), theme: null, heldOn: thursday }
    const refusal = { refusal: { code: 'series.overlap', title: '天天有招聘', startsAt: fair.startsAt } }
    expect(await ask(wish)).toMatchObject(refusal)
    expect(await cloud.ask(clerk.openid, 'series.previewPick', wish)).toMatchObject(refusal)
    const made = { ...wish, friday: friday(2), heldOn: addDays(friday(2), -6) }
    await aFair({ title: '先订的', venueId: series.venueId, startsAt: instantOf(made.heldOn, '10:00') })
    expect(await ask(made)).toMatchObject({ refusal: { code: 'series.overlap', title: '先订的' } })
    expect(await cloud.sql`select from special_plan`).toEqual([])
    await cloud.sql`update activities set state = 'cancelled' where id = ${fair.activityId}`
    expect(await ask(wish)).toMatchObject({ kind: 'done' })
    expect(await dateOf(friday(1))).toMatchObject({ day: thursday })
    expect(before).not.toBe(await everything())
  })
})

describe('picking, looked at before,', () => {
  const holder = async (activityId: string, state?: 'waiting') => {
    const person = await aPerson()
    await aTicket({ activityId, ...person, ...(state && { state }) })
    return person.openid
  }

  test('shows what changes and who is told, writes nothing, and then tells just them', async () => {
    await save()
    const { id } = (await dateOf(friday(1))) as { id: string }
    await holder(id)
    await holder(id, 'waiting')
    const wish = { friday: friday(1), theme: 'tourism', heldOn: addDays(friday(1), 1) }
    const before = await everything()
    const shown = await preview(wish)
    expect(shown).toMatchObject({
      rows: [{ activityId: id, fields: expect.arrayContaining(['theme', 'day']), told: { booked: 1, waiting: 1 } }],
      left: 0,
      kept: 0,
      fresh: [],
    })
    expect(await everything()).toBe(before)
    expect(await told()).toEqual([])
    await pick(wish)
    await pick(wish)
    expect(await told()).toHaveLength(2)
    expect((await told())[0]?.body).toContain(`改到${sayDay(addDays(friday(1), 1))}`)
    expect((await preview(wish)).rows).toEqual([])
  })

  test('tells those who signed up for another theme, and does not ask them again', async () => {
    await save()
    const { id } = (await dateOf(friday(1))) as { id: string }
    const openid = await holder(id)
    const wish = { friday: friday(1), theme: 'tourism', heldOn: null }
    expect((await preview(wish)).rows).toMatchObject([{ told: { booked: 1, offered: 0, waiting: 0 } }])
    await pick(wish)
    expect(await told()).toEqual([
      { openid, title: '文旅服务招聘会', body: expect.stringContaining('主题改为“文旅服务”') },
    ])
    expect(await cloud.sql`select reconfirm from tickets where activity_id = ${id}`).toEqual([{ reconfirm: null }])
    expect(await cloud.sql`select from calls`).toHaveLength(1)
    await pick(wish)
    expect(await told()).toHaveLength(1)
  })

  test('on one date alone tells them too, as its preview says, and a move says both in one', async () => {
    await save()
    const { id } = (await dateOf(friday(1))) as { id: string }
    const openid = await holder(id)
    await holder(id, 'waiting')
    const wish = { activityId: id, scope: 'one', overwrite: false, insist: false } as const
    const change = { theme: 'tourism' }
    expect((await cloud.get(clerk.openid, 'series.preview', { ...wish, change })).rows).toMatchObject([
      { told: { booked: 1, offered: 0, waiting: 1 } },
    ])
    await cloud.get(clerk.openid, 'series.edit', { ...wish, change })
    await cloud.get(clerk.openid, 'series.edit', { ...wish, change })
    expect(await told()).toHaveLength(2)
    expect(await told()).toContainEqual({
      openid,
      title: '文旅服务招聘会',
      body: expect.stringContaining('主题改为“文旅服务”，时间和地点不变'),
    })
    await cloud.get(clerk.openid, 'series.edit', {
      ...wish,
      change: { theme: 'industry', day: addDays(friday(1), 1) },
    })
    const [first, second] = (await told()).filter((notice) => notice.openid === openid)
    const both = [first, second].find(({ body } = { openid, title: '', body: '' }) => body.startsWith('改到'))
    expect(both?.body).toContain('主题改为“特色轻工”')
    expect(await told()).toHaveLength(4)
  })

  test('says what will be made, and what stays because it was changed alone', async () => {
    await cloud.sql`insert into calendar_days (day, kind, name) values (${friday(1)}, 'holiday', '假日')
      on conflict (day) do update set kind = excluded.kind, name = excluded.name`
    await save()
    const saturday = addDays(friday(1), 1)
    const shown = await preview({ friday: friday(1), theme: 'tourism', heldOn: saturday })
    expect(shown).toMatchObject({
      rows: [],
      fresh: [{ title: '文旅服务招聘会', day: saturday, startsAt: instantOf(saturday, '09:00') }],
    })
    expect((await preview({ friday: friday(9), theme: 'tourism', heldOn: null })).fresh).toEqual([])
    const { id } = (await dateOf(friday(2))) as { id: string }
    const change = { day: addDays(friday(2), -1) }
    await cloud.get(clerk.openid, 'series.edit', {
      activityId: id,
      scope: 'one',
      change,
      overwrite: false,
      insist: false,
    })
    expect(await preview({ friday: friday(2), theme: null, heldOn: addDays(friday(2), 1) })).toMatchObject({
      rows: [],
      kept: 1,
    })
  })

  test('is refused to a clerk whose specials they are not, as picking is', async () => {
    await save()
    const neighbour = await aClerk({ district: '520621' })
    const wish = { friday: friday(1), theme: 'tourism', heldOn: null }
    expect(await cloud.say(neighbour.openid, 'series.previewPick', wish)).toBe('series.cityOnly')
    const thursday = { ...wish, friday: addDays(friday(1), -1) }
    expect(await cloud.say(clerk.openid, 'series.previewPick', thursday)).toBe('series.notFriday')
  })
})

test('picking, editing and calling off at once never wait for each other in a circle', async () => {
  await save()
  const ids = await Promise.all([0, 1, 2, 3].map(async (nth) => (await dateOf(friday(nth)))?.id ?? ''))
  const venues = await Promise.all([1, 2, 3].map(async () => (await aVenue()).venueId))
  const edit = (nth: number, change: object) =>
    cloud.say(clerk.openid, 'series.edit', {
      activityId: ids[nth] as string,
      scope: 'one',
      change,
      overwrite: false,
      insist: false,
    })
  for (const nth of [1, 2, 3]) await edit(nth, { venueId: venues[nth - 1] })
  const acts = Array.from({ length: 16 }, (_, turn) => {
    const nth = 1 + (turn % 3)
    if (turn % 2 === 0)
      return cloud.say(clerk.openid, 'series.pick', {
        friday: friday(nth),
        theme: themes[turn % themes.length] as string,
        heldOn: addDays(friday(nth), (turn % 5) - 2),
      })
    return turn === 15
      ? cloud.say(clerk.openid, 'series.callOff', { activityId: ids[0] as string, scope: 'one', reason: '停电' })
      : edit(nth, { bring: `带第 ${turn} 样`, time: { starts: '10:00', ends: '12:00' } })
  })
  expect((await Promise.all(acts)).filter((word) => word === 'broken')).toEqual([])
})

test('a transaction ended to break a deadlock is done once more, any other fault is not', async () => {
  const [one, other] = [await aVenue(), await aVenue()].map(({ venueId }) => venueId)
  let [both, tries] = [0, 0]
  let meet: (() => void) | undefined
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const lock = (first: string | undefined, second: string | undefined) =>
    transact(database(), async (tx) => {
      tries += 1
      await sql`select from venues where id = ${first} for update`.execute(tx)
      both += 1
      if (both === 2) meet?.()
      await met
      await sql`select from venues where id = ${second} for update`.execute(tx)
    })
  await Promise.all([lock(one, other), lock(other, one)])
  expect(tries).toBe(3)
  await expect(
    transact(database(), async () => {
      tries += 1
      throw new Error('another fault')
    }),
  ).rejects.toThrow('another fault')
  expect(tries).toBe(4)
})
