import { attendanceOf, type Missed } from '../../../src/domain/ticket/no-show'
import type { Instant, PersonId } from '../../../types/core'
import type { Ticket } from '../../../types/ticket'
import type { NoShowPolicy } from '../../../types/waitlist'
import type { Db } from '../../kit/db'
import { sql } from '../../kit/sql'

type Held = {
  personId: PersonId
  own: boolean
  state: Ticket['state']
  checkedIn: boolean
  excused: boolean
  reconfirm: Ticket['reconfirm']
  gatesCloseAt: Instant | null
}

/**
 * The places each of these people missed, as far back as the policy looks; who missed none is not in the map. While nobody
 * saw their card, those missed with their number under other names are there too, and not their `own`.
 */
export async function missedBy(
  db: Db,
  personIds: readonly PersonId[],
  { policy: { windowDays }, now }: { policy: NoShowPolicy; now: Instant },
): Promise<Map<PersonId, Missed[]>> {
  const { rows } = await sql<Held>`
    select who.id as "personId", t.person_id = who.id as own, t.state, t.reconfirm, t.excused_at is not null as excused,
      exists (select from checkins c where c.ticket_id = t.id) as "checkedIn",
      (select max(s.gate_closes_at) from sessions s where s.activity_id = a.id) as "gatesCloseAt"
    from unnest(${personIds}::uuid[]) who (id) cross join counted_with(who.id) claim
      join tickets t on t.person_id = claim join activities a on a.id = t.activity_id
    where t.state = 'booked' and a.state = 'published'
      and a.starts_at <= ${now} and a.ends_at >= ${now - (windowDays + 1) * DAY}`.execute(db)
  const missed = new Map<PersonId, Missed[]>()
  for (const { personId, own, gatesCloseAt, ...ticket } of rows) {
    if (gatesCloseAt === null) continue
    const facts = { ticket, activity: { state: 'published', gatesCloseAt } } as const
    if (attendanceOf(facts, now) !== 'missed') continue
    missed.set(personId, [...(missed.get(personId) ?? []), { closedAt: gatesCloseAt, own }])
  }
  return missed
}

const DAY = 86_400_000
