import { sql } from 'kysely'
import type { Edit } from '../../src/domain/series-edit'
import type { ActivityId, TicketId } from '../../types/core'
import type { Db } from '../kit/db'

/** Who is younger than the least age an edit brings: so many hold a place or an offer, and these tickets wait. */
export type Younger = { held: number; waiting: readonly TicketId[] }

/** The younger ones by activity, of the edits that bring another least age; those with none are not there. */
export async function youngerIn(db: Db, edits: readonly Edit[]): Promise<Map<ActivityId, Younger>> {
  const aged = edits
    .filter(({ fields, after }) => fields.includes('minAge') && after.minAge !== null)
    .map(({ activityId, after: { minAge, day } }) => ({ activityId, minAge, day }))
  if (aged.length === 0) return new Map()
  const { rows } = await sql<Younger & { activityId: ActivityId }>`
    select e."activityId", count(*) filter (where t.state <> 'waiting')::int as held,
      coalesce(json_agg(t.id order by t.id) filter (where t.state = 'waiting'), '[]') as waiting
    from json_to_recordset(${JSON.stringify(aged)}) as e ("activityId" uuid, "minAge" int, day date)
      join tickets t on t.activity_id = e."activityId" and t.state in ('booked', 'offered', 'waiting')
      join persons p on p.id = t.person_id and p.born_on > e.day - make_interval(years => e."minAge")
    group by e."activityId"`.execute(db)
  return new Map(rows.map(({ activityId, ...younger }) => [activityId, younger]))
}
