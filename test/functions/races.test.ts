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

test('fifty sign-ups at once for five seats without a list seat exactly five', async () => {
  const fair = await aFair({ seats: 5, waitlist: false })
  const crowd = await aCrowd(50)
  const replies = await together(crowd.map((person) => booking(fair, person)))
  expect(counted(replies)).toEqual({ done: 5, 'ticket.full': 45 })
  expect(await expectSound(fair)).toEqual({ seats: 5, booked: 5, live: 5, people: 5 })
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
