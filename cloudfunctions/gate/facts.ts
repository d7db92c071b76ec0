import { sql } from 'kysely'
import type { ActivityId, Instant, LocalDate, ScanId, SessionId, StaffId, TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { ScanOutcome } from '../../types/gate'
import type { TicketState } from '../../types/ticket'
import type { Db } from '../kit/db'

/** Everything one scan is decided and answered with. */
export type ScanFacts = {
  gate: string
  activityId: ActivityId
  activityCancelled: boolean
  day: LocalDate
  opensAt: Instant
  closesAt: Instant
  admitted: number
  booked: number
  /** The answer this scan act was given before, if it was. */
  prior: { outcome: ScanOutcome; at: Instant } | null
  /** The ticket the code names, when it belongs to the activity of this gate. */
  held: { id: TicketId; state: TicketState; realName: string } | null
  checkin: { at: Instant; gate: string } | null
  other: { title: string; startsAt: Instant; district: DistrictCode } | null
}

type Wanted = {
  scanId: ScanId
  sessionId: SessionId
  staffId: StaffId
  ticketId: TicketId | null
  activityId: ActivityId | null
}

/** The facts of one scan in one statement, or null when this helper may not scan at the session. */
export async function factsOf(db: Db, wanted: Wanted): Promise<ScanFacts | null> {
  const { rows } = await sql<ScanFacts>`
    select r.gate, a.id as "activityId", a.state = 'cancelled' as "activityCancelled", s.day,
      s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt", s.admitted, a.booked,
      case when prior.id is not null then json_build_object('outcome', prior.outcome, 'at', prior.received_at) end
        as prior,
      case when t.activity_id = a.id then json_build_object('id', t.id, 'state', t.state, 'realName', p.real_name) end
        as held,
      case when c.ticket_id is not null then json_build_object('at', c.checked_in_at, 'gate', c.gate) end as checkin,
      case when o.id is not null
        then json_build_object('title', o.title, 'startsAt', o.starts_at, 'district', o.district) end as other
    from gate_rights r join sessions s on s.id = r.session_id join activities a on a.id = s.activity_id
      left join scans prior on prior.id = ${wanted.scanId} and prior.session_id = s.id and prior.staff_id = r.staff_id
      left join tickets t on t.id = case when prior.id is null then ${wanted.ticketId}::uuid else prior.ticket_id end
      left join persons p on p.id = t.person_id
      left join checkins c on c.ticket_id = t.id and c.session_id = s.id
      left join activities o on o.id <> a.id and o.state <> 'draft'
        and o.id = case when prior.id is null then ${wanted.activityId}::uuid else t.activity_id end
    where r.session_id = ${wanted.sessionId} and r.staff_id = ${wanted.staffId} and r.revoked_at is null`.execute(db)
  return rows[0] ?? null
}
