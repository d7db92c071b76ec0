import type { Instant } from '../../types/core'
import { type DeviceRow, deviceJson } from '../core/gate/device'
import { type Sql, sql } from '../kit/sql'

/** A code nobody typed in is still told of for a while, so that the clerk can give a new one. */
const EXPIRED_FOR = 12 * 3_600_000

/** SQL: rights `r` of a session that stand, and codes given and not yet used. */
export const isStanding = (now: Instant) => sql<boolean>`
  r.revoked_at is null and (r.openid is not null or r.code_until > ${now - EXPIRED_FOR})`

/** SQL: all of a session named by this column, for `showDevices`. */
export const devicesJson = (sessionId: Sql<unknown>, now: Instant): Sql<DeviceRow[]> => sql`(
  select coalesce(json_agg(${deviceJson} order by r.gate, r.id), '[]')
  from gate_rights r left join staff st on st.openid = r.openid and st.active
  where r.session_id = ${sessionId} and ${isStanding(now)}
)`
