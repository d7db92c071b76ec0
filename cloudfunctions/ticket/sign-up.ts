import { attendanceOf } from '../../src/domain/ticket/no-show'
import type { SignUp } from '../../types/attendance'
import type { Instant, TicketId } from '../../types/core'
import { maskedName } from '../core/person/names'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import { opened, type Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'

/** A row of `signUpColumns`. */
export type SignUpRow = Omit<SignUp, 'name' | 'attendance' | 'excuse' | 'cancelReason' | 'noted'> & {
  nameSealed: Sealed | null
  excuse: Sealed | null
  cancelReason: Sealed | null
  noted: Sealed | null
  cancelled: boolean
  gatesCloseAt: Instant | null
  endsAt: Instant
}

/** SQL: why the desk noted that the holder of `t` tickets came; null when a gate let them in, or nobody did. */
export const notedColumn = sql<Sealed | null>`(
  select n.noted_reason_sealed from checkins c join scans n on n.id = c.scan_id and n.how = 'noted' where c.ticket_id = t.id limit 1
)`

/** SQL: what a clerk sees of a sign-up, from `t` tickets, `p` persons (left joined) and `a` activities. */
export const signUpColumns: Sql<SignUpRow> = sql`
  t.id, p.name_sealed as "nameSealed", t.state, t.booked_at as "bookedAt", t.reconfirm, t.excuse_sealed as excuse,
  t.cancel_reason_sealed as "cancelReason", t.barred_at is not null as barred, t.released_at is not null as released,
  ${notedColumn} as noted, a.state = 'cancelled' as cancelled, a.ends_at as "endsAt",
  (select min(c.checked_in_at) from checkins c where c.ticket_id = t.id) as "checkedInAt",
  (select max(s.gate_closes_at) from sessions s where s.activity_id = a.id) as "gatesCloseAt"`

/** The sign-up with its name masked, and whether the holder came. */
export function showSignUp({ nameSealed, cancelled, gatesCloseAt, endsAt, ...row }: SignUpRow, now: Instant): SignUp {
  const { state, checkedInAt, excuse, reconfirm } = row
  const facts = {
    ticket: { state, checkedIn: checkedInAt !== null, excused: excuse !== null, reconfirm },
    activity: { state: cancelled ? 'cancelled' : 'published', gatesCloseAt: gatesCloseAt ?? endsAt },
  } as const
  const said = { excuse: opened(excuse), cancelReason: opened(row.cancelReason), noted: opened(row.noted) }
  return { ...row, ...said, name: maskedName(nameSealed), attendance: attendanceOf(facts, now) }
}

/** One sign-up of an activity in the clerk's scope, or null: elsewhere it is as if it were not there. */
export async function findSignUp(db: Db, clerk: ClerkActor, ticketId: TicketId): Promise<SignUpRow | null> {
  const { rows } = await sql<SignUpRow>`
    select ${signUpColumns}
    from tickets t join activities a on a.id = t.activity_id left join persons p on p.id = t.person_id
    where t.id = ${ticketId} and ${inScope('a.district', clerk)}`.execute(db)
  return rows[0] ?? null
}
