import type pg from 'pg'

/** What makes up a database beside its rows, one line a thing, whatever the order it was made in. */
const THINGS = `
  with ours as (select oid, relname, relkind from pg_class where relnamespace = 'public'::regnamespace)
  select 'relation ' || relname || ' ' || relkind::text as thing from ours where relkind in ('r', 'v', 'S')
  union all
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text || a.attgenerated::text
  from pg_attribute a join ours c on c.oid = a.attrelid and c.relkind in ('r', 'v')
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
  union all
  select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || ' ' || convalidated
  from pg_constraint k join ours on ours.oid = conrelid
  union all
  select 'domain ' || contypid::regtype || ' ' || pg_get_constraintdef(oid) from pg_constraint where contypid <> 0
    and connamespace = 'public'::regnamespace
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid from pg_index i join ours on ours.oid = i.indrelid
  union all
  select 'function ' || pg_get_functiondef(p.oid) || coalesce(obj_description(p.oid), '')
  from pg_proc p where p.pronamespace = 'public'::regnamespace
  union all
  select 'view ' || relname || ' ' || pg_get_viewdef(oid) from ours where relkind = 'v'
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
  from pg_trigger t join ours on ours.oid = t.tgrelid where not t.tgisinternal
  union all
  select 'policy ' || polrelid::regclass || ' ' || polname from pg_policy
  union all
  select 'right ' || c.relname || ' ' || (select string_agg(a::text, ' ' order by a::text) from unnest(c.relacl) a)
  from pg_class c join ours using (oid) where c.relacl is not null
  union all
  select 'comment ' || relname || ' ' || objsubid || ' ' || description from pg_description join ours on ours.oid = objoid
    and classoid = 'pg_class'::regclass where objsubid = 0
  union all
  select 'comment ' || relname || '.' || a.attname || ' ' || col_description(ours.oid, a.attnum)
  from ours join pg_attribute a on a.attrelid = ours.oid where col_description(ours.oid, a.attnum) is not null`

/** The schema of a database as sorted lines: tables, constraints, indexes, functions, views, triggers, rights, comments. */
export async function catalogueOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ thing: string }>(THINGS)
  return rows.map(({ thing }) => thing).sort()
}

/** Every row of every table but of those a release writes itself, by table, sorted. */
export async function rowsOf(client: pg.ClientBase): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'database_files' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t order by 1`)
    if (rows.length > 0) all[name] = rows.map(({ row }) => row)
  }
  return all
}
