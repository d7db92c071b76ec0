import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectionTo } from '../kit/db'
import { type DatabaseFile, readFiles } from './files'
import { limitRole } from './limits'
import { renew } from './renew'
import { mustBeApart, partRoles } from './roles'

/** The key of the advisory lock that lets one migrator run at a time; held by a transaction, so that a pooler may stand in between. */
const LOCK = 5206_0001

/** How long a step waits for a table that traffic holds, and how often it comes back: whoever queues behind it waits too. */
const LOCK_TIMEOUT = '3s'
const TRIES = 10

/** What was run: what is new or has changed since, and what somebody had changed in the database itself. */
export type Applied = { applied: string[]; putBack: string[] }

type Options = {
  /** The functions' role; without it the one that migrates is the only one. */
  app?: string
  /** Where the files lie, when not here. */
  folder?: string
}

/**
 * Brings a database to what the files say. Runs each `schema/NNNN-noun.sql` not yet run, in order, each in one
 * transaction, then functions and views anew where any is not as its file says. Killed at any point it goes on from there
 * when run again. At the end the rights of the functions' role are set, and the limits of its statements. Faults when a
 * schema file has changed since it was run, when the database is of a later release, or when that role is not apart from
 * the owner's.
 */
export async function migrate(url: string, { app, folder = __dirname }: Options = {}): Promise<Applied> {
  const { schema, repeatable } = await readFiles(folder)
  const client = new pg.Client(connectionTo(url))
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (app !== undefined) await mustBeApart(client, app)
    await alone(client, () => openBook(client))
    const applied: string[] = []
    for (const file of schema) if (await alone(client, () => runOnce(client, file, schema))) applied.push(file.name)
    const renewed = await alone(client, () => renew(client, repeatable))
    await alone(client, () => partRoles(client, app))
    await alone(client, async () => limitRole(client, app ?? (await roleOf(client))))
    return { applied: [...applied, ...renewed.applied], putBack: renewed.putBack }
  } finally {
    await client.end()
  }
}

const BOOK = `create table if not exists database_files (
  name text primary key, checksum text not null, applied_at timestamptz not null default now(), definition text
)`

/** Opens the book of what was run. What was made before the first release kept another one and cannot be brought up. */
async function openBook(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ old: boolean }>(
    "select to_regclass('migrations') is not null and to_regclass('database_files') is null as old",
  )
  if (rows[0]?.old) throw new Error('the database was made before the first release: begin anew with an empty one')
  await client.query(BOOK)
}

/** Runs a schema file unless it was run before; answers whether it did. */
async function runOnce(client: pg.Client, file: DatabaseFile, all: readonly DatabaseFile[]): Promise<boolean> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from database_files where starts_with(name, 'schema/') order by name",
  )
  const later = rows.find(({ name }) => !all.some((known) => known.name === name))
  if (later) throw new Error(`the database is of a later release: it has ${later.name}`)
  const before = rows.find(({ name }) => name === file.name)
  if (before?.checksum === file.checksum) return false
  if (before) throw new Error(`${file.name} has changed since it was applied`)
  await client.query(file.sql)
  await client.query('insert into database_files (name, checksum) values ($1, $2)', [file.name, file.checksum])
  return true
}

/** One transaction that no other migrator runs beside; begun anew, after a pause, when traffic kept it from a table. */
async function alone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await client.query(`begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local lock_timeout = 0; select pg_advisory_xact_lock(${LOCK}); set local lock_timeout = '${LOCK_TIMEOUT}'`)
    try {
      const done = await work()
      await client.query('commit')
      return done
    } catch (fault) {
      // a connection that is gone has rolled back by itself, and the fault to tell is the first one
      await client.query('rollback').catch(() => undefined)
      if (tries === TRIES || !(fault instanceof pg.DatabaseError && ['55P03', '40P01'].includes(fault.code ?? '')))
        throw fault
      await pause(500 * tries)
    }
  }
}

const roleOf = async (client: pg.Client): Promise<string> =>
  (await client.query<{ role: string }>('select current_user as role')).rows[0]?.role as string
