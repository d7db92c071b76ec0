import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectionTo } from '../kit/db'
import { hashNames } from './hash-names'
import { limitRole } from './limits'
import { markChildren } from './mark-children'
import { mustBeApart, partRoles } from './roles'
import { sealTexts } from './seal-texts'
import { sealWhatIsThere } from './seal-what-is-there'

/** Where the migrations lie, in the order of their names. */
const folder = path.resolve(__dirname)

/** What of a migration needs the keys and so is no SQL; it runs right behind the file, in the same transaction. */
const STEPS: Partial<Record<string, (client: pg.ClientBase) => Promise<void>>> = {
  '0022-sealed-at-rest.sql': sealWhatIsThere,
  '0023-who-is-who.sql': hashNames,
  '0035-texts-sealed.sql': sealTexts,
  '0038-children-apart.sql': markChildren,
}

/** The key of the advisory lock that lets one migrator run at a time; held by a transaction, so that a pooler may stand in between. */
const LOCK = 5206_0001

/** How long a step waits for a table that traffic holds, and how often it comes back: whoever queues behind it waits too. */
const LOCK_TIMEOUT = '3s'
const TRIES = 10

/**
 * Brings a database to the newest schema: runs each `NNNN-what.sql` not yet run, in order, each in one transaction,
 * and records its checksum. At the end the rights of the functions' role, `app`, are set, and the limits of its
 * statements; without `app` the one that migrates is the only one. Faults when a file that was already run has changed
 * since, or when that role is not apart from the owner's.
 */
export async function migrate(url: string, { app }: { app?: string } = {}): Promise<{ applied: string[] }> {
  const client = new pg.Client(connectionTo(url))
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (app !== undefined) await mustBeApart(client, app)
    await alone(client, () =>
      client.query(
        'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
      ),
    )
    const applied: string[] = []
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const sql = await readFile(path.join(folder, name), 'utf8')
      if (await alone(client, () => step(client, name, sql))) applied.push(name)
    }
    await alone(client, () => partRoles(client, app))
    await alone(client, async () => limitRole(client, app ?? (await roleOf(client))))
    return { applied }
  } finally {
    await client.end()
  }
}

/** Runs one file unless it was run before; answers whether it did. */
async function step(client: pg.Client, name: string, sql: string): Promise<boolean> {
  const checksum = createHash('sha256').update(sql).digest('hex')
  const before = (await client.query<{ checksum: string }>('select checksum from migrations where name = $1', [name]))
    .rows
  if (before[0]?.checksum === checksum) return false
  if (before[0]) throw new Error(`migration ${name} has changed since it was applied`)
  await client.query(sql)
  await STEPS[name]?.(client)
  await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
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
