import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { log } from './log'
import { sql } from './sql'

type Statement = { readonly text: string; readonly values?: readonly unknown[] }

/** Where statements run: each on a connection of the pool for itself, or all in one transaction. */
export interface Db {
  readonly isTransaction: boolean
  query<Row>(statement: Statement): Promise<{ rows: Row[] }>
  /** All that `work` does or nothing of it. Faults within another transaction: see `atomically`. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

export interface Tx extends Db {
  readonly isTransaction: true
}

/** A pool that can be closed. */
export interface Pool extends Db {
  close(): Promise<void>
}

/** Counts the statements of one call, for the log line and the benches. */
export const tally = new AsyncLocalStorage<{ statements: number }>()

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.DATE, String)

/** A little less than the longest a function may run; `npm run deploy` says each function's own. */
const QUERY_TIMEOUT_MS = 59_000

let current: { url: string; db: Pool } | undefined

/**
 * How to connect to a url. Where `DATABASE_CA` holds the certificate (PEM) of whoever vouches for the server, the server
 * must show one by it and for its own name; else the url's `sslmode` says what is asked of it.
 */
export function connectionTo(url: string): pg.ClientConfig {
  const ca = process.env.DATABASE_CA
  if (!ca) return { connectionString: url }
  const plain = new URL(url)
  plain.searchParams.delete('sslmode') // what the url says would take the place of `ssl`
  return { connectionString: plain.href, ssl: { ca } }
}

/** A pool of its own on the database of a url; the functions use `database`. */
export function openDatabase(url: string): Pool {
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: Number(process.env.PG_POOL_MAX ?? 2),
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
    // for a server that says nothing any more; how a statement gives up by itself is set on the role (database/limits.ts),
    // as a transaction pooler takes no limits when a connection opens and keeps none afterwards
    query_timeout: Number(process.env.PG_QUERY_TIMEOUT_MS ?? QUERY_TIMEOUT_MS),
    keepAlive: true,
    types,
  })
  // without a listener a connection that is cut between two statements of a transaction ends the whole process
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (fault) => log({ level: 'fault', what: 'database connection lost', message: fault.message }))
  return {
    isTransaction: false,
    query: (statement) => withConnection(pool, (connection) => run(connection, statement)),
    transaction: (work) => withConnection(pool, (connection) => inTransaction(connection, work)),
    close: () => pool.end(),
  }
}

async function run<Row>(connection: pg.PoolClient, { text, values }: Statement): Promise<{ rows: Row[] }> {
  const call = tally.getStore()
  if (call) call.statements += 1
  const { rows } = await connection.query({ text, values: values && [...values] })
  return { rows: rows ?? [] } // several statements in one text have no rows of their own
}

/** Thrown within, so that the connection is not used again: what state it is in nobody knows. */
class Broken extends Error {
  constructor(readonly fault: unknown) {
    super('the connection is lost')
  }
}

/** A statement that is refused leaves its connection as good as it was. */
async function withConnection<T>(pool: pg.Pool, work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await pool.connect()
  let isBroken = false
  try {
    return await work(connection)
  } catch (fault) {
    isBroken = fault instanceof Broken
    throw fault instanceof Broken ? fault.fault : fault
  } finally {
    connection.release(isBroken)
  }
}

async function inTransaction<T>(connection: pg.PoolClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx: Tx = {
    isTransaction: true,
    query: (statement) => run(connection, statement),
    transaction: () => Promise.reject(new Error('a transaction is open already')),
  }
  await run(connection, { text: 'begin' })
  try {
    const done = await work(tx)
    await run(connection, { text: 'commit' })
    return done
  } catch (fault) {
    // where the connection is gone the first fault is the one to tell
    await run(connection, { text: 'rollback' }).catch(() => {
      throw new Broken(fault)
    })
    throw fault
  }
}

/** Whether PostgreSQL ended the transaction because somebody works through the same rows from the other end. */
export const isDeadlock = (fault: unknown): boolean => fault instanceof pg.DatabaseError && fault.code === '40P01'

/**
 * One transaction. Where PostgreSQL ended it to break a deadlock nothing of it is left, and it is done once more: the
 * other one has gone on meanwhile.
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(work)
  } catch (fault) {
    if (!isDeadlock(fault)) throw fault
    return db.transaction(work)
  }
}

/**
 * All of it or nothing of it: a transaction, or within one a part that can be taken back alone, so that a fault in it
 * leaves the transaction as it was before.
 */
export async function atomically<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction(work)
  const tx = db as Tx
  await sql`savepoint part`.execute(tx)
  try {
    const done = await work(tx)
    await sql`release savepoint part`.execute(tx)
    return done
  } catch (fault) {
    // where the connection is gone the first fault is the one to tell
    await sql`rollback to savepoint part; release savepoint part`.execute(tx).catch(() => undefined)
    throw fault
  }
}

/**
 * The database of `DATABASE_URL`: one small pool per instance, kept between calls. An instance serves one call at a
 * time and there may be hundreds, so it holds two connections at most. Faults when the variable is missing.
 */
export function database(): Db {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  if (current?.url !== url) current = { url, db: openDatabase(url) }
  return current.db
}

/** Closes the pool; the next call opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = current
  current = undefined
  await open?.db.close()
}

/** Which constraint or unique index a write met, or null when the fault was another one. */
export function constraintOf(fault: unknown): string | null {
  return fault instanceof pg.DatabaseError && fault.code?.startsWith('23') ? (fault.constraint ?? null) : null
}

/**
 * PostgreSQL's words for a full house, after each of which nothing of the transaction is left: deadlock, serialization,
 * no lock in time, no result in time, too many clients, not ready to take any.
 */
const BUSY_CODES = new Set(['40P01', '40001', '55P03', '57014', '53300', '57P03'])

/** What the pool in this process and a pooler in between say when no connection came free in time. */
const BUSY_WORDS =
  /^timeout exceeded when trying to connect|^Connection terminated due to connection timeout|^timeout expired$|query_wait_timeout|no more connections allowed|too many clients|remaining connection slots/

/**
 * Whether an act gave way to others, so that it may go well the next time. Each of these comes before anything is
 * committed; a connection that is lost, where that is not known, is none of them.
 */
export const isBusy = (fault: unknown): boolean =>
  fault instanceof Error && (BUSY_CODES.has((fault as { code?: string }).code ?? '') || BUSY_WORDS.test(fault.message))
