import fc from 'fast-check'
import type { Input } from '../../types/contract'
import type { Reply } from '../../types/reply'
import type { Ticket } from '../../types/ticket'
import { accountOf, type Cloud, startCloud, wordOf } from '../support/cloud'
import { aCrowd, aFair, aHelper, aPerson, newId } from '../support/make'

/** Function instances at once, each with a pool of its own, as the platform runs them. */
const INSTANCES = 5
const CONNECTIONS_EACH = 5

type Instance = { ask(openid: string, call: string, input: object): Promise<Reply>; close(): Promise<void> }
type Fair = { activityId: string }
type Person = { personId: string; openid: string }

let cloud: Cloud
const instances: Instance[] = []
beforeAll(async () => {
  process.env.PG_POOL_MAX = String(CONNECTIONS_EACH)
  cloud = await startCloud()
  for (let n = 0; n < INSTANCES; n += 1) instances.push(await anInstance())
})
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.close()))
  await cloud.close()
})

async function anInstance(): Promise<Instance> {
  let ask: Instance['ask'] | undefined
  let close: Instance['close'] | undefined
  await jest.isolateModulesAsync(async () => {
    const nouns = {
      ticket: await import('../../cloudfunctions/ticket/index'),
      gate: await import('../../cloudfunctions/gate/index'),
    }
    ask = (openid, call, input) => {
      const context = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', ...accountOf(openid) }) }
      return nouns[call.startsWith('gate') ? 'gate' : 'ticket'].main({ call, input }, context)
    }
    close = (await import('../../cloudfunctions/kit/db')).closeDatabase
  })
  return { ask: ask as Instance['ask'], close: close as Instance['close'] }
}

/** All at once, dealt out to the instances. */
const together = (acts: readonly ((instance: Instance) => Promise<Reply>)[]) =>
  Promise.all(acts.map((act, n) => act(instances[n % INSTANCES] as Instance)))

const booking =
  ({ activityId }: Fair, { personId, openid }: Person) =>
  (instance: Instance) =>
    instance.ask(openid, 'ticket.book', { activityId, personId } as Input<'ticket.book'>)
const cancelling =
  (ticketId: string, { openid }: Person) =>
  (instance: Instance) =>
    instance.ask(openid, 'ticket.cancel', { ticketId })

const ticketIn = (reply: Reply | undefined) => (reply?.kind === 'done' ? (reply.value as Ticket) : undefined)
const counted = (replies: readonly Reply[]) => {
  const words: Record<string, number> = {}
  for (const word of replies.map(wordOf)) words[word] = (words[word] ?? 0) + 1
  return words
}

type Standing = { seats: number; booked: number; live: number; people: number }
async function standingOf({ activityId }: Fair): Promise<Standing> {
  const [standing] = await cloud.sql<Standing>`
    select a.seats, a.booked, count(t.id) as live, count(distinct t.person_id) as people
    from activities a left join tickets t on t.activity_id = a.id and t.state in ('booked', 'waiting', 'offered')
    where a.id = ${activityId} group by a.id`
  return standing as Standing
}

/** What holds whatever happened: the count is the truth, nothing is oversold, nobody sits on two chairs. */
async function expectSound(fair: Fair): Promise<Standing> {
  const standing = await standingOf(fair)
  expect(standing.booked).toBe(standing.live)
  expect(standing.people).toBe(standing.live)
  expect(standing.booked).toBeLessThanOrEqual(standing.seats)
  return standing
}

test('the instances really work side by side', async () => {
  const fair = await aFair({ seats: 100 })
  const crowd = await aCrowd(INSTANCES * CONNECTIONS_EACH)
  expect(counted(await together(crowd.map((person) => booking(fair, person))))).toEqual({ done: crowd.length })
  const [open] = await cloud.sql<{ connections: number }>`
    select count(*) as connections from pg_stat_activity where datname = current_database()`
  expect(open?.connections).toBeGreaterThanOrEqual(16)
})

test.each([1, 5])('fifty sign-ups at once for %i without a list seat exactly so many', async (seats) => {
  const fair = await aFair({ seats, waitlist: false })
  const crowd = await aCrowd(50)
  const replies = await together(crowd.map((person) => booking(fair, person)))
  expect(counted(replies)).toEqual({ done: seats, 'ticket.full': 50 - seats })
  expect(await expectSound(fair)).toEqual({ seats, booked: seats, live: seats, people: seats })
})

test('many taps of one person at once give one ticket and take one seat', async () => {
  const fair = await aFair({ seats: 5 })
  const person = await aPerson()
  const replies = await together(Array.from({ length: 20 }, () => booking(fair, person)))
  expect(counted(replies)).toEqual({ done: 20 })
  expect(new Set(replies.map((reply) => ticketIn(reply)?.id)).size).toBe(1)
  expect((await expectSound(fair)).booked).toBe(1)
})

test('many taps of one person for the last seat: the seat is theirs, and no tap is told it was full', async () => {
  const fair = await aFair({ seats: 1 })
  const person = await aPerson()
  const replies = await together(Array.from({ length: 20 }, () => booking(fair, person)))
  expect(counted(replies)).toEqual({ done: 20 })
})

test('two accounts sign up the same person at once: one place', async () => {
  for (let round = 0; round < 5; round += 1) {
    const fair = await aFair({ seats: 5 })
    const son = await aPerson()
    const mother = await aPerson()
    await cloud.sql`insert into account_persons values (${mother.openid}, ${son.personId}, 'family', 1)`
    const replies = await together([booking(fair, son), booking(fair, { ...son, openid: mother.openid })])
    expect(counted(replies)).toEqual({ done: 1, 'ticket.heldElsewhere': 1 })
    await expectSound(fair)
  }
})

test('many cancels of one ticket at once free one seat', async () => {
  const fair = await aFair({ seats: 3 })
  const [one, two] = await aCrowd(2)
  await together([booking(fair, two as Person)])
  const ticket = ticketIn((await together([booking(fair, one as Person)]))[0])
  const replies = await together(Array.from({ length: 20 }, () => cancelling(ticket?.id as string, one as Person)))
  expect(counted(replies)).toEqual({ done: 20 })
  expect((await expectSound(fair)).booked).toBe(1)
})

test('a cancel and a scan of one ticket at once: cancelled or inside, never both', async () => {
  for (let round = 0; round < 20; round += 1) {
    const fair = await aFair({ startsAt: Date.now() + 60_000 })
    const person = await aPerson()
    const helper = await aHelper(fair)
    const ticket = ticketIn((await together([booking(fair, person)]))[0]) as Ticket
    const scan = { scanId: newId(), sessionId: fair.sessionId, text: ticket.code, scannedAt: Date.now(), way: 'in' }
    const scanning = (instance: Instance) => instance.ask(helper.openid, 'gate.scan', scan)
    const acts = [scanning, cancelling(ticket.id, person)]
    await together(round % 2 ? acts : acts.reverse())
    const [end] = await cloud.sql<{ state: string; inside: boolean }>`
      select t.state, exists (select from checkins c where c.ticket_id = t.id) as inside from tickets t where id = ${ticket.id}`
    expect([
      { state: 'cancelled', inside: false },
      { state: 'booked', inside: true },
    ]).toContainEqual(end)
    expect((await expectSound(fair)).booked).toBe(end?.inside ? 1 : 0)
  }
})

test('a full fair with people coming and going at once is never oversold and never stuck', async () => {
  const fair = await aFair({ seats: 3, waitlist: false })
  const crowd = await aCrowd(12)
  const mine = new Map<string, string>()
  for (let round = 0; round < 6; round += 1) {
    const acts = crowd.map((person, n) => {
      const held = mine.get(person.personId)
      return held && (n + round) % 2 ? cancelling(held, person) : booking(fair, person)
    })
    const replies = await together(acts)
    expect(Object.keys(counted(replies)).filter((word) => word !== 'done' && word !== 'ticket.full')).toEqual([])
    for (const [n, reply] of replies.entries()) {
      const ticket = ticketIn(reply)
      if (ticket) mine.set((crowd[n] as Person).personId, ticket.id)
    }
    await expectSound(fair)
  }
})

/** One instance serves all of them, so that they share statements; then several do, each with a crowd of its own. */
describe('a crowd that shares statements', () => {
  const LINES = 5
  type Line = { booked: number; waiting: number; queue_last: number; numbers: number[]; rows: number }
  const linesOf = (fairs: readonly Fair[]) => cloud.sql<Line>`
    select a.booked, a.waiting, a.queue_last, count(*) filter (where t.state = 'booked') as rows,
      coalesce(array_agg(t.queue_no::int order by t.queue_no) filter (where t.state = 'waiting'), '{}') as numbers
    from activities a left join tickets t on t.activity_id = a.id and t.state in ('booked', 'waiting')
    where a.id = any (${fairs.map(({ activityId }) => activityId)}::uuid[]) group by a.id`
  const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)
  const only = (instance: Instance) => (acts: readonly ((instance: Instance) => Promise<Reply>)[]) =>
    Promise.all(acts.map((act) => act(instance)))

  test('fifty wish for one place: one has it, the others stand in line once each, and see different positions', async () => {
    const fair = await aFair({ seats: 1 })
    const crowd = await aCrowd(50)
    const replies = await only(instances[0] as Instance)(crowd.map((person) => booking(fair, person)))
    expect(counted(replies)).toEqual({ done: 50 })
    const positions = replies.map((reply) => ticketIn(reply)?.position ?? 0).sort((one, other) => one - other)
    expect(positions).toEqual([0, ...upTo(49)])
    expect(await linesOf([fair])).toEqual([{ booked: 1, rows: 1, waiting: 49, queue_last: 49, numbers: upTo(49) }])
  })

  test('several instances, several fairs, everybody twice: one ticket each and no one waits for another in a ring', async () => {
    const fairs = await Promise.all(Array.from({ length: LINES }, () => aFair({ seats: 2 })))
    const crowd = await aCrowd(20)
    const acts = crowd.flatMap((person, n) =>
      fairs.flatMap((_, m) => {
        const act = booking(fairs[(n + m) % LINES] as Fair, person)
        return [act, act]
      }),
    )
    expect(counted(await together(acts))).toEqual({ done: 20 * LINES * 2 })
    expect(await linesOf(fairs)).toEqual(
      fairs.map(() => ({ booked: 2, rows: 2, waiting: 18, queue_last: 18, numbers: upTo(18) })),
    )
  })

  test('each is told the own reason, and one who cannot be served takes nobody along', async () => {
    const open = await aFair({ seats: 30 })
    const grown = await aFair({ seats: 30, minAge: 100 })
    const crowd = await aCrowd(30)
    const stranger = await aPerson()
    const acts = crowd.map((person, n) => {
      if (n % 3 === 1) return booking(grown, person)
      return booking(open, n % 3 === 2 ? { ...person, openid: stranger.openid } : person)
    })
    expect(counted(await only(instances[1] as Instance)(acts))).toEqual({
      done: 10,
      'ticket.underAge': 10,
      'person.notFound': 10,
    })
    expect((await expectSound(open)).booked).toBe(10)
    expect((await expectSound(grown)).booked).toBe(0)
  })

  test('connections cut again and again in the middle: nobody has half a place, and asking again comes to one', async () => {
    const fairs = await Promise.all(Array.from({ length: LINES }, () => aFair({ seats: 4 })))
    const crowd = await aCrowd(60)
    const acts = crowd.map((person, n) => booking(fairs[n % LINES] as Fair, person))
    let isOver = false
    const cutting = (async () => {
      let cut = 0
      while (!isOver)
        cut += (
          await cloud.sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and state = 'active' and query like '%take_places(%'
              and pid <> pg_backend_pid()`
        ).length
      return cut
    })()
    const replies = await together([...acts, ...acts])
    isOver = true
    expect(await cutting).toBeGreaterThan(0)
    expect(Object.keys(counted(replies)).filter((word) => word !== 'done' && word !== 'broken')).toEqual([])
    for (const { booked, rows, waiting, numbers, queue_last } of await linesOf(fairs))
      expect({ booked, waiting, numbers }).toEqual({ booked: rows, waiting: numbers.length, numbers: upTo(queue_last) })
    // a connection cut at the very end may still be in the pool: whoever gets it asks a second time
    const again = await together(acts)
    const lost = acts.filter((_, nth) => again[nth]?.kind === 'broken')
    expect(lost.length).toBeLessThanOrEqual(5)
    expect(counted([...again.filter(({ kind }) => kind !== 'broken'), ...(await together(lost))])).toEqual({ done: 60 })
    expect(await linesOf(fairs)).toEqual(
      fairs.map(() => ({ booked: 4, rows: 4, waiting: 8, queue_last: 8, numbers: upTo(8) })),
    )
  })
})

/** What the cloud should say: who sits where, whatever the order. */
type Model = { seats: number; inside: Map<number, string> }
type Real = { fair: Fair; crowd: readonly Person[] }

class Book implements fc.AsyncCommand<Model, Real> {
  constructor(readonly who: number) {}
  check = () => true
  async run({ seats, inside }: Model, { fair, crowd }: Real) {
    const [reply] = await together([booking(fair, crowd[this.who] as Person)])
    const held = inside.get(this.who)
    if (held) expect(ticketIn(reply)).toMatchObject({ id: held, state: 'booked' })
    else if (inside.size < seats) inside.set(this.who, (ticketIn(reply) as Ticket).id)
    else expect(reply).toMatchObject({ refusal: { code: 'ticket.full' } })
    expect((await expectSound(fair)).booked).toBe(inside.size)
  }
  toString = () => `book(${this.who})`
}

class Cancel implements fc.AsyncCommand<Model, Real> {
  constructor(readonly who: number) {}
  check = ({ inside }: Model) => inside.has(this.who)
  async run({ inside }: Model, { fair, crowd }: Real) {
    const [reply] = await together([cancelling(inside.get(this.who) as string, crowd[this.who] as Person)])
    expect(ticketIn(reply)).toMatchObject({ state: 'cancelled', code: null })
    inside.delete(this.who)
    expect((await expectSound(fair)).booked).toBe(inside.size)
  }
  toString = () => `cancel(${this.who})`
}

const PEOPLE = 4
const someone = fc.nat(PEOPLE - 1)

test('whatever the order of taps: booked is the live tickets, never above the seats, one place a person', async () => {
  const crowd = await aCrowd(PEOPLE)
  const acts = [someone.map((who) => new Book(who)), someone.map((who) => new Cancel(who))]
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.commands(acts, { maxCommands: 25 }),
      async (seats, commands) => {
        const fair = await aFair({ seats, waitlist: false })
        await fc.asyncModelRun(() => ({ model: { seats, inside: new Map() }, real: { fair, crowd } }), commands)
      },
    ),
    { numRuns: 25 },
  )
})

test('whatever happens at the same time: booked is the live tickets, never above the seats, one place a person', async () => {
  const crowd = await aCrowd(PEOPLE)
  const tap = fc.record({ who: someone, gives: fc.boolean() })
  const rounds = fc.array(fc.array(tap, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), rounds, async (seats, taps) => {
      const fair = await aFair({ seats, waitlist: false })
      const held = new Map<number, string>()
      for (const round of taps) {
        const acts = round.map(({ who, gives }) => {
          const ticket = held.get(who)
          return gives && ticket ? cancelling(ticket, crowd[who] as Person) : booking(fair, crowd[who] as Person)
        })
        const replies = await together(acts)
        expect(replies.filter((reply) => reply.kind === 'broken')).toEqual([])
        for (const [n, reply] of replies.entries()) {
          const ticket = ticketIn(reply)
          if (ticket?.state === 'booked') held.set((round[n] as { who: number }).who, ticket.id)
        }
        await expectSound(fair)
      }
    }),
    { numRuns: 25 },
  )
})
