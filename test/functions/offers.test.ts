import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import pg from 'pg'
import { offerFreed } from '../../cloudfunctions/core/ticket/offers'
import { database } from '../../cloudfunctions/kit/db'
import type { ActivityId } from '../../types/core'
import { type Cloud, logOf, startCloud } from '../support/cloud'
import { type ActivityWish, aClerk, aCrowd, aFair, aPerson, aTicket, at, moveClock } from '../support/make'
import { insistOnPlaces } from '../support/make-series'
import { runs } from '../support/programs'

process.env.PG_POOL_MAX = '16'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(() => cloud.sql`truncate calls, notices, tickets cascade`)
beforeEach(() => cloud.sql`truncate consents, notice_templates cascade`)
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Fair = { activityId: string }
type Person = Awaited<ReturnType<typeof aPerson>>
type Swept = { expired: number; offered: number; failed: number }

const sweep = async (): Promise<Swept> => {
  const reply = await cloud.asTimer('ticket', 'sweepOffers')
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply))
  return reply.value as Swept
}
const offer = ({ activityId }: Fair) =>
  database().transaction((tx) => offerFreed(tx, activityId as ActivityId, Date.now()))
const line = ({ activityId }: Fair) =>
  cloud.sql<{ id: string; state: string; queue_no: number; offered_until: number | null }>`
    select id, state, queue_no, offered_until from tickets where activity_id = ${activityId} order by queue_no, id`
const statesOf = async (fair: Fair) => (await line(fair)).map(({ state }) => state)
const told = () =>
  cloud.sql<{ openid: string; state: string; body: string; called: boolean; reason: string }>`
    select n.openid, n.state, n.body, n.reason, c.notice_id is not null as called
    from notices n left join calls c on c.notice_id = n.id order by n.queued_at, n.reason`

/** Counts equal rows, nothing is oversold, and everybody has one live place. */
async function expectSound({ activityId }: Fair): Promise<void> {
  const [counts] = await cloud.sql<Record<string, unknown>>`
    select a.booked = count(*) filter (where t.state = 'booked' and t.bucket = 'open') as booked,
      a.offered = count(*) filter (where t.state = 'offered' and t.bucket = 'open') as offered,
      a.key_booked = count(*) filter (where t.state = 'booked' and t.bucket = 'key') as key_booked,
      a.key_offered = count(*) filter (where t.state = 'offered' and t.bucket = 'key') as key_offered,
      a.waiting = count(*) filter (where t.state = 'waiting') as waiting,
      a.booked + a.offered <= a.seats as open_places, a.key_booked + a.key_offered <= a.key_seats as key_places,
      count(*) filter (where t.state in ('booked', 'offered', 'waiting')) =
        count(distinct t.person_id) filter (where t.state in ('booked', 'offered', 'waiting')) as one_each
    from activities a left join tickets t on t.activity_id = a.id where a.id = ${activityId} group by a.id`
  expect(Object.entries(counts ?? { no: false }).filter(([, isKept]) => !isKept)).toEqual([])
}

/** Holds an activity's row, as somebody in the middle of a sign-up does, until the answer is called. */
async function holdRow({ activityId }: Fair): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query('select from activities where id = $1 for update', [activityId])
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

/** A full fair of so many seats with so many waiting behind them. */
async function aLine(people: number, wish: ActivityWish = {}) {
  const fair = await aFair({ seats: 1, ...wish })
  const crowd = await aCrowd(people)
  for (let n = 0; n < (wish.seats ?? 1); n += 1) await aTicket({ ...fair, ...(await aPerson()) })
  for (const person of crowd) await aTicket({ ...fair, ...person, state: 'waiting' })
  return { fair, crowd }
}

describe('offering', () => {
  test('more seats go to the line in order, as many as there are, and asking again offers nothing more', async () => {
    const { fair } = await aLine(5)
    expect(await offer(fair)).toBe(0)
    await cloud.sql`update activities set seats = 4 where id = ${fair.activityId}`
    expect(await offer(fair)).toBe(3)
    expect(await offer(fair)).toBe(0)
    expect(await statesOf(fair)).toEqual(['offered', 'offered', 'offered', 'waiting', 'waiting', 'booked'])
    await expectSound(fair)
    expect(await told()).toHaveLength(3)
  })

  test('twenty at once offer each place once', async () => {
    const { fair } = await aLine(8)
    await cloud.sql`update activities set seats = 6 where id = ${fair.activityId}`
    const made = await Promise.all(Array.from({ length: 20 }, () => offer(fair)))
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(5)
    expect((await statesOf(fair)).slice(0, 8)).toEqual([...Array(5).fill('offered'), ...Array(3).fill('waiting')])
    expect(await told()).toHaveLength(5)
    await expectSound(fair)
  })

  test.each<[string, ActivityWish]>([
    ['once sign-up has closed', { closesAt: Date.now() - 1000 }],
    ['once it has started', { startsAt: Date.now() - 1000, closesAt: Date.now() + 3_600_000 }],
    ['when it is called off', { state: 'cancelled' }],
  ])('nothing is offered %s', async (_when, wish) => {
    const { fair } = await aLine(2, wish)
    await cloud.sql`update activities set seats = 9 where id = ${fair.activityId}`
    expect(await offer(fair)).toBe(0)
    expect(await told()).toEqual([])
    const [person] = await cloud.sql<{ id: string; booked_by: string }>`
      select id, booked_by from tickets where activity_id = ${fair.activityId} and state = 'booked'`
    await cloud.ask(person?.booked_by ?? '', 'ticket.cancel', { ticketId: person?.id ?? '' })
    expect((await statesOf(fair)).filter((state) => state === 'offered')).toEqual([])
  })

  test('tells by WeChat as many as there are consents, everybody else in-app and on the call list', async () => {
    await cloud.sql`
      insert into notice_templates values ('placeOffered', 'tpl-place-offered', '候补名额提醒', 'once', '[]', 'packages/ticket/list/index')`
    const { fair, crowd } = await aLine(2)
    const [rich, poor] = crowd as [Person, Person]
    const child = await aPerson({ openid: rich.openid, relation: 'family' })
    await aTicket({ ...fair, ...child, state: 'waiting' })
    await cloud.sql`insert into consents values (${rich.openid}, 'placeOffered', 1, 1)`
    await cloud.sql`update activities set seats = 4 where id = ${fair.activityId}`
    expect(await offer(fair)).toBe(3)
    const rows = await told()
    const ofRich = rows.filter(({ openid }) => openid === rich.openid).map(({ state, called }) => `${state} ${called}`)
    expect(ofRich.sort()).toEqual(['noCredit true', 'queued false'])
    expect(rows.filter(({ openid }) => openid === poor.openid)).toMatchObject([{ state: 'noCredit', called: true }])
    expect(rows[0]?.body).toMatch(/^候补轮到您了。名额保留到 \d+月\d+日 周. \d+:\d\d，请打开小程序确认/)
    const [inbox] = (await cloud.get(poor.openid, 'notice.mine', { cursor: null })).notices
    expect(inbox).toMatchObject({ kind: 'placeOffered', activityId: fair.activityId })
  })
})

test('somebody offered a place twice until the same moment is told twice', async () => {
  const closesAt = Date.now() + 1_800_000
  const { fair, crowd } = await aLine(1, { startsAt: at(1, '09:00'), closesAt })
  const clerk = await aClerk()
  const resize = (seats: number) =>
    insistOnPlaces(cloud, clerk.openid, fair.activityId, { seats, keySeats: 0, walkInSeats: 0 })
  for (const seats of [2, 1, 2]) expect(await resize(seats)).toMatchObject({ kind: 'done' })
  expect(await line(fair)).toMatchObject([{ state: 'offered', offered_until: closesAt }, { state: 'booked' }])
  const offers = (await told()).filter(
    ({ openid, body }) => openid === crowd[0]?.openid && body.startsWith('候补轮到您了'),
  )
  expect(offers.map(({ reason }) => reason.split(':')[2])).toEqual(['1', '2'])
  expect(offers.map(({ called }) => called)).toEqual([true, true])
})

describe('the sweep', () => {
  test('expires offers whose time is up and passes them on, each once, however often it runs', async () => {
    const { fair } = await aLine(3)
    await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
    expect(await sweep()).toEqual({ expired: 0, offered: 1, failed: 0 })
    expect(await sweep()).toEqual({ expired: 0, offered: 0, failed: 0 })
    const until = (await line(fair))[0]?.offered_until as number
    moveClock(until - Date.now())
    expect(await sweep()).toEqual({ expired: 1, offered: 1, failed: 0 })
    expect(await sweep()).toEqual({ expired: 0, offered: 0, failed: 0 })
    expect(await statesOf(fair)).toEqual(['expired', 'offered', 'waiting', 'booked'])
    await expectSound(fair)
  })

  test('ends every offer and the line after the last call, and offers nothing then', async () => {
    const { fair } = await aLine(3, { startsAt: at(2, '09:00') })
    await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
    await sweep()
    moveClock(at(2, '09:00') - Date.now())
    expect(await sweep()).toEqual({ expired: 3, offered: 0, failed: 0 })
    expect(await statesOf(fair)).toEqual(['expired', 'expired', 'expired', 'booked'])
    await expectSound(fair)
  })

  test('many at once, beside people who come and go, change nothing twice', async () => {
    const lines = await Promise.all(Array.from({ length: 6 }, () => aLine(4)))
    for (const { fair } of lines) await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
    await sweep()
    const until = (await line(lines[0]?.fair as Fair))[0]?.offered_until as number
    moveClock(until - Date.now())
    const comers = await aCrowd(12)
    const acts: Promise<unknown>[] = Array.from({ length: 4 }, sweep)
    for (const [n, { personId, openid }] of comers.entries())
      acts.push(cloud.ask(openid, 'ticket.book', { activityId: lines[n % 6]?.fair.activityId ?? '', personId }))
    const swept = (await Promise.all(acts)).slice(0, 4) as Swept[]
    expect(swept.reduce((sum, { expired }) => sum + expired, 0)).toBe(6)
    expect(swept.reduce((sum, { offered }) => sum + offered, 0)).toBe(6)
    for (const { fair } of lines) {
      await expectSound(fair)
      expect((await statesOf(fair)).slice(0, 4)).toEqual(['expired', 'offered', 'waiting', 'waiting'])
    }
  })

  test('goes on past an activity it cannot settle, says which in the log, and settles it once it can', async () => {
    const broken = await aLine(1, { activityId: '00000000-0000-4000-8000-000000000001' })
    const whole = await aLine(1)
    for (const { fair } of [broken, whole])
      await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
    await sweep()
    const until = (await line(whole.fair))[0]?.offered_until as number
    moveClock(until - Date.now())
    await cloud.sql`update activities set offered = 0 where id = ${broken.fair.activityId}`
    const log = await logOf(async () => expect(await sweep()).toEqual({ expired: 1, offered: 0, failed: 1 }))
    expect(await statesOf(whole.fair)).toEqual(['expired', 'booked'])
    expect(log).toContain(`"activityId":"${broken.fair.activityId}"`)
    expect(log).toContain('"level":"fault"')
    await cloud.sql`update activities set offered = 1 where id = ${broken.fair.activityId}`
    expect(await sweep()).toEqual({ expired: 1, offered: 0, failed: 0 })
  })

  test('does not wait longer for a row that is held than a lock may take, and tries again the next time', async () => {
    const { fair } = await aLine(1)
    await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
    const other = await aLine(1)
    await cloud.sql`update activities set seats = 2 where id = ${other.fair.activityId}`
    const free = await holdRow(fair)
    expect(await sweep()).toEqual({ expired: 0, offered: 1, failed: 1 })
    await free()
    expect(await sweep()).toEqual({ expired: 0, offered: 1, failed: 0 })
  })

  test('killed at any point leaves whole activities, and the next one finishes the work', async () => {
    for (const afterMs of [0, 15, 30, 45, 70]) {
      await cloud.sql`truncate calls, notices, tickets cascade`
      await cloud.sql`update activities set booked = 0, offered = 0, waiting = 0, state = 'cancelled'`
      const lines = await Promise.all(Array.from({ length: 20 }, () => aLine(2, { seats: 1 })))
      await cloud.sql`update activities set seats = 2 where state = 'published'`
      const child = spawn(process.execPath, runs('test/functions/sweep-child.ts'), {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      child.stdin.write('go\n')
      setTimeout(() => child.kill('SIGKILL'), afterMs)
      await once(child, 'exit')
      for (const { fair } of lines) await expectSound(fair)
      const before = await told()
      const { offered } = await sweep()
      expect(before.length + offered).toBe(20)
      for (const { fair } of lines) {
        await expectSound(fair)
        expect((await statesOf(fair)).slice(0, 2)).toEqual(['offered', 'waiting'])
      }
      const reasons = (await told()).map(({ reason }) => reason)
      expect(new Set(reasons).size).toBe(20)
    }
  }, 60_000)
})

describe('at the same time', () => {
  test('fifty sign-ups for five seats: five seated, forty-five in line with numbers of their own', async () => {
    const fair = await aFair({ seats: 5 })
    const crowd = await aCrowd(50)
    const replies = await Promise.all(
      crowd.map(({ personId, openid }) => cloud.get(openid, 'ticket.book', { activityId: fair.activityId, personId })),
    )
    expect(replies.filter(({ state }) => state === 'booked')).toHaveLength(5)
    const positions = replies.flatMap(({ position }) => position ?? []).sort((one, other) => one - other)
    expect(positions).toEqual(Array.from({ length: 45 }, (_, n) => n + 1))
    const numbers = (await line(fair)).filter(({ state }) => state === 'waiting').map(({ queue_no }) => queue_no)
    expect(numbers).toEqual(Array.from({ length: 45 }, (_, n) => n + 1))
    await expectSound(fair)
  })

  test('an offer taken, given back and expired at once ends one way, and the place is lost to nobody', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { fair, crowd } = await aLine(2)
      const { openid } = crowd[0] as Person
      await cloud.sql`update activities set seats = 2 where id = ${fair.activityId}`
      await offer(fair)
      const first = (await line(fair))[0]
      const ticketId = first?.id ?? ''
      await Promise.all([
        cloud.ask(openid, 'ticket.accept', { ticketId }),
        ...(round % 2 ? [cloud.ask(openid, 'ticket.cancel', { ticketId })] : []),
        cloud.ask(openid, 'ticket.accept', { ticketId }),
        sweep(),
      ])
      await expectSound(fair)
      const [one, two] = await statesOf(fair)
      expect([one, two]).toEqual(round % 2 ? ['cancelled', 'offered'] : ['booked', 'waiting'])
    }
  })

  test('whatever happens together: counts equal rows, nothing oversold, one live place a person, none jumps', async () => {
    const crowd = await aCrowd(6)
    const act = fc.record({ who: fc.nat(5), what: fc.constantFrom('book', 'cancel', 'accept', 'sweep', 'raise') })
    const rounds = fc.array(fc.array(act, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), rounds, async (seats, taps) => {
        const fair = await aFair({ seats })
        const held = new Map<number, string>()
        for (const round of taps) {
          const replies = await Promise.all(
            round.map(({ who, what }) => {
              const { personId, openid } = crowd[who] as Person
              const ticketId = held.get(who)
              if (what === 'sweep') return cloud.asTimer('ticket', 'sweepOffers')
              if (what === 'raise') return raise(fair)
              if (what === 'accept' && ticketId) return cloud.ask(openid, 'ticket.accept', { ticketId })
              if (what === 'cancel' && ticketId) return cloud.ask(openid, 'ticket.cancel', { ticketId })
              return cloud.ask(openid, 'ticket.book', { activityId: fair.activityId, personId })
            }),
          )
          for (const [n, reply] of replies.entries()) {
            expect(reply?.kind).not.toBe('broken')
            if (reply?.kind === 'done' && reply.value && 'id' in (reply.value as object))
              held.set(round[n]?.who ?? 0, (reply.value as { id: string }).id)
          }
          await expectSound(fair)
          await expectOrder(fair)
        }
      }),
      { numRuns: 30 },
    )
  }, 60_000)
})

async function raise(fair: Fair) {
  await cloud.sql`update activities set seats = seats + 1 where id = ${fair.activityId}`
  await offer(fair)
  return undefined
}

/** Nobody holds an offer while somebody before them still waits, and no free place lies idle. */
async function expectOrder(fair: Fair): Promise<void> {
  const rows = await line(fair)
  const waiting = rows.filter(({ state }) => state === 'waiting').map(({ queue_no }) => queue_no)
  const offered = rows.filter(({ state }) => state === 'offered').map(({ queue_no }) => queue_no)
  expect(Math.max(0, ...offered)).toBeLessThan(Math.min(Number.POSITIVE_INFINITY, ...waiting))
  const [idle] = await cloud.sql<{ free: number }>`
    select seats - booked - offered as free from activities where id = ${fair.activityId} and waiting > 0`
  expect(idle?.free ?? 0).toBe(0)
}
