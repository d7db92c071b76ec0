import { sql } from 'kysely'
import { lastCallOf } from '../../src/domain/offer'
import { freeIn } from '../../src/domain/places'
import type { Edit } from '../../src/domain/series-edit'
import type { ActivityId, Instant } from '../../types/core'
import type { EditField } from '../../types/series-edit'
import type { Db } from '../kit/db'

/** What may leave a place free, or the line more time. */
export const FREES: readonly EditField[] = ['places', 'day', 'time', 'signUp']

/** Besides the people told of the change: who is offered a place by it, and the buses to the fair that stay as they are. */
export type Along = { offers: number; buses: number; venue: string | null }

type Found = { activityId: ActivityId; waiting: number; members: number; buses: number; venue: string | null }

/** By activity; looked at before the edits are done. */
export async function alongOf(db: Db, edits: readonly Edit[], now: Instant): Promise<Map<ActivityId, Along>> {
  if (edits.length === 0) return new Map()
  const asked = edits.map(({ activityId, after }) => ({ activityId, venueId: after.venueId }))
  const { rows } = await sql<Found>`
    select a.id as "activityId", line.waiting, line.members, (
        select count(*)::int from activities b
        where a.kind = 'fair' and b.kind = 'bus' and b.state = 'published' and b.bound_for is null
          and b.venue_id = a.venue_id and b.day = a.day and b.ends_at < a.ends_at
      ) as buses, (select v.name from venues v where v.id = e."venueId" and v.id <> a.venue_id) as venue
    from json_to_recordset(${JSON.stringify(asked)}) as e ("activityId" uuid, "venueId" uuid)
      join activities a on a.id = e."activityId" cross join lateral (
        select count(*)::int as waiting, (count(*) filter (where w.in_key_group))::int as members
        from waiting_line w where w.activity_id = a.id and w.eligible and a.waiting > 0
      ) line`.execute(db)
  const found = new Map(rows.map((row) => [row.activityId, row]))
  return new Map(edits.map((edit) => [edit.activityId, ofOne(edit, found.get(edit.activityId), now)]))
}

const ofOne = ({ fields, after }: Edit, found: Found | undefined, now: Instant): Along => {
  const { waiting = 0, members = 0, buses = 0, venue = null } = found ?? {}
  const frees = fields.some((field) => FREES.includes(field)) && now < lastCallOf(after)
  const free = freeIn(after.places, 'open') + Math.min(members, freeIn(after.places, 'key'))
  const moves = fields.some((field) => field === 'day' || field === 'time' || field === 'venueId')
  return { offers: frees ? Math.min(waiting, free) : 0, buses: moves ? buses : 0, venue }
}
