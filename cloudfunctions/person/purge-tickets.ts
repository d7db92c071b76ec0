import { cutoffOf } from '../../src/domain/privacy/retention'
import type { ActivityKind } from '../../types/activity'
import type { ActivityId, Instant } from '../../types/core'
import { seal } from '../kit/seal'
import { sql } from '../kit/sql'
import { NOBODY } from './forget-account'
import type { Purging } from './purge-slices'

const KINDS: readonly ActivityKind[] = ['fair', 'course', 'bus', 'exam', 'talk']
const ACTIVITIES = 100
const SLICE = 500

/** Takes the names off the tickets of activities whose period is over, the longest over first. Returns how many. */
export async function purgeTickets(purging: Purging, days: Record<ActivityKind, number>): Promise<number> {
  let sum = 0
  for (const kind of KINDS) sum += await purgeKind(purging, kind, cutoffOf(purging.now, days[kind]))
  return sum
}

async function purgeKind(purging: Purging, kind: ActivityKind, cutoff: Instant): Promise<number> {
  let sum = 0
  let last = { endsAt: 0, id: '00000000-0000-0000-0000-000000000000' }
  while (purging.isTime()) {
    const { rows } = await sql<{ id: ActivityId; endsAt: Instant }>`
      select id, ends_at as "endsAt" from activities
      where kind = ${kind} and purged_at is null and ends_at < ${cutoff} and (ends_at, id) > (${last.endsAt}, ${last.id})
      order by ends_at, id limit ${ACTIVITIES}`.execute(purging.db)
    for (const { id } of rows) sum += await purgeOne(purging, id)
    if (rows.length < ACTIVITIES) break
    last = rows.at(-1) ?? last
  }
  return sum
}

/** One activity: the places held, then what ended before, then the texts its gates read and who
 * stood there. Marks it when nothing is left. */
async function purgeOne(purging: Purging, activityId: ActivityId): Promise<number> {
  const { db, now, isTime } = purging
  let sum = 0
  for (const states of [sql`state = 'booked'`, sql`state in ('cancelled', 'expired')`]) {
    for (let done = SLICE; done === SLICE && isTime(); sum += done)
      done = await takeNamesOff(purging, activityId, states)
  }
  if (!isTime()) return sum
  await sql`
    update scans set text_head = '' from sessions s
    where s.id = scans.session_id and s.activity_id = ${activityId} and text_head <> ''`.execute(db)
  await sql`
    update gate_rights r set openid = null, helper_sealed = ${seal(NOBODY)}, device = null,
      revoked_at = coalesce(r.revoked_at, ${now})
    from sessions s where s.id = r.session_id and s.activity_id = ${activityId} and r.openid is not null`.execute(db)
  await sql`
    update activities set purged_at = ${now} where id = ${activityId} and not exists (
      select from tickets where activity_id = ${activityId} and person_id is not null
    )`.execute(db)
  return sum
}

const takeNamesOff = ({ db, keep }: Purging, activityId: ActivityId, states: ReturnType<typeof sql>): Promise<number> =>
  db.transaction(async (tx) => {
    const { rows } = await sql`
    update tickets set person_id = null, booked_by = 'erased',
      cancelled_by = case when cancel_reason_sealed is null and cancelled_by is not null then 'erased' else cancelled_by end
    where id in (
      select id from tickets where activity_id = ${activityId} and person_id is not null and ${states}
      limit ${SLICE} for update skip locked
    ) returning id`.execute(tx)
    await keep(tx, 'tickets', rows.length)
    return rows.length
  })
