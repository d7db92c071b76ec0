import { type Db, openDatabase, type Pool } from '../../cloudfunctions/kit/db'
import type { TestDatabase } from './postgres'

let current: { url: string; db: Pool } | undefined

/** Names a database to everything in this process: the functions reach it as their own role, `owner` as its owner. */
export function nameDatabase({ url, functionsUrl }: Pick<TestDatabase, 'url' | 'functionsUrl'>): void {
  process.env.DATABASE_URL = functionsUrl
  process.env.MIGRATE_DATABASE_URL = url
}

/** The database as its owner: what tests put in and look at goes this way, what the functions may not do too. */
export function owner(): Db {
  const url = process.env.MIGRATE_DATABASE_URL
  if (!url) throw new Error('no database is named yet')
  if (current?.url !== url) current = { url, db: openDatabase(url) }
  return current.db
}

/** Closes the pool; the next call opens it again. */
export async function closeOwner(): Promise<void> {
  const open = current
  current = undefined
  await open?.db.close()
}
