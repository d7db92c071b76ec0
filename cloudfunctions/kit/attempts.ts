import type { Instant } from '../../types/core'
import type { Db } from './db'
import { lookupHash } from './seal'
import { sql } from './sql'

/** What is counted, whose it is, and how many are allowed within how long. */
export type Attempt = { what: string; whose: string; most: number; within: number; now: Instant }

/**
 * Counts one attempt, in one statement that counts nothing beyond the limit: null when it may be made, else until when
 * not. Of many at once no more than the limit get through. Whose it is lies there as a keyed hash alone.
 */
export async function attempt(db: Db, { what, whose, most, within, now }: Attempt): Promise<Instant | null> {
  const mark = lookupHash('attempt', `${what}\n${whose}`)
  const { rows } = await sql`
    insert into attempts as made (what, whose, since, times) values (${what}, ${mark}, ${now}, 1)
    on conflict (what, whose) do update set
      since = case when made.since > ${now - within} then made.since else ${now} end,
      times = case when made.since > ${now - within} then made.times + 1 else 1 end
    where made.since <= ${now - within} or made.times < ${most}
    returning what`.execute(db)
  if (rows.length === 1) return null
  const { rows: kept } = await sql<{ since: Instant }>`
    select since from attempts where what = ${what} and whose = ${mark}`.execute(db)
  return (kept[0]?.since ?? now) + within
}

/** Whether something was tried within this time. */
export async function wasTried(db: Db, { what, whose, within, now }: Omit<Attempt, 'most'>): Promise<boolean> {
  const mark = lookupHash('attempt', `${what}\n${whose}`)
  const { rows } = await sql`
    select from attempts where what = ${what} and whose = ${mark} and since > ${now - within}`.execute(db)
  return rows.length === 1
}
