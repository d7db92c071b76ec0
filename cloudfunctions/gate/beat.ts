import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showStanding, standingQuery } from './standing'

/** Notes when a device was last heard of and how many scans wait on it, and tells it how its right stands. */
export const beat: Verb<'gate.beat'> = async ({ input, actor, db, now }) => {
  const { sessionId, queueLength, offline, device } = input
  const { rows } = await standingQuery(sessionId, actor.openid).execute(db)
  if (!rows[0]) return refuse({ code: 'gate.notAssigned' })
  await sql`
    update gate_rights set seen_at = ${now}, queue_length = ${Math.min(queueLength, 1_000_000)}, offline = ${offline},
      device = ${device}
    where id = (
      select id from gate_rights where session_id = ${sessionId} and openid = ${actor.openid}
      order by revoked_at desc nulls first limit 1
    )`.execute(db)
  return accept(showStanding(rows[0], now))
}
