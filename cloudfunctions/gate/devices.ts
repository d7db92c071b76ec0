import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../types/core'
import type { GateDevice } from '../../types/door'

/** A code nobody typed in is still told of for a while, so that the clerk can give a new one. */
const EXPIRED_FOR = 12 * 3_600_000

/** SQL: rights `r` of a session that stand, and codes given and not yet used. */
export const isStanding = (now: Instant) => sql<boolean>`
  r.revoked_at is null and (r.openid is not null or r.code_until > ${now - EXPIRED_FOR})`

/** SQL: one right with what is known of the phone, from `r` gate_rights and left-joined `st` staff of its account. */
export const deviceJson: RawBuilder<GateDevice> = sql`json_build_object(
  'rightId', r.id, 'staffId', st.id, 'helper', r.helper, 'gate', r.gate,
  'invitedUntil', case when r.openid is null then r.code_until end, 'seenAt', r.seen_at,
  'queueLength', r.queue_length, 'offline', r.offline, 'device', r.device
)`

/** SQL: all of a session named by this column, by gate and name. */
export const devicesJson = (sessionId: RawBuilder<unknown>, now: Instant): RawBuilder<GateDevice[]> => sql`(
  select coalesce(json_agg(${deviceJson} order by r.gate, r.helper, r.id), '[]')
  from gate_rights r left join staff st on st.openid = r.openid and st.active
  where r.session_id = ${sessionId} and ${isStanding(now)}
)`
