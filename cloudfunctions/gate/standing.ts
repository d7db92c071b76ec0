import { rightWindow } from '../../src/domain/gate/gate'
import type { Instant, OpenId, SessionId } from '../../types/core'
import type { GateCounts, GateStanding } from '../../types/gate'
import { type Sql, sql } from '../kit/sql'
import { countsJson } from './view'

/** How a device's right stands, and how much of the running minute's uploads it has used. */
export type StandingRow = {
  opensAt: Instant
  closesAt: Instant
  revokedAt: Instant | null
  uploads: number
  uploadsAt: Instant
  counts: GateCounts
}

/** SQL: the right of an account at a session, the live one first, else the last one taken back. */
export const standingQuery = (sessionId: SessionId, openid: OpenId): Sql<StandingRow> => sql`
  select s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt", r.revoked_at as "revokedAt",
    coalesce(n.uploads, 0) as uploads, coalesce(n.uploads_at, 0) as "uploadsAt", ${countsJson} as counts
  from gate_rights r join sessions s on s.id = r.session_id join activities a on a.id = s.activity_id
    left join gate_counts n on n.session_id = s.id and n.counter = r.id
  where r.session_id = ${sessionId} and r.openid = ${openid}
  order by r.revoked_at desc nulls first limit 1`

/** The right in the words a device understands. */
export function showStanding({ revokedAt, counts, ...gate }: StandingRow, now: Instant): GateStanding {
  const { from, until } = rightWindow(gate)
  const right = revokedAt !== null ? 'revoked' : now < from ? 'early' : now < until ? 'open' : 'closed'
  return { right, from, until, revokedAt, counts }
}
