import { createHmac } from 'node:crypto'
import pg from 'pg'

/**
 * The url under which the functions reach the database of an owner's url: by a role of their own, as in the cloud, which
 * is made when it is missing. It is named after the database and its password follows from the owner's, so that whoever
 * starts on the same database again finds it. What it may do is settled by `cloudfunctions/database/roles.ts`.
 */
export async function functionsUrl(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  const role = `${decodeURIComponent(url.pathname.slice(1)).slice(0, 50)}_functions`
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('hex')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`do $$ begin
      create role ${pg.escapeIdentifier(role)};
    exception when duplicate_object then null; end $$`)
    await client.query(`alter role ${pg.escapeIdentifier(role)} with login password ${pg.escapeLiteral(password)}`)
  } catch (fault) {
    throw new Error(`${(fault as Error).message}: no role can be made for the functions. Name two users then,
MIGRATE_DATABASE_URL the owner's and DATABASE_URL the functions' own.`)
  } finally {
    await client.end()
  }
  url.username = encodeURIComponent(role)
  url.password = password
  return url.href
}

/** The role a url connects as. */
export const roleIn = (url: string): string => decodeURIComponent(new URL(url).username)
