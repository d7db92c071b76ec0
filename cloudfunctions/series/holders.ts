import { createHash } from 'node:crypto'
import type { Edit } from '../../src/domain/series/edit'
import type { Holder } from '../../src/domain/ticket/places-seats'
import type { ActivityId } from '../../types/core'
import type { Db, Tx } from '../kit/db'
import { sql } from '../kit/sql'
import type { FoundDate } from './dates'

type Dates = readonly Pick<FoundDate, 'activityId'>[]

const idsOf = (dates: Dates) => dates.map(({ activityId }) => activityId)

/** Nobody passes a gate while it is decided who loses a place: a scan takes the ticket's row too. */
export async function lockHolders(tx: Tx, dates: Dates): Promise<void> {
  await sql`
    select from tickets where activity_id = any(${idsOf(dates)}::uuid[]) and state in ('booked', 'offered')
    order by id for update`.execute(tx)
}

/** Who may lose a place, by activity: whoever holds one that is counted and has not entered. */
export async function holdersOf(db: Db, dates: Dates): Promise<Record<ActivityId, Holder[]>> {
  const { rows } = await sql<Holder & { activityId: ActivityId }>`
    select activity_id as "activityId", id as "ticketId", state, bucket, booked_at as "takenAt", queue_no as "queueNo"
    from tickets t
    where activity_id = any(${idsOf(dates)}::uuid[]) and state in ('booked', 'offered') and released_at is null
      and not exists (select from checkins c where c.ticket_id = t.id)`.execute(db)
  const holders: Record<ActivityId, Holder[]> = {}
  for (const { activityId, ...holder } of rows) holders[activityId] = [...(holders[activityId] ?? []), holder]
  return holders
}

/** A word that stands for exactly those who lose their place and for what becomes of them; null when nobody does. */
export function seenOf(edits: readonly Edit[]): string | null {
  const lost = edits.flatMap(({ gone, displaced }) => displaced.map(({ ticketId }) => `${ticketId}:${gone}`))
  return lost.length > 0 ? createHash('sha256').update(lost.sort().join()).digest('base64url') : null
}
