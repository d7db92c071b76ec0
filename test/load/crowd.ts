import '../support/env'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { signTicket } from '../../cloudfunctions/core/ticket/key'
import { sql } from '../../cloudfunctions/kit/sql'
import { type Functions, functionsIn } from '../../local/gateway/functions'
import { roleIn } from '../../local/postgres/functions-role'
import { seed } from '../../local/seeds'
import { nounOf } from '../../types/call'
import type { CallName, Input } from '../../types/contract'
import type { TicketId } from '../../types/core'
import type { Reply } from '../../types/reply'
import type { Loose } from '../support/cloud'
import { aCrowd, aFair, type aPerson, aRight } from '../support/make'
import { aBus } from '../support/make-bus'
import { owner } from '../support/owner'
import { startPgbouncer } from '../support/pgbouncer'
import { startPooler } from '../support/pooler'
import { percentile, round } from './lanes'
import { analyze, type OwnDatabase, openOwnDatabase } from './own-database'

const root = path.resolve(__dirname, '../..')
const FUNCTIONS = path.join(root, 'dist/functions')
const PEOPLE = 500
const SEATS = 100
const BUS_SEATS = 45
const HELPERS = 50
const INSTANCES = 200
const CONNECTIONS = '8'

/** What is left of 100 connections when the server has kept a few for its administrators. */
const SERVER_CONNECTIONS = 97

type Person = Awaited<ReturnType<typeof aPerson>>

/** How a crowd was answered. `broken` is a fault; each of the others is an answer somebody can go on with. */
type Answers = {
  asked: number
  done: number
  refused: number
  busy: number
  broken: number
  p50Ms: number
  maxMs: number
}

type Asked = { reply: Reply; ms: number }

/** Everybody at the same moment. */
async function atOnce(people: readonly Person[], ask: (person: Person, n: number) => Promise<Reply>): Promise<Asked[]> {
  return Promise.all(
    people.map(async (person, n) => {
      const began = performance.now()
      const reply = await ask(person, n)
      return { reply, ms: performance.now() - began }
    }),
  )
}

function countOf(asked: readonly Asked[]): Answers {
  const isBusy = ({ reply }: Asked) => reply.kind === 'refused' && reply.refusal.code === 'system.busy'
  const of = (kind: Reply['kind']) => asked.filter(({ reply }) => reply.kind === kind).length
  const busy = asked.filter(isBusy).length
  const times = asked.map(({ ms }) => ms)
  return {
    asked: asked.length,
    done: of('done'),
    refused: of('refused') - busy,
    busy,
    broken: of('broken'),
    p50Ms: round(percentile(times, 50)),
    maxMs: round(Math.max(...times)),
  }
}

/** Places given beyond the seats, and counts that are not those of the tickets, over all there is. */
async function oversold(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(greatest(0, held.booked + held.offered - a.seats) + abs(held.booked - a.booked)
      + abs(held.offered - a.offered) + abs(held.waiting - a.waiting)), 0)::int as n
    from activities a join (
      select activity_id, count(*) filter (where state = 'booked' and bucket = 'open') as booked,
        count(*) filter (where state = 'offered' and bucket = 'open') as offered,
        count(*) filter (where state = 'waiting') as waiting
      from tickets group by activity_id
    ) held on held.activity_id = a.id
    where a.title = ${TITLE}`.execute(owner())
  return rows[0]?.n ?? 0
}

/** By which the activities of the crowd are told from those that are there for company. */
const TITLE = '人多的那一场'

const replyTo = async (functions: Functions, openid: string, call: CallName, input: object): Promise<Reply> =>
  (await functions.call(nounOf(call), { call, input }, { openid })) as Reply

/** 500 people on each way, one way after the other, in one process with as many connections as `npm start` has. */
async function ways(functions: Functions, people: readonly Person[]) {
  process.env.PG_POOL_MAX = CONNECTIONS
  const asking =
    <C extends CallName>(call: C, inputOf: (person: Person, n: number) => Loose<Input<C>>) =>
    (person: Person, n: number) =>
      replyTo(functions, person.openid, call, inputOf(person, n))
  const fair = await aFair({ title: TITLE, seats: SEATS })
  const bus = await aBus({ title: TITLE, seats: BUS_SEATS })
  const gate = await openGate(people)
  const sought = { search: '', trade: null, payFrom: null, payUnit: null, district: null, away: false } as const
  const all = async (ask: (person: Person, n: number) => Promise<Reply>) => atOnce(people, ask)
  const home = await all(asking('activity.home', () => ({ district: null })))
  const days = { from: '2026-01-01', until: '2099-01-01' }
  const list = await all(asking('activity.list', () => ({ kind: 'fair', district: null, ...days, cursor: null })))
  const search = await all(asking('posting.list', () => ({ ...sought, search: '普工', cursor: null })))
  const book = await all(asking('ticket.book', ({ personId }) => ({ activityId: fair.activityId, personId })))
  const bookBus = await all(
    asking('ticket.book', ({ personId }, n) => ({
      activityId: bus.activityId,
      personId,
      stop: `s${(n % 3) + 1}`,
    })),
  )
  const held = book.map(({ reply }) => (reply.kind === 'done' ? (reply.value as { id: TicketId }).id : randomUUID()))
  const cancel = await all(asking('ticket.cancel', (_, n) => ({ ticketId: held[n] as string })))
  const enter = await all((_, n) => {
    const openid = `o-door-${n % HELPERS}`
    const scan = { scanId: randomUUID(), sessionId: gate.sessionId, text: gate.codes[n] as string }
    return replyTo(functions, openid, 'gate.scan', { ...scan, scannedAt: Date.now(), way: 'in' })
  })
  const answers = { home, list, search, book, bookBus, cancel, enter }
  return Object.fromEntries(Object.entries(answers).map(([name, asked]) => [name, countOf(asked)]))
}

/** A fair whose gate is open, a place booked for everybody, and helpers at it. */
async function openGate(people: readonly Person[]) {
  const startsAt = Date.now() - 3_600_000
  const fair = await aFair({ title: TITLE, startsAt, endsAt: startsAt + 4 * 3_600_000, seats: PEOPLE })
  const { rows } = await sql<{ id: TicketId }>`
    insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
    select gen_random_uuid(), ${fair.activityId}, id, openid, 'booked', ${Date.now()}
    from unnest(${people.map(({ personId }) => personId)}::uuid[], ${people.map(({ openid }) => openid)}::text[]) p (id, openid)
    returning id`.execute(owner())
  await sql`update activities set booked = ${PEOPLE} where id = ${fair.activityId}`.execute(owner())
  for (let n = 0; n < HELPERS; n += 1) await aRight({ sessionId: fair.sessionId, openid: `o-door-${n}` })
  return { ...fair, codes: rows.map(({ id }) => signTicket({ ...fair, ticketId: id })) }
}

/** 200 instances of the built function, awake, each of which will have one connection and one caller at a time. */
async function wake(): Promise<Functions[]> {
  const all = Array.from({ length: INSTANCES }, () => functionsIn(FUNCTIONS))
  for (const instance of all) await instance.call('ticket', {}, 'nobody')
  return all
}

/** All instances at the same moment: each signs its person up, looks, cancels, and does so again. */
async function rush(all: readonly Functions[], people: readonly Person[], url: string): Promise<Answers> {
  process.env.DATABASE_URL = url
  process.env.PG_POOL_MAX = '1'
  const { activityId } = await aFair({ title: TITLE, seats: SEATS })
  const asked: Asked[] = []
  const oneByOne = all.map(async (instance, n) => {
    const { openid, personId } = people[n] as Person
    const ask = async (call: CallName, input: object) => {
      const began = performance.now()
      const reply = await replyTo(instance, openid, call, input)
      asked.push({ reply, ms: performance.now() - began })
      return reply
    }
    for (let turn = 0; turn < 2; turn += 1) {
      const reply = await ask('ticket.book', { activityId, personId })
      const ticketId = reply.kind === 'done' ? (reply.value as { id: TicketId }).id : randomUUID()
      await ask('ticket.get', { ticketId })
      await ask('ticket.mine', {})
      await ask('ticket.cancel', { ticketId })
    }
  })
  await Promise.all(oneByOne)
  return countOf(asked)
}

/** Before a server that takes 100 connections: straight, then through a transaction pooler of 20. */
async function manyInstances(own: OwnDatabase, people: readonly Person[]) {
  const all = await wake()
  const database = new URL(own.url).pathname.slice(1)
  await sql.raw(`alter database ${database} connection limit ${SERVER_CONNECTIONS}`).execute(owner())
  const direct = await rush(all, people, own.functionsUrl)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${roleIn(own.functionsUrl)}`.execute(
    owner(),
  )
  const real = await startPgbouncer(own.functionsUrl)
  const pooler = real ?? (await startPooler(own.functionsUrl, 20))
  try {
    return { direct, pooled: { ...(await rush(all, people, pooler.url)), isPgbouncer: real ? 1 : 0 } }
  } finally {
    await pooler.close()
  }
}

/**
 * 500 people at the same moment on every way, and 200 instances with a connection each before a
 * server that takes 100, straight and through a transaction pooler (pgbouncer where the machine has it). Everybody is
 * given an answer: `broken` and `oversold` are 0, `busy` counts who was asked to come again in a moment.
 */
export async function crowd() {
  const build = spawnSync('npm', ['run', 'build', '--', '--only', 'functions', '--if-stale', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (build.status !== 0) throw new Error('the build failed')
  const own = await openOwnDatabase()
  try {
    const people = await aCrowd(PEOPLE)
    await seed(own.url, 'demo', Date.now())
    await analyze()
    const through = await ways(functionsIn(FUNCTIONS), people)
    const many = await manyInstances(own, people)
    return { ...through, instances: many, oversold: await oversold() }
  } finally {
    await own.close()
  }
}
