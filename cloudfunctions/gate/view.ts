import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../src/domain/mask'
import type { GateSession, ScanLine } from '../../types/gate'

/** SQL: what the gate shows of a session, from `r` gate_rights, `s` sessions, `a` activities, `v` venues. */
export const sessionColumns: RawBuilder<GateSession> = sql`
  s.id as "sessionId", a.id as "activityId", a.title, a.theme is not null as special, r.gate, s.day,
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt",
  v.name as place, json_build_object('admitted', s.admitted, 'booked', a.booked) as counts`

/** SQL: where those come from, for the rights of the helper `r.staff_id`. */
export const sessionTables = sql`
  gate_rights r join sessions s on s.id = r.session_id
    join activities a on a.id = s.activity_id join venues v on v.id = a.venue_id`

/** A stored scan with the holder's real name, if its ticket belongs to the activity of the gate. */
export type ScanRow = Omit<ScanLine, 'name'> & { realName: string | null }

/** One line of the gate's history, name masked. */
export const showScan = ({ realName, ...row }: ScanRow): ScanLine => ({
  ...row,
  name: realName === null ? null : maskName(realName),
})
