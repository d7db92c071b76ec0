import { RIGHT_ENDS_AFTER_MS, RIGHT_OPENS_BEFORE_MS } from '../../src/domain/gate/gate'
import type { GateCounts, GateSession, ScanLine } from '../../types/gate'
import type { KeyGroup } from '../../types/person'
import { heldIn } from '../core/activity/places-held'
import { maskedName } from '../core/person/names'
import type { Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'

/** SQL: the numbers of a session, from `s` sessions, `a` activities. */
export const countsJson: Sql<GateCounts> = sql`json_build_object(
  'admitted', admitted_at(s.id), 'inside', inside_at(s.id), 'booked', ${heldIn}
)`

/** SQL: the key group of which somebody's word counts at the door of an activity `a`; null where nobody's does. */
export const declares = sql<KeyGroup | null>`
  case when a.eligibility = 'declared' or (a.eligibility = 'none' and a.key_seats > 0) then a.key_group end`

/** SQL: what the gate shows of a session, from `r` gate_rights, `s` sessions, `a` activities, `v` venues. */
export const sessionColumns: Sql<GateSession> = sql`
  s.id as "sessionId", r.id as "rightId", a.id as "activityId", a.title, a.theme is not null as special, r.gate, s.day,
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt",
  s.gate_opens_at - ${RIGHT_OPENS_BEFORE_MS}::bigint as "from",
  s.gate_closes_at + ${RIGHT_ENDS_AFTER_MS}::bigint as "until",
  r.revoked_at as "revokedAt", v.name as place, s.tracks_exits as "tracksExits", s.rotating,
  s.venue_limit as "venueLimit", ${declares} as declares, ${countsJson} as counts`

/** SQL: where those come from. */
export const sessionTables = sql`
  gate_rights r join sessions s on s.id = r.session_id
    join activities a on a.id = s.activity_id join venues v on v.id = a.venue_id`

/** A stored scan with the holder's real name, if its ticket belongs to the activity of the gate. */
export type ScanRow = Omit<ScanLine, 'name'> & { nameSealed: Sealed | null }

/** One line of the gate's history, name masked. */
export const showScan = ({ nameSealed, ...row }: ScanRow): ScanLine => ({
  ...row,
  name: maskedName(nameSealed),
})
