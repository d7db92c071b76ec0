import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../cloudfunctions/database/apply'
import { mustBeApart, partRoles } from '../../cloudfunctions/database/roles'
import { database } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { roleIn } from '../../local/postgres/functions-role'
import type { Input } from '../../types/contract'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aHelper, aPerson, aTicket, at, newId } from '../support/make'
import { owner } from '../support/owner'
import { createTestDatabase } from '../support/postgres'

/** Roles are the whole server's, so each run of this file has its own. */
const mark = randomBytes(4).toString('hex')

let cloud: Cloud
let app: string
beforeAll(async () => {
  cloud = await startCloud()
  app = roleIn(process.env.DATABASE_URL as string)
})
afterAll(() => cloud.close())

const audits = () => cloud.sql<{ n: number }>`select count(*)::int as n from audit`

describe('the audit log', () => {
  beforeAll(async () => {
    const clerk = await aClerk({ district: '5206' })
    const policies = await cloud.get(clerk.openid, 'policy.list', {})
    const { rule, version } = policies.find(({ rule: { name } }) => name === 'offer') as (typeof policies)[0]
    const changed = { ...rule, value: { ...rule.value, hours: 5 } }
    await cloud.get(clerk.openid, 'policy.save', { rule: changed, version } as Input<'policy.save'>)
  })

  test.each([
    `update audit set act = 'nothing'`,
    `delete from audit`,
    `truncate audit`,
    `alter table audit disable trigger audit_append_only`,
    `alter table audit disable row level security`,
    `alter table audit rename to gone`,
    `drop trigger audit_append_only on audit`,
    `drop function audit_is_append_only() cascade`,
    `create or replace function audit_is_append_only() returns trigger language plpgsql as 'begin return new; end'`,
    `drop table audit cascade`,
    `set session_replication_role = replica`,
    `create trigger mine before insert on audit for each row execute function audit_is_append_only()`,
    `create rule mine as on insert to audit do instead nothing`,
    `select setval(pg_get_serial_sequence('audit', 'id'), 1)`,
  ])('cannot be touched by the functions’ own role: %s', async (statement) => {
    const before = await audits()
    expect(before[0]?.n).toBeGreaterThan(0)
    await expect(sql.raw(statement).execute(database())).rejects.toThrow(/permission denied|must be owner|append-only/)
    expect(await audits()).toEqual(before)
  })

  test('can be added to and read by it', async () => {
    const { rows } = await sql`select count(*)::int as n from audit`.execute(database())
    expect(rows).toEqual(await audits())
  })
})

/** While the act runs, nothing can be written to the audit log. */
async function withoutAudit<T>(act: () => Promise<T>): Promise<T> {
  await sql`create trigger full_up before insert on audit for each statement execute function audit_is_append_only()`.execute(
    owner(),
  )
  try {
    return await act()
  } finally {
    await sql`drop trigger full_up on audit`.execute(owner())
  }
}

describe('an act and its line in the log', () => {
  test('of somebody with an offer let in by search are both there or neither, the place and the entry too', async () => {
    const startsAt = Date.now() + 600_000
    const fair = await aFair({ startsAt, endsAt: startsAt + 3_600_000, seats: 5 })
    const helper = await aHelper(fair)
    const { ticketId } = await aTicket({ ...fair, ...(await aPerson()), state: 'offered' })
    const admit = () => cloud.ask(helper.openid, 'gate.admit', { scanId: newId(), sessionId: fair.sessionId, ticketId })
    const stored = () => cloud.sql`
      select t.state, a.booked, a.offered, (select count(*)::int from scans where ticket_id = t.id) as scans,
        (select count(*)::int from checkins where ticket_id = t.id) as checkins,
        (select count(*)::int from audit where subject_id = t.id::text) as lines
      from tickets t join activities a on a.id = t.activity_id where t.id = ${ticketId}`
    const before = await stored()
    expect(before).toEqual([{ state: 'offered', booked: 0, offered: 1, scans: 0, checkins: 0, lines: 0 }])
    expect((await withoutAudit(admit)).kind).toBe('broken')
    expect(await stored()).toEqual(before)
    expect(await admit()).toMatchObject({ kind: 'done', value: { outcome: 'admitted' } })
    expect(await stored()).toEqual([{ state: 'booked', booked: 1, offered: 0, scans: 1, checkins: 1, lines: 1 }])
  })

  test('of somebody the house is full for leave the entry that was tried, and no place taken', async () => {
    const startsAt = Date.now() + 600_000
    const fair = await aFair({ startsAt, endsAt: startsAt + 3_600_000, seats: 5 })
    await cloud.sql`update sessions set venue_limit = 1 where id = ${fair.sessionId}`
    await cloud.sql`insert into gate_counts (session_id, counter, admitted, inside) values (${fair.sessionId}, ${newId()}, 1, 1)`
    const helper = await aHelper(fair)
    const { ticketId } = await aTicket({ ...fair, ...(await aPerson()), state: 'offered' })
    const reply = await cloud.ask(helper.openid, 'gate.admit', { scanId: newId(), sessionId: fair.sessionId, ticketId })
    expect(reply).toMatchObject({ kind: 'done', value: { outcome: expect.not.stringMatching('^admitted$') } })
    const rows =
      await cloud.sql`select t.state, a.booked from tickets t join activities a on a.id = t.activity_id where t.id = ${ticketId}`
    expect(rows).toEqual([{ state: 'offered', booked: 0 }])
    expect(await cloud.sql`select from audit where subject_id = ${ticketId}`).toHaveLength(1)
    expect(await cloud.sql`select from scans where ticket_id = ${ticketId}`).toHaveLength(1)
  })

  test('of the nightly purge are both there or neither, slice by slice', async () => {
    const { activityId } = await aFair({ startsAt: at(-800, '09:00') })
    await aTicket({ activityId, ...(await aPerson()) })
    const named = () => cloud.sql`select from tickets where activity_id = ${activityId} and person_id is not null`
    expect((await withoutAudit(() => cloud.asTimer('person', 'purgePersons'))).kind).toBe('broken')
    expect(await named()).toHaveLength(1)
    expect((await cloud.asTimer('person', 'purgePersons')).kind).toBe('done')
    expect(await named()).toEqual([])
    expect(await cloud.sql`select from audit where act = 'person.purge' and detail ? 'tickets'`).toHaveLength(1)
  })
})

describe('the functions’ role', () => {
  test.each([
    `create table mine (n int)`,
    `create temporary table mine (n int)`,
    `create schema mine`,
    `create function mine() returns int language sql as 'select 1'`,
    `create view mine as select 1`,
    `create role mine`,
    `alter table persons add column mine int`,
    `delete from tickets`,
    `delete from policies`,
    `update districts set name = ''`,
    `update privacy_texts set parts = '[]'`,
    `select * from database_files`,
    `insert into database_files (name, checksum) values ('9999', '')`,
    `truncate persons cascade`,
  ])('makes, changes and takes away nothing that is not its own: %s', async (statement) => {
    await expect(sql.raw(statement).execute(database())).rejects.toThrow(/permission denied|must be owner/)
  })

  test('is no more than a role, and not the owner by another way', async () => {
    const { rows } = await sql`
      select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, pg_has_role(${roleIn(process.env.MIGRATE_DATABASE_URL as string)}, 'member') as owner
      from pg_roles where rolname = current_user`.execute(database())
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, owner: false },
    ])
  })
})

/** A connection of the owner's. */
async function asOwner<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Whoever else holds a right on anything of ours, and tables without row level security or open to somebody else. */
const gaps = () => cloud.sql`
  select c.relname as thing, 'granted to ' || coalesce(g.rolname, 'public') as gap
  from pg_class c cross join aclexplode(coalesce(c.relacl, acldefault(case when c.relkind = 'S' then 's' else 'r' end::"char", c.relowner))) x
    left join pg_roles g on g.oid = x.grantee
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and x.grantee <> c.relowner and g.rolname is distinct from ${app}
  union all
  select p.proname, 'open to ' || coalesce(g.rolname, 'public')
  from pg_proc p cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x left join pg_roles g on g.oid = x.grantee
  where p.pronamespace = 'public'::regnamespace and x.grantee <> p.proowner and g.rolname is distinct from ${app}
  union all
  select c.relname, 'no row level security' from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
  union all
  select c.relname, 'open by policy ' || polname from pg_policy join pg_class c on c.oid = polrelid
  where polroles <> array[(select oid from pg_roles where rolname = ${app})]
  union all
  select c.relname, 'closed to the functions' from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname <> 'database_files'
    and not (has_table_privilege(${app}, c.oid, 'select') and (c.relkind = 'v' or exists (select from pg_policy where polrelid = c.oid)))
  union all
  select p.proname, 'closed to the functions' from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
    and not has_function_privilege(${app}, p.oid, 'execute')`

describe('nobody else', () => {
  const names = ['anon', 'authenticated', 'service_role', `stranger_${mark}`]
  let made: string[]

  /** A platform as careless as can be: its roles are granted everything there is, and all that will be. */
  beforeAll(async () => {
    const { rows } = await sql<{ rolname: string }>`select rolname from pg_roles`.execute(owner())
    made = names.filter((name) => !rows.some(({ rolname }) => rolname === name))
    for (const name of made) await sql.raw(`create role ${name}`).execute(owner())
    for (const name of names) {
      await sql.raw(`alter default privileges in schema public grant all on tables to ${name}`).execute(owner())
      await sql.raw(`alter default privileges grant execute on functions to ${name}`).execute(owner())
      await sql.raw(`grant all on schema public to ${name}`).execute(owner())
      await sql.raw(`grant all on all tables in schema public to ${name}`).execute(owner())
      await sql.raw(`grant all on all routines in schema public to ${name}`).execute(owner())
    }
    await sql`create table later (n int)`.execute(owner())
    await sql`insert into later values (1)`.execute(owner())
  })
  afterAll(async () => {
    for (const name of names) await sql.raw(`drop owned by ${name}`).execute(owner())
    for (const name of made) await sql.raw(`drop role ${name}`).execute(owner())
  })

  /** What each of them reads of a table, in a word. */
  const readsOf = async (table: string) => {
    const reads: Record<string, string> = {}
    for (const name of names)
      reads[name] = await asOwner(async (client) => {
        await client.query(`set role ${name}`)
        return client.query(`select * from public.${table}`).then(
          ({ rows }) => `${rows.length} rows`,
          (fault: Error) => (/permission denied/.test(fault.message) ? 'denied' : fault.message),
        )
      })
    return reads
  }

  test('reads anything, whatever the platform grants, as no row is open to them', async () => {
    await aPerson()
    expect(await readsOf('persons')).toEqual(Object.fromEntries(names.map((name) => [name, '0 rows'])))
  })

  test('of those the platform serves by HTTP holds a right after the next run, on what there is and what comes', async () => {
    await migrate(process.env.MIGRATE_DATABASE_URL as string, { app })
    await sql.raw(`revoke all on all tables in schema public from stranger_${mark}`).execute(owner())
    await sql.raw(`revoke all on all routines in schema public from stranger_${mark}`).execute(owner())
    await sql
      .raw(`alter default privileges in schema public revoke all on tables from stranger_${mark}`)
      .execute(owner())
    await sql.raw(`alter default privileges revoke execute on functions from stranger_${mark}`).execute(owner())
    expect(await gaps()).toEqual([])
    await sql`create table after_that (n int)`.execute(owner())
    await sql.raw(`insert into after_that values (1)`).execute(database())
    expect(await readsOf('after_that')).toMatchObject({
      anon: 'denied',
      authenticated: 'denied',
      service_role: 'denied',
    })
    await sql`drop table after_that, later`.execute(owner())
  })

  test('is let in by a gap in a table, a view, a sequence or a function', async () => {
    expect(await gaps()).toEqual([])
    await sql`create table odd (n serial)`.execute(owner())
    await sql`grant select on persons to public`.execute(owner())
    expect(await gaps()).toHaveLength(3)
    await asOwner((client) => partRoles(client, app))
    expect(await gaps()).toEqual([])
    await sql`insert into odd default values`.execute(database())
    await sql`drop table odd`.execute(owner())
  })
})

describe('a role that would void the parting', () => {
  test.each([
    ['is a superuser', 'superuser'],
    ['may make roles', 'createrole'],
    ['gets round row level security', 'bypassrls'],
  ])('is refused when it %s', async (words, attribute) => {
    await sql.raw(`create role void_${mark} ${attribute}`).execute(owner())
    const blank = await createTestDatabase({ blank: true })
    await expect(migrate(blank.url, { app: `void_${mark}` })).rejects.toThrow(words)
    await blank.drop()
    await sql.raw(`drop role void_${mark}`).execute(owner())
  })

  test('is refused when it is the owner, may become the owner, or is nobody', async () => {
    const own = roleIn(process.env.MIGRATE_DATABASE_URL as string)
    await sql.raw(`create role void_${mark} in role "${own}"`).execute(owner())
    const refused = (role: string) => asOwner((client) => mustBeApart(client, role))
    await expect(refused(`void_${mark}`)).rejects.toThrow('may act as the owner')
    await expect(refused(own)).rejects.toThrow('is a superuser')
    await expect(refused(`nobody_${mark}`)).rejects.toThrow('does not exist')
    await sql.raw(`drop role void_${mark}`).execute(owner())
  })
})

test('an owner that is no superuser parts the roles as well, and nothing is done a second time', async () => {
  const blank = await createTestDatabase({ blank: true })
  const plain = `plain_${mark}`
  const name = new URL(blank.url).pathname.slice(1)
  await sql.raw(`create role ${plain} login password 'x'; create role app_${mark}`).execute(owner())
  await sql.raw(`alter database ${name} owner to ${plain}`).execute(owner())
  const url = new URL(blank.url)
  url.username = plain
  url.password = 'x'
  // setting another role's limits is the administrator's, and the fault says how
  const limits = await migrate(url.href, { app: `app_${mark}` }).then(
    () => '',
    (fault: Error) => fault.message,
  )
  expect(limits).toContain(`alter role "app_${mark}" in database "${name}" set statement_timeout = '8s'`)
  await sql.raw(limits.slice(limits.indexOf('\n'))).execute(owner())
  expect((await migrate(url.href, { app: `app_${mark}` })).applied).toEqual([])
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  const { rows } = await client.query<{ at: string }>('select max(xmin::text::bigint)::text as at from pg_class')
  await partRoles(client, `app_${mark}`)
  const again = await client.query<{ at: string }>('select max(xmin::text::bigint)::text as at from pg_class')
  await client.end()
  expect(again.rows).toEqual(rows)
  await blank.drop()
  await sql.raw(`drop role ${plain}; drop role app_${mark}`).execute(owner())
})
