import { dayOf } from '../../src/domain/time/calendar'
import type { HelperRightId, Instant, OpenId } from '../../types/core'
import type { Db, Tx } from '../kit/db'
import { type Sql, sql } from '../kit/sql'

/** SQL: the right `r` of a village helper counts: not ended, and its last day is not over. */
export const isLive = (now: Instant): Sql<boolean> => sql`(r.ended_at is null and r.until >= ${dayOf(now)}::date)`

/** Whether an account may sign up the people of a village. */
export const isHelper = async (db: Db, openid: OpenId, now: Instant): Promise<boolean> =>
  (await sql`select from helper_rights r where r.openid = ${openid} and ${isLive(now)}`.execute(db)).rows.length > 0

/** The right by which it may, held so that nobody ends it before the registration is done. */
export async function holdRightOf(tx: Tx, openid: OpenId, now: Instant): Promise<HelperRightId | null> {
  const { rows } = await sql<{ id: HelperRightId }>`
    select r.id from helper_rights r where r.openid = ${openid} and ${isLive(now)} for share`.execute(tx)
  return rows[0]?.id ?? null
}
