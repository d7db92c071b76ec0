import { rightWindow } from '../../src/domain/gate/gate'
import type { ActivityId, Instant, OpenId, RightId, SessionId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { isLiveRight } from '../kit/actor'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** A right to scan that holds, and the session it holds at. */
export type Right = {
  rightId: RightId
  gate: string
  activityId: ActivityId
  district: DistrictCode
  opensAt: Instant
  closesAt: Instant
}

type Asked = { sessionId: SessionId; openid: OpenId; now: Instant }

/**
 * The right this account holds at a session, whatever the hour. Refusals: gate.notAssigned, gate.revoked.
 */
export async function findRight(db: Db, { sessionId, openid }: Omit<Asked, 'now'>): Promise<Decision<Right>> {
  const { rows } = await sql<Right & { revokedAt: Instant | null; live: boolean }>`
    select r.id as "rightId", r.gate, s.activity_id as "activityId", a.district,
      s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt", r.revoked_at as "revokedAt", ${isLiveRight} as live
    from gate_rights r join sessions s on s.id = r.session_id join activities a on a.id = s.activity_id
    where r.session_id = ${sessionId} and r.openid = ${openid}
    order by r.revoked_at desc nulls first limit 1`.execute(db)
  const found = rows[0]
  if (!found) return refuse({ code: 'gate.notAssigned' })
  const { revokedAt, live, ...right } = found
  if (revokedAt !== null) return refuse({ code: 'gate.revoked', revokedAt })
  return live ? accept(right) : refuse({ code: 'gate.notAssigned' })
}

/** The right this account may act by now: it opens and ends by itself around the gate. Refusal besides: gate.rightClosed. */
export async function findOpenRight(db: Db, asked: Asked): Promise<Decision<Right>> {
  const right = await findRight(db, asked)
  if (!right.ok) return right
  const { from, until } = rightWindow(right.value)
  return from <= asked.now && asked.now < until ? right : refuse({ code: 'gate.rightClosed', from, until })
}
