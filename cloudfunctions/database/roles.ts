import pg from 'pg'

/** What the functions' role may do to a table that is not named below. */
const USUAL = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']

/** Where that is less: records are added to or changed and never taken off, and what only a release brings is read. */
const KEPT = ['SELECT', 'INSERT', 'UPDATE']
const RIGHTS: Record<string, readonly string[]> = {
  database_files: [],
  audit: ['SELECT', 'INSERT'],
  districts: ['SELECT'],
  notice_kinds: ['SELECT'],
  privacy_texts: ['SELECT'],
  ...Object.fromEntries(
    ['activities', 'sessions', 'tickets', 'scans', 'gate_rights', 'employers', 'postings', 'booths', 'outcomes'].map(
      (table) => [table, KEPT],
    ),
  ),
  ...Object.fromEntries(['campaigns', 'policies', 'series', 'codes', 'helper_rights'].map((table) => [table, KEPT])),
}

/** Under whom CloudBase serves the schema by HTTP; nothing of ours goes that way. */
const STRANGERS = ['anon', 'authenticated', 'service_role']

type Held = { grantee: string; right: string }
type Thing = {
  kind: 'database' | 'schema' | 'table' | 'view' | 'sequence' | 'routine'
  /** Quoted and complete, as a statement names it. */
  name: string
  table: string | null
  isTrigger: boolean
  isGuarded: boolean
  isPoliced: boolean
  held: Held[]
}

/**
 * Parts the owner of the database, who migrates, from the role `app` of the functions: that one gets just the rights
 * above, nobody else any, and row level security keeps out whoever is granted something by another hand later. Covers
 * all there is, and what the owner makes later. Does nothing where all is as it should be. Without `app` the owner is
 * the only one. Faults, with what an administrator must run, when the owner may not do it.
 */
export async function partRoles(client: pg.ClientBase, app?: string): Promise<void> {
  for (const statement of await missing(client, app)) await client.query(statement)
  const left = await missing(client, app)
  if (left.length > 0)
    throw new Error(
      `the roles cannot be parted by this user. As the database's administrator run:\n${left.join(';\n')};`,
    )
  await setDefaults(client, app)
}

/** Faults when the functions' role does not exist, or may become the owner or get round row level security. */
export async function mustBeApart(client: pg.ClientBase, app: string): Promise<void> {
  const { rows } = await client.query<{ is: string | null }>(
    `select case
         when rolsuper then 'is a superuser' when rolcreaterole then 'may make roles'
         when rolbypassrls then 'gets round row level security'
         when pg_has_role(oid, current_user, 'member') then 'may act as the owner, ' || current_user
         when exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relowner = r.oid)
           then 'owns tables'
       end as "is" from pg_roles r where rolname = $1`,
    [app],
  )
  const role = pg.escapeIdentifier(app)
  if (rows.length === 0)
    throw new Error(`the role ${role} of DATABASE_URL does not exist. As the database's administrator run:
create role ${role} login password '…';`)
  if (rows[0]?.is)
    throw new Error(`the role ${role} of DATABASE_URL ${rows[0].is}: the functions need one of their own, without that`)
}

/** The statements that are still to be run. */
async function missing(client: pg.ClientBase, app?: string): Promise<string[]> {
  const { rows } = await client.query<Thing>(THINGS, [app ?? null])
  return rows.flatMap((thing) => [...guard(thing, app), ...strangers(thing), ...(app ? rightsOf(thing, app) : [])])
}

function guard({ kind, name, table, isGuarded, isPoliced }: Thing, app?: string): string[] {
  if (kind !== 'table') return []
  const role = app === undefined ? undefined : pg.escapeIdentifier(app)
  return [
    ...(isGuarded ? [] : [`alter table ${name} enable row level security`]),
    ...(role && !isPoliced && RIGHTS[table ?? '']?.length !== 0
      ? [`create policy ${role} on ${name} to ${role} using (true) with check (true)`]
      : []),
  ]
}

/** Connecting is left to everybody: whose business that is the platform settles. */
function strangers({ kind, name, held }: Thing): string[] {
  const theirs = held.filter(({ grantee, right }) => ['public', ...STRANGERS].includes(grantee) && right !== 'CONNECT')
  const grantees = [...new Set(theirs.map(({ grantee }) => grantee))]
  return grantees.map((grantee) => {
    const rights = theirs.filter((one) => one.grantee === grantee).map(({ right }) => right)
    return `revoke ${rights.join(', ')} on ${wordOf(kind)} ${name} from ${grantee === 'public' ? grantee : pg.escapeIdentifier(grantee)}`
  })
}

function rightsOf(thing: Thing, app: string): string[] {
  const wanted = wantedOf(thing)
  const held = thing.held.filter(({ grantee }) => grantee === app).map(({ right }) => right)
  const on = `on ${wordOf(thing.kind)} ${thing.name}`
  const more = wanted.filter((right) => !held.includes(right))
  const less = held.filter((right) => !wanted.includes(right))
  return [
    ...(more.length > 0 ? [`grant ${more.join(', ')} ${on} to ${pg.escapeIdentifier(app)}`] : []),
    ...(less.length > 0 ? [`revoke ${less.join(', ')} ${on} from ${pg.escapeIdentifier(app)}`] : []),
  ]
}

const wordOf = (kind: Thing['kind']) => (kind === 'view' ? 'table' : kind)

function wantedOf({ kind, table, isTrigger }: Thing): readonly string[] {
  if (kind === 'table') return RIGHTS[table ?? ''] ?? USUAL
  if (kind === 'view') return ['SELECT']
  if (kind === 'database') return ['CONNECT']
  if (kind === 'routine') return isTrigger ? [] : ['EXECUTE']
  return ['USAGE']
}

/** What the owner makes between two deployments: the functions work with it, nobody else. */
async function setDefaults(client: pg.ClientBase, app?: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any ($1)',
    [STRANGERS],
  )
  const others = rows.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
  const statements = ['alter default privileges revoke execute on routines from public']
  for (const things of others ? ['tables', 'sequences', 'routines'] : [])
    for (const where of ['', 'in schema public '])
      statements.push(`alter default privileges ${where}revoke all on ${things} from ${others}`)
  if (app) {
    const role = pg.escapeIdentifier(app)
    const inPublic = 'alter default privileges in schema public grant'
    statements.push(`${inPublic} ${USUAL.join(', ')} on tables to ${role}`)
    statements.push(`${inPublic} usage on sequences to ${role}`, `${inPublic} execute on routines to ${role}`)
  }
  for (const statement of statements) await client.query(statement)
}

/** All of ours that rights can be held on. Identity columns need none on their sequences; extensions mind their own. */
const THINGS = `
  with things as (
    select 'database' as kind, format('%I', datname) as name, null as "table", false as "isTrigger", true as "isGuarded",
      true as "isPoliced", coalesce(datacl, acldefault('d', datdba)) as acl, datdba as owner, oid, 0 as class
    from pg_database where datname = current_database()
    union all
    select 'schema', format('%I', nspname), null, false, true, true, coalesce(nspacl, acldefault('n', nspowner)), nspowner,
      oid, 0 from pg_namespace where nspname = 'public'
    union all
    select case when c.relkind in ('r', 'p') then 'table' when c.relkind = 'S' then 'sequence' else 'view' end,
      format('public.%I', c.relname), c.relname, false, c.relrowsecurity,
      exists (select from pg_policy where polrelid = c.oid and polname = $1::name),
      coalesce(c.relacl, acldefault(case when c.relkind = 'S' then 's' else 'r' end::"char", c.relowner)), c.relowner, c.oid,
      'pg_class'::regclass::int
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select 'routine', format('public.%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), null,
      p.prorettype = 'trigger'::regtype, true, true, coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner, p.oid,
      'pg_proc'::regclass::int
    from pg_proc p where p.pronamespace = 'public'::regnamespace
  )
  select kind, name, "table", "isTrigger", "isGuarded", "isPoliced", coalesce((
      select json_agg(json_build_object('grantee', case when x.grantee = 0 then 'public' else g.rolname end,
        'right', x.privilege_type))
      from aclexplode(t.acl) x left join pg_roles g on g.oid = x.grantee), '[]') as held
  from things t
  where pg_has_role(owner, 'usage') and not exists (
    select from pg_depend d where d.classid = t.class and d.objid = t.oid and d.deptype in ('i', 'e'))
  order by name`
