import pg from 'pg'
import { migrate } from '../../cloudfunctions/database/apply'
import { closeDatabase, database } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { type Cloud, logOf, startCloud, wordOf } from '../support/cloud'
import { aCrowd, aFair, aPerson } from '../support/make'
import { aBus } from '../support/make-bus'
import { type Pooler, startPooler } from '../support/pooler'
import { createTestDatabase } from '../support/postgres'

let cloud: Cloud
let url: string
beforeAll(async () => {
  cloud = await startCloud()
  url = process.env.DATABASE_URL as string
})
afterAll(() => cloud.close())

/** Another connection that holds a row for as long as the act lasts, or for so many ms. */
async function holding<T>(activityId: string, act: () => Promise<T>, ms?: number): Promise<T> {
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await other.query('begin')
  await other.query('select from activities where id = $1 for update', [activityId])
  const letGo = ms === undefined ? undefined : setTimeout(() => void other.query('rollback'), ms)
  try {
    return await act()
  } finally {
    clearTimeout(letGo)
    await other.query('rollback')
    await other.end()
  }
}

describe('a full house', () => {
  test('is waited for twice, and then an answer with the way on, not a fault', async () => {
    const { activityId } = await aFair()
    const { openid, personId } = await aPerson()
    const book = () => cloud.ask(openid, 'ticket.book', { activityId, personId })
    const lines = await logOf(() =>
      holding(activityId, async () => expect(await book()).toMatchObject({ refusal: { code: 'system.busy' } })),
    )
    expect(lines).toContain('"verdict":"system.busy"')
    expect(lines).not.toContain('"level":"fault"')
    expect(await cloud.sql`select from tickets where activity_id = ${activityId}`).toEqual([])
    expect(wordOf(await book())).toBe('done')
  })

  test('that passes within the second wait is not noticed', async () => {
    const { activityId } = await aFair()
    const { openid, personId } = await aPerson()
    const reply = await holding(activityId, () => cloud.ask(openid, 'ticket.book', { activityId, personId }), 5_000)
    expect(reply).toMatchObject({ kind: 'done', value: { state: 'booked' } })
  })

  test('of people who all come at once is an answer for each of them, on every way, and no seat is given twice', async () => {
    const bus = await aBus({ seats: 5 })
    const crowd = await aCrowd(24)
    const words = (act: (person: (typeof crowd)[0], n: number) => Promise<string>) => Promise.all(crowd.map(act))
    const { activityId } = bus
    const said = [
      ...(await words(({ openid, personId }, n) =>
        cloud.say(openid, 'ticket.book', { activityId, personId, stop: `s${(n % 3) + 1}` }),
      )),
      ...(await words(({ openid }) => cloud.say(openid, 'activity.home', { district: null }))),
    ]
    const held = await cloud.sql<{ id: string; booked_by: string }>`
      select id, booked_by from tickets where activity_id = ${activityId}`
    const back = held.map(({ id, booked_by }) => cloud.say(booked_by, 'ticket.cancel', { ticketId: id }))
    for (const word of [...said, ...(await Promise.all(back))]) expect(['done', 'system.busy']).toContain(word)
    const [sum] = await cloud.sql`
      select booked + offered <= seats as fits, booked = (select count(*) from tickets where activity_id = a.id and state = 'booked') as counted
      from activities a where id = ${activityId}`
    expect(sum).toEqual({ fits: true, counted: true })
  })

  test('of clients at the server is one as well', async () => {
    const { openid } = await aPerson()
    const name = new URL(url).pathname.slice(1)
    await onServer(`alter database ${name} connection limit 0`)
    await onServer(`create role plain_${name} login password 'x'`)
    try {
      await closeDatabase()
      const own = new URL(url)
      own.username = `plain_${name}`
      own.password = 'x'
      process.env.DATABASE_URL = own.href
      expect(wordOf(await cloud.ask(openid, 'person.mine', {}))).toBe('system.busy')
    } finally {
      await closeDatabase()
      process.env.DATABASE_URL = url
      await onServer(`alter database ${name} connection limit -1`)
      await onServer(`drop role plain_${name}`)
    }
  })
})

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL })
  await client.connect()
  await client.query(statement)
  await client.end()
}

describe('behind a transaction pooler', () => {
  let pooler: Pooler
  beforeAll(async () => {
    pooler = await startPooler(url)
    await closeDatabase()
    process.env.DATABASE_URL = pooler.url
  })
  afterAll(async () => {
    await closeDatabase()
    process.env.DATABASE_URL = url
    await pooler.close()
  })

  test('people sign up as ever, on whatever connection each transaction is given', async () => {
    process.env.PG_POOL_MAX = '8'
    const { activityId } = await aFair({ seats: 10 })
    const crowd = await aCrowd(20)
    const words = await Promise.all(
      crowd.map(async ({ openid, personId }) => cloud.say(openid, 'ticket.book', { activityId, personId })),
    )
    expect(new Set(words)).toEqual(new Set(['done']))
    const [counts] = await cloud.sql`select booked, waiting from activities where id = ${activityId}`
    expect(counts).toEqual({ booked: 10, waiting: 10 })
    expect(pooler.served.size).toBeGreaterThan(1)
  })

  test('the limits of a statement hold, as they are the role’s', async () => {
    const { rows } = await sql`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`.execute(database())
    expect(rows[0]).toEqual({ statement: '8s', lock: '4s', idle: '10s' })
  })

  test('several may migrate at once: each step is run once, and nothing is left locked', async () => {
    const blank = await createTestDatabase({ blank: true })
    const own = await startPooler(blank.url, 4)
    const runs = await Promise.all([migrate(own.url), migrate(own.url), migrate(own.url)])
    const applied = runs.flatMap((run) => run.applied)
    expect(applied.length).toBeGreaterThan(20 - 1)
    expect(new Set(applied).size).toBe(applied.length)
    const client = new pg.Client({ connectionString: own.url })
    await client.connect()
    const { rows } = await client.query(`select count(*)::int as held from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`)
    await client.end()
    await own.close()
    await blank.drop()
    expect(rows).toEqual([{ held: 0 }])
  }, 60_000)
})
