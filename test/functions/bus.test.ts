import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aPerson, at, aVenue, dayIn, moveClock } from '../support/make'
import { aBus, aBusDraft, STOPS } from '../support/make-bus'
import { aDraft, publishedYears } from '../support/make-series'

process.env.PG_POOL_MAX = '8'

const MINUTE = 60_000

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
})
beforeEach(async () => {
  await cloud.sql`truncate activities, series, special_plan, calendar_days cascade`
  await publishedYears(cloud)
})
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Draft = Awaited<ReturnType<typeof aBusDraft>>
const saySave = (series: Draft) => cloud.say(clerk.openid, 'series.save', { series, themes: [] })
const book = async (activityId: string, stop?: string, person?: Awaited<ReturnType<typeof aPerson>>) => {
  const who = person ?? (await aPerson())
  const reply = await cloud.ask(who.openid, 'ticket.book', { activityId, personId: who.personId, stop })
  return { ...who, reply, ticket: reply.kind === 'done' ? reply.value : null }
}
const busesOf = (id: string) => cloud.sql<{ id: string; day: string; stops: unknown; kind: string }>`
  select id, day, kind, stops from activities where series_id = ${id} order by day`
const stopsOf = (activityId: string) => cloud.sql<{ stop: string | null; state: string }>`
  select stop, state from tickets where activity_id = ${activityId} order by booked_at, id`

describe('a series of buses', () => {
  test('makes buses with their stops, each with a session to board at', async () => {
    const series = await aBusDraft()
    expect(await saySave(series)).toBe('done')
    const buses = await busesOf(series.id)
    expect(buses).toHaveLength(12)
    expect(buses[0]).toMatchObject({ kind: 'bus', stops: STOPS })
    expect(await cloud.sql`select from sessions`).toHaveLength(12)
    const { series: listed } = await cloud.get(clerk.openid, 'series.list', {})
    expect(listed[0]).toMatchObject({ kind: 'bus', stops: STOPS, boundFor: null })
  })

  test('with one day only makes one bus', async () => {
    const series = await aBusDraft({ fromDay: dayIn(2), untilDay: dayIn(3), weekdays: [1, 2, 3, 4, 5, 6, 7] })
    expect(await saySave(series)).toBe('done')
    expect((await busesOf(series.id)).map(({ day }) => day)).toEqual([dayIn(2)])
  })

  test.each([
    ['without a stop', { stops: [] }, 'bus.stopMissing'],
    ['that does not set off at its first stop', { stops: STOPS.slice(1) }, 'bus.stopOrder'],
    ['with two stops at one time', { stops: [STOPS[0], { ...STOPS[1], after: 0 }] }, 'bus.stopOrder'],
    ['that arrives before its last stop', { stops: [STOPS[0], { ...STOPS[2], after: 75 }] }, 'bus.stopOrder'],
    ['with two stops of one code', { stops: [STOPS[0], { ...STOPS[1], code: 's1' }] }, 'input.invalid'],
    ['with a stop that has no name', { stops: [{ ...STOPS[0], name: ' ' }] }, 'input.invalid'],
  ])('%s is refused, nothing kept', async (_, wish, code) => {
    expect(await saySave(await aBusDraft(wish as never))).toBe(code)
    expect(await cloud.sql`select from series`).toHaveLength(0)
  })

  test('with a line break in a stop keeps it as one line', async () => {
    const series = await aBusDraft({ stops: [{ ...STOPS[0], name: '坝黄\n门口' }] } as never)
    expect(await saySave(series)).toBe('done')
    expect((await busesOf(series.id))[0]?.stops).toMatchObject([{ name: '坝黄 门口' }])
  })

  test('stops and a goal are for buses alone', async () => {
    expect(await saySave(await aDraft({ stops: STOPS }))).toBe('input.invalid')
    expect(await saySave(await aDraft({ boundFor: '东莞市' }))).toBe('input.invalid')
  })

  test('takes no venue for itself: a fair and two buses share one', async () => {
    const { venueId } = await aVenue()
    const fair = await aDraft({ venueId, starts: '08:00', ends: '12:00' })
    expect(await cloud.say(clerk.openid, 'series.save', { series: fair, themes: [] })).toBe('done')
    const [one, other] = [await aBusDraft({ venueId }), await aBusDraft({ venueId })]
    expect([await saySave(one), await saySave(other)]).toEqual(['done', 'done'])
    const bus = (await busesOf(one.id))[0]
    expect(
      await cloud.say(clerk.openid, 'series.edit', {
        activityId: bus?.id ?? '',
        scope: 'one',
        change: { time: { starts: '09:00', ends: '10:15' } },
        overwrite: false,
        insist: false,
      }),
    ).toBe('done')
  })
})

describe('a place on a bus', () => {
  test('is booked with its stop and says when the bus is there', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's2')
    const when = bus.startsAt + 20 * MINUTE
    expect(ticket).toMatchObject({ state: 'booked', bus: { stop: { code: 's2', name: '漾头路口', at: when } } })
    expect(ticket?.code).toMatch(/\S/)
    expect(await cloud.get(openid, 'ticket.get', { ticketId: ticket?.id ?? '' })).toEqual(ticket)
    expect(await cloud.get(openid, 'ticket.mine', {})).toEqual([ticket])
  })

  test('without a stop boards at the first one', async () => {
    const bus = await aBus()
    const { ticket } = await book(bus.activityId)
    expect(ticket).toMatchObject({ bus: { stop: { code: 's1', at: bus.startsAt } } })
  })

  test('a stop there is not is refused and nothing is booked', async () => {
    const bus = await aBus()
    expect((await book(bus.activityId, 's9')).reply).toMatchObject({
      kind: 'refused',
      refusal: { code: 'bus.stopUnknown' },
    })
    const fair = await aFair()
    expect((await book(fair.activityId, 's1')).reply).toMatchObject({ refusal: { code: 'bus.stopUnknown' } })
    expect(await cloud.sql`select from tickets`).toHaveLength(0)
    expect(await cloud.sql`select booked from activities where id = ${bus.activityId}`).toEqual([{ booked: 0 }])
  })

  test('booked twice, also at once, is one place at the first stop chosen', async () => {
    const bus = await aBus()
    const person = await aPerson()
    await Promise.all(['s2', 's2', 's2'].map((stop) => book(bus.activityId, stop, person)))
    await book(bus.activityId, 's3', person)
    expect(await stopsOf(bus.activityId)).toEqual([{ stop: 's2', state: 'booked' }])
    expect(await cloud.sql`select booked from activities where id = ${bus.activityId}`).toEqual([{ booked: 1 }])
  })

  test('thirty at once for three places: three seats, the others wait with their stop', async () => {
    const bus = await aBus({ seats: 3 })
    const people = await Promise.all(Array.from({ length: 30 }, () => aPerson()))
    const all = await Promise.all(people.map((person, at) => book(bus.activityId, STOPS[at % 3]?.code, person)))
    expect(all.filter(({ ticket }) => ticket?.state === 'booked')).toHaveLength(3)
    expect(all.filter(({ ticket }) => ticket?.state === 'waiting')).toHaveLength(27)
    expect((await stopsOf(bus.activityId)).every(({ stop }) => stop !== null)).toBe(true)
  })

  test('given back goes to the head of the line, who keeps their stop', async () => {
    const bus = await aBus({ seats: 1 })
    const first = await book(bus.activityId, 's1')
    const next = await book(bus.activityId, 's3')
    expect(next.ticket).toMatchObject({ state: 'waiting', position: 1 })
    await cloud.get(first.openid, 'ticket.cancel', { ticketId: first.ticket?.id ?? '' })
    const taken = await cloud.get(next.openid, 'ticket.accept', { ticketId: next.ticket?.id ?? '' })
    expect(taken).toMatchObject({ state: 'booked', bus: { stop: { code: 's3' } } })
  })

  test('another stop can be chosen until the bus sets off, by its holder alone', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's1')
    const board = (stop: string, who = openid) => cloud.say(who, 'ticket.board', { ticketId: ticket?.id ?? '', stop })
    expect(await board('s3')).toBe('done')
    expect(await board('s3')).toBe('done')
    expect(await board('s9')).toBe('bus.stopUnknown')
    expect(await board('s2', 'o-somebody')).toBe('ticket.notFound')
    expect(await stopsOf(bus.activityId)).toEqual([{ stop: 's3', state: 'booked' }])
    moveClock(bus.startsAt - Date.now() + MINUTE)
    expect(await board('s1')).toBe('activity.started')
    moveClock(0)
    await cloud.get(clerk.openid, 'series.callOff', { activityId: bus.activityId, scope: 'one', reason: '大雪封路' })
    expect(await board('s1')).toBe('activity.cancelled')
  })

  test('given back has no stop to choose', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's1')
    await cloud.get(openid, 'ticket.cancel', { ticketId: ticket?.id ?? '' })
    expect(await cloud.say(openid, 'ticket.board', { ticketId: ticket?.id ?? '', stop: 's2' })).toBe('ticket.notBooked')
  })

  test('is checked in at the door of the bus by the gate everything uses', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's2')
    const helper = await aHelper({ sessionId: bus.sessionId, gate: '一号车' })
    moveClock(bus.startsAt + 20 * MINUTE - Date.now())
    const scan = (scanId: string) =>
      cloud.get(helper.openid, 'gate.scan', {
        scanId,
        sessionId: bus.sessionId,
        text: ticket?.code ?? '',
        scannedAt: bus.startsAt + 20 * MINUTE,
        way: 'in',
      })
    expect((await scan('9f0c1d7e-3f53-4a0e-8f0c-0d5b8f3c0a01')).outcome).toBe('admitted')
    expect((await scan('9f0c1d7e-3f53-4a0e-8f0c-0d5b8f3c0a02')).outcome).toBe('usedAlready')
    expect(await cloud.say(openid, 'ticket.board', { ticketId: ticket?.id ?? '', stop: 's1' })).toBe('ticket.used')
  })
})

describe('a bus that changes', () => {
  const edit = (activityId: string, change: object) =>
    cloud.ask(clerk.openid, 'series.edit', { activityId, scope: 'one', change, overwrite: false, insist: false })

  test('moved to another hour takes its stops along and asks its people again', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's2')
    expect((await edit(bus.activityId, { time: { starts: '08:00', ends: '09:15' } })).kind).toBe('done')
    expect(await cloud.get(openid, 'ticket.get', { ticketId: ticket?.id ?? '' })).toMatchObject({
      reconfirm: 'asked',
      bus: { stop: { code: 's2', at: bus.startsAt + 80 * MINUTE } },
    })
  })

  test('a ride too short for its stops is refused', async () => {
    const bus = await aBus()
    expect(await edit(bus.activityId, { time: { starts: '08:00', ends: '08:30' } })).toMatchObject({
      refusal: { code: 'bus.stopOrder', stop: '灯塔工业园' },
    })
  })

  test('a stop that is renamed keeps its people and tells them', async () => {
    const bus = await aBus()
    const { ticket, openid } = await book(bus.activityId, 's2')
    const renamed = STOPS.map((stop) => (stop.code === 's2' ? { ...stop, name: '漾头加油站' } : stop))
    expect((await edit(bus.activityId, { stops: renamed })).kind).toBe('done')
    expect(await cloud.get(openid, 'ticket.get', { ticketId: ticket?.id ?? '' })).toMatchObject({
      bus: { stop: { name: '漾头加油站' } },
    })
    expect(await cloud.sql<{ body: string }>`select body from notices where openid = ${openid}`).toMatchObject([
      { body: expect.stringContaining('上车点') },
    ])
  })

  test('a stop where somebody boards cannot be taken away, one where nobody does can', async () => {
    const bus = await aBus()
    await book(bus.activityId, 's2')
    await book(bus.activityId)
    const without = (code: string) => STOPS.filter((stop) => stop.code !== code)
    expect(await edit(bus.activityId, { stops: without('s2') })).toMatchObject({
      refusal: { code: 'bus.stopTaken', stop: '漾头路口', people: 1 },
    })
    const later = without('s1').map((stop) => ({ ...stop, after: stop.after - 20 }))
    expect(await edit(bus.activityId, { stops: later })).toMatchObject({
      refusal: { code: 'bus.stopTaken', people: 1 },
    })
    expect((await edit(bus.activityId, { stops: without('s3') })).kind).toBe('done')
    expect(await edit(bus.activityId, { stops: [] })).toMatchObject({ refusal: { code: 'bus.stopMissing' } })
  })

  test('a fair has no stops to change', async () => {
    const fair = await aFair()
    expect(await edit(fair.activityId, { stops: STOPS })).toMatchObject({ refusal: { code: 'input.invalid' } })
  })
})

describe('a bus is found', () => {
  test('on the page of the fair it goes to, and the fair on its own', async () => {
    const fair = await aFair({ title: '春风行动', startsAt: at(3, '09:00') })
    const bus = await aBus({ venueId: fair.venueId })
    await aBus({ venueId: fair.venueId, startsAt: at(4, '07:00'), title: '第二天的车' })
    await aBus({ venueId: fair.venueId, startsAt: at(3, '11:00'), title: '散场后的车' })
    await aBus({ venueId: fair.venueId, boundFor: '东莞市厚街镇', title: '开往东莞' })
    await aBus({ venueId: fair.venueId, state: 'cancelled', title: '取消的车' })
    const there = await cloud.get('o-seeker', 'activity.get', { activityId: fair.activityId })
    expect(there.related?.map(({ id }) => id)).toEqual([bus.activityId])
    expect(there.related?.[0]).toMatchObject({ journey: { from: '坝黄镇政府门口', to: '人力资源市场', stops: 3 } })
    const back = await cloud.get('o-seeker', 'activity.get', { activityId: bus.activityId })
    expect(back.related?.map(({ title }) => title)).toEqual(['春风行动'])
    expect(back.bus).toEqual({ stops: STOPS, boundFor: null })
    expect(await cloud.statements('o-seeker', 'activity.get', { activityId: fair.activityId })).toBe(1)
  })

  test('on home while it can be booked, in its district', async () => {
    const bus = await aBus()
    await aBus({ district: '520621', title: '外县的' })
    await aBus({ startsAt: at(0, '00:01'), title: '开走了' })
    const { buses } = await cloud.get('o-seeker', 'activity.home', { district: '520602' })
    expect(buses?.map(({ id }) => id)).toEqual([bus.activityId])
    expect(await cloud.statements('o-seeker', 'activity.home', { district: null })).toBe(1)
  })
})

test('no table for seats, lines or gates of buses', async () => {
  const tables = await cloud.sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`
  expect(tables.filter(({ name }) => /bus|stop|seat|ride/.test(name))).toEqual([])
})

test('the desk sees how many board at each stop and how many did', async () => {
  const bus = await aBus()
  await book(bus.activityId, 's2')
  await book(bus.activityId, 's2')
  await book(bus.activityId)
  const gone = await book(bus.activityId, 's3')
  await cloud.get(gone.openid, 'ticket.cancel', { ticketId: gone.ticket?.id ?? '' })
  const { boarding } = await cloud.get(clerk.openid, 'desk.activity', { activityId: bus.activityId })
  expect(boarding).toEqual([
    { name: '坝黄镇政府门口', at: bus.startsAt, booked: 1, aboard: 0 },
    { name: '漾头路口', at: bus.startsAt + 20 * MINUTE, booked: 2, aboard: 0 },
    { name: '灯塔工业园', at: bus.startsAt + 45 * MINUTE, booked: 0, aboard: 0 },
  ])
})
