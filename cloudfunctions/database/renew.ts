import type pg from 'pg'
import type { Applied } from './apply'
import type { DatabaseFile } from './files'

/** A function or view as it was made last: by which text, and what the database called it then. */
type Made = { name: string; checksum: string; definition: string | null }

/**
 * Makes functions and views what their files say: all of them anew, in one transaction, where any file is new, has changed
 * or is gone, or where the database has anything else by that name than was made. A changed signature leaves no second
 * function behind, and calls see the old ones or the new ones. Data is not touched, nor a table locked for long.
 */
export async function renew(client: pg.ClientBase, files: readonly DatabaseFile[]): Promise<Applied> {
  const { rows: made } = await client.query<Made>(
    "select name, checksum, definition from database_files where not starts_with(name, 'schema/')",
  )
  const is = await definitionsOf(client, [...files.map(({ name }) => name), ...made.map(({ name }) => name)])
  const madeOf = ({ name }: DatabaseFile) => made.find((one) => one.name === name)
  const changed = files.filter((file) => madeOf(file)?.checksum !== file.checksum)
  const gone = made.filter(({ name }) => !files.some((file) => file.name === name))
  const putBack = made.filter(
    ({ name, definition }) => !gone.some((one) => one.name === name) && is.get(name) !== definition,
  )
  const applied = changed.map(({ name }) => name)
  if (applied.length + gone.length + putBack.length === 0) return { applied: [], putBack: [] }
  await drop(
    client,
    [...files, ...gone].map(({ name }) => name),
    gone,
  )
  for (const { name, sql } of files) await run(client, name, sql)
  const now = await definitionsOf(
    client,
    files.map(({ name }) => name),
  )
  await client.query("delete from database_files where not starts_with(name, 'schema/')")
  for (const { name, object, checksum } of files) {
    const definition = now.get(name)
    if (!definition) throw new Error(`${name} makes nothing called ${object}`)
    await client.query('insert into database_files (name, checksum, definition) values ($1, $2, $3)', [
      name,
      checksum,
      definition,
    ])
  }
  return {
    applied,
    putBack: putBack.map(({ name }) => name).filter((name) => !applied.includes(name)),
  }
}

/** Runs statements; a fault says of which, and what stands in the way. */
async function run(client: pg.ClientBase, what: string, sql: string): Promise<void> {
  await client.query(sql).catch((fault: Error & { detail?: string }) => {
    fault.message = [`${what}: ${fault.message}`, fault.detail].filter(Boolean).join('\n')
    throw fault
  })
}

/** What the database has by these names, hashed: functions with their triggers, views. */
async function definitionsOf(client: pg.ClientBase, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select name, md5(string_agg(text, E'\\n' order by text)) as definition from (
       select 'functions/' || p.proname || '.sql' as name, pg_get_functiondef(p.oid) as text
       from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
       union all
       select 'functions/' || p.proname || '.sql', pg_get_triggerdef(t.oid) || t.tgenabled::text
       from pg_trigger t join pg_proc p on p.oid = t.tgfoid
       where p.pronamespace = 'public'::regnamespace and not t.tgisinternal
       union all
       select 'views/' || c.relname || '.sql', pg_get_viewdef(c.oid)
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
     ) made where name = any ($1) group by name`,
    [names],
  )
  return new Map(rows.map(({ name, definition }) => [name, definition]))
}

/**
 * Takes off views, then functions, each kind at once, so that which needs which does not matter; whatever else was built on
 * them is a fault and stays. A function of a trigger is replaced where it stands, so that its table is not locked, unless
 * its file is gone.
 */
async function drop(client: pg.ClientBase, names: readonly string[], gone: readonly Made[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `with ours as (
       select p.oid, p.oid::regprocedure::text as name, p.prorettype = 'trigger'::regtype as triggers,
         'functions/' || p.proname || '.sql' = any ($2) as gone
       from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
         and 'functions/' || p.proname || '.sql' = any ($1)
     )
     select 'drop trigger ' || quote_ident(t.tgname) || ' on ' || t.tgrelid::regclass as statement
     from pg_trigger t join ours on ours.oid = t.tgfoid and ours.gone where not t.tgisinternal
     union all
     select 'drop view ' || string_agg(c.oid::regclass::text, ', ') from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and 'views/' || c.relname || '.sql' = any ($1)
     union all
     select 'drop function ' || string_agg(name, ', ') from ours where gone or not triggers`,
    [names, gone.map(({ name }) => name)],
  )
  for (const { statement } of rows) if (statement) await run(client, statement.split(' ', 2).join(' '), statement)
}
