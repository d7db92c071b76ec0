import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../cloudfunctions/database/apply'
import { roleIn } from '../../local/postgres/functions-role'
import { catalogueOf, rowsOf } from '../support/catalogue'
import { createTestDatabase, type TestDatabase } from '../support/postgres'
import { copyOf, previousData, previousRelease } from '../support/previous-release'

/** What a database is that was made from nothing by today's files, as every test file's is: what others are compared with. */
let fresh: string[]
let before: Awaited<ReturnType<typeof previousRelease>>
let copy: string
beforeAll(async () => {
  before = await previousRelease()
  copy = await copyOf()
  const own = await createTestDatabase()
  fresh = await catalogueIn(own)
  await own.drop()
})
afterAll(async () => {
  await before.remove()
  await rm(copy, { recursive: true })
})

/** As a deployment does it, with the functions' role. */
const bringUp = ({ url, functionsUrl }: TestDatabase, folder?: string) =>
  migrate(url, { app: roleIn(functionsUrl), ...(folder && { folder }) })

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
const catalogueIn = ({ url }: TestDatabase) => withClient(url, catalogueOf)
const ask = <T = unknown>({ url }: TestDatabase, text: string) =>
  withClient(url, async (client) => (await client.query(text)).rows as T[])

/** The release before, with rows in every table it has. */
async function aUsedDatabase() {
  const own = await createTestDatabase({ blank: true })
  await bringUp(own, before.folder)
  await withClient(own.url, async (client) => client.query(await previousData()))
  return own
}

/** Migrates under a name of its own, to be found and ended. */
const beginMigrating = (own: TestDatabase, who: string) => {
  const named = new URL(own.url)
  named.searchParams.set('application_name', who)
  return bringUp({ ...own, url: named.href }).then(
    () => 'done',
    (fault: Error) => fault.message,
  )
}

/** Ends a migrator that waits for a lock, as if its machine went off. */
async function killWaiting(client: pg.Client, who: string): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
      [who],
    )
    if (rowCount) return
  }
}

test('a database of the release before, with rows in every table, becomes what one made from nothing is, and keeps every row', async () => {
  const own = await aUsedDatabase()
  const rows = await withClient(own.url, rowsOf)
  const tables = await ask<{ name: string }>(
    own,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'database_files'`,
  )
  expect(tables.map(({ name }) => name).filter((name) => !rows[name])).toEqual([])
  const { applied } = await bringUp(own)
  expect(applied).toContain('schema/0020-helper-right.sql')
  expect(await catalogueIn(own)).toEqual(fresh)
  const now = await withClient(own.url, rowsOf)
  const known = (row: string, like: string) =>
    JSON.stringify(Object.entries(JSON.parse(row)).filter(([column]) => column in JSON.parse(like)))
  for (const [table, was] of Object.entries(rows))
    expect(now[table]?.map((row) => known(row, was[0] as string)).sort()).toEqual(
      was.map((row) => known(row, was[0] as string)).sort(),
    )
  await own.drop()
})

test('applied again nothing is done, and by several at once each file is run once', async () => {
  const own = await aUsedDatabase()
  const runs = await Promise.all([1, 2, 3].map(() => bringUp(own)))
  const applied = runs.flatMap((run) => run.applied)
  expect(new Set(applied).size).toBe(applied.length)
  expect(applied).toContain('schema/0020-helper-right.sql')
  expect(await bringUp(own)).toEqual({ applied: [], putBack: [] })
  expect(await catalogueIn(own)).toEqual(fresh)
  await own.drop()
})

test('killed in the middle of a file it leaves nothing of that file, and goes on from there', async () => {
  const own = await aUsedDatabase()
  await withClient(own.url, async (client) => {
    // its first table can be made beside a reader, the column on the other one cannot
    await client.query('begin; lock table account_persons in access share mode')
    const [said] = await Promise.all([
      beginMigrating(own, 'killed'),
      withClient(own.url, (other) => killWaiting(other, 'killed')),
    ])
    expect(said).toMatch(/terminat/)
    await client.query('rollback')
  })
  expect(await ask(own, `select from pg_class where relname = 'helper_rights'`)).toEqual([])
  expect(await ask(own, `select from database_files where name = 'schema/0020-helper-right.sql'`)).toEqual([])
  expect((await bringUp(own)).applied).toEqual(['schema/0020-helper-right.sql'])
  expect(await catalogueIn(own)).toEqual(fresh)
  await own.drop()
})

test('killed while it makes functions and views anew it leaves all of the old ones, which work', async () => {
  const own = await aUsedDatabase()
  await ask(
    own,
    `create or replace function is_paused(person uuid, at bigint, policy jsonb) returns boolean
    language sql stable as 'select true'`,
  )
  const hand = await catalogueIn(own)
  await withClient(own.url, async (client) => {
    // the views are gone by then and most functions made: a trigger waits for whoever writes tickets
    await client.query('begin; lock table tickets in row exclusive mode')
    const [said] = await Promise.all([
      beginMigrating(own, 'killed too'),
      withClient(own.url, (other) => killWaiting(other, 'killed too')),
    ])
    expect(said).toMatch(/terminat/)
    await client.query('rollback')
  })
  const left = (await catalogueIn(own)).filter((line) => /^(function|view|trigger)/.test(line))
  expect(left).toEqual(hand.filter((line) => /^(function|view|trigger)/.test(line)))
  expect((await bringUp(own)).putBack).toEqual(['functions/is_paused.sql'])
  expect(await catalogueIn(own)).toEqual(fresh)
  await own.drop()
})

test('a rule asked by its name is put into the statement, so that the index made for it serves', async () => {
  const own = await createTestDatabase()
  const plan = await withClient(own.url, async (client) => {
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select from tickets t join activities a on a.id = t.activity_id
       where t.activity_id = gen_random_uuid() and t.id_hash = '' and is_live_place(t.state)
         and (has_open_places(a) or has_key_places(a)) and last_call(a) > 1`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('tickets_one_number')
  expect(plan).not.toMatch(/is_live_place|has_\w+_places|last_call/)
  await own.drop()
})

describe('changed by hand in the database', () => {
  let own: TestDatabase
  beforeAll(async () => {
    own = await createTestDatabase()
  })
  afterAll(() => own.drop())

  test.each([
    [
      'functions/is_paused.sql',
      `create or replace function is_paused(person uuid, at bigint, policy jsonb)
    returns boolean language sql stable as 'select false'`,
    ],
    ['functions/no_show_pause.sql', 'drop function no_show_pause()'],
    [
      'functions/take_places.sql',
      `create function take_places(rushes json, more int) returns int language sql as 'select 1'`,
    ],
    ['functions/audit_is_append_only.sql', 'alter table audit disable trigger audit_append_only'],
    ['functions/ticket_number.sql', 'drop trigger ticket_number on tickets'],
    ['views/retention.sql', `create or replace view retention as select 'fair'::text as what, 1 as days`],
    ['views/members.sql', 'drop view members'],
  ])('%s is put back and said: %s', async (name, statement) => {
    await ask(own, statement)
    expect(await bringUp(own)).toEqual({ applied: [], putBack: [name] })
    expect(await catalogueIn(own)).toEqual(fresh)
  })
})

test('a function whose signature changes leaves no second one behind, and one whose file is gone goes with its trigger', async () => {
  const own = await createTestDatabase()
  const file = (name: string) => path.join(copy, 'functions', name)
  await writeFile(
    file('no_show_pause.sql'),
    `create or replace function no_show_pause(more int) returns int language sql as 'select more';\n`,
  )
  await rm(file('ticket_number.sql'))
  expect(await bringUp(own, copy)).toEqual({ applied: ['functions/no_show_pause.sql'], putBack: [] })
  expect(
    await ask(
      own,
      `select oid::regprocedure::text as is from pg_proc where proname in ('no_show_pause', 'ticket_number')`,
    ),
  ).toEqual([{ is: 'no_show_pause(integer)' }])
  expect(await ask(own, `select from pg_trigger where tgname = 'ticket_number'`)).toEqual([])
  expect((await bringUp(own)).applied).toEqual(['functions/no_show_pause.sql', 'functions/ticket_number.sql'])
  expect(await catalogueIn(own)).toEqual(fresh)
  await own.drop()
})

test('a database from before the first release is refused in words, and stays as it is', async () => {
  const own = await createTestDatabase({ blank: true })
  await ask(own, 'create table migrations (name text primary key)')
  await expect(bringUp(own)).rejects.toThrow('the database was made before the first release')
  expect(
    await ask(own, `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`),
  ).toEqual([{ relname: 'migrations' }])
  await own.drop()
})

describe('is refused, and nothing is changed,', () => {
  let own: TestDatabase
  beforeEach(async () => {
    own = await createTestDatabase()
  })
  afterEach(async () => {
    expect((await catalogueIn(own)).filter((line) => !line.includes('by_hand_on_offers'))).toEqual(fresh)
    await own.drop()
  })

  test('where a schema file is another than the one that was run', async () => {
    await ask(own, `update database_files set checksum = 'x' where name = 'schema/0012-ticket.sql'`)
    await expect(bringUp(own)).rejects.toThrow('schema/0012-ticket.sql has changed since it was applied')
  })

  test('where the database is of a later release', async () => {
    await expect(bringUp(own, before.folder)).rejects.toThrow(
      'the database is of a later release: it has schema/0020-helper-right.sql',
    )
  })

  test('where somebody has built on a view that is to be made anew', async () => {
    await ask(own, 'create view by_hand_on_offers as select title from offers')
    await ask(own, `update database_files set checksum = 'x' where name = 'views/offers.sql'`)
    await expect(bringUp(own)).rejects.toThrow('view by_hand_on_offers depends on view offers')
  })
})
