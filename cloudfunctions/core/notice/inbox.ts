import type { OpenId } from '../../../types/core'
import type { Db } from '../../kit/db'
import { sql } from '../../kit/sql'

/** SQL: a notice that belongs in the inbox: not what was taken back or what its owner did not want. */
export const isShown = sql<boolean>`n.state not in ('lapsed', 'off')`

/** More is 99+ on every phone: nobody counts further. */
const MOST = 99

/** SQL: how many notices of the account nobody has looked at yet, 99 at most. */
export const unreadCount = (openid: OpenId) => sql<number>`(
  select count(*) from (
    select from notices n where n.openid = ${openid} and n.read_at is null and ${isShown} limit ${MOST}
  ) unseen)`

export async function unreadOf(db: Db, openid: OpenId): Promise<{ unread: number }> {
  const { rows } = await sql<{ unread: number }>`select ${unreadCount(openid)} as unread`.execute(db)
  return { unread: rows[0]?.unread ?? 0 }
}
