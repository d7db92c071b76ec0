import type { Edit } from '../../src/domain/series/edit'
import { type HolidayCalendar, isFridayHeld } from '../../src/domain/series/holiday'
import { lastCallOf } from '../../src/domain/ticket/offer'
import { freeIn } from '../../src/domain/ticket/places'
import { statutoryOn } from '../../src/domain/time/statutory'
import type { ActivityId, Instant, LocalDate } from '../../types/core'
import type { EditField, OffDay } from '../../types/series-edit'
import { endsBefore } from '../core/notice/telling'
import { calendarJson } from '../core/series/calendar'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** What may leave a place free, or the line more time. */
export const FREES: readonly EditField[] = ['places', 'day', 'time', 'signUp']

/**
 * Besides the people told of the change: who is offered a place by it, the buses to the fair that stay as they are, the
 * postings that end before its new day, and the days nothing is held on that it moves to.
 */
export type Along = { offers: number; buses: number; venue: string | null; ending: number; off: readonly OffDay[] }

type Found = {
  activityId: ActivityId
  waiting: number
  members: number
  buses: number
  venue: string | null
  ending: number
  sessionDays: readonly LocalDate[]
}

/** SQL: how many buses bring people to the fair `a`. */
const busesOf = sql`(
  select count(*)::int from activities b
  where a.kind = 'fair' and b.kind = 'bus' and b.state = 'published' and b.bound_for is null
    and b.venue_id = a.venue_id and b.day = a.day and b.ends_at < a.ends_at
)`

/** The buses to these fairs, by activity, which nobody calls off with them. */
export async function busesTo(db: Db, activityIds: readonly ActivityId[]): Promise<Map<ActivityId, number>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await sql<{ id: ActivityId; buses: number }>`
    select a.id, ${busesOf} as buses from activities a where a.id = any(${activityIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, buses }) => [id, buses]))
}

/** By activity; looked at before the edits are done. */
export async function alongOf(db: Db, edits: readonly Edit[], now: Instant): Promise<Map<ActivityId, Along>> {
  if (edits.length === 0) return new Map()
  const asked = edits.map(({ activityId, after }) => ({ activityId, venueId: after.venueId, day: after.day }))
  const { rows } = await sql<Found>`
    select a.id as "activityId", line.waiting, line.members, ${busesOf} as buses, (select v.name from venues v where v.id = e."venueId" and v.id <> a.venue_id) as venue, (
        select count(distinct p.id)::int from booths b join booth_postings bp on bp.booth_id = b.id
          join postings p on p.id = bp.posting_id
        where b.activity_id = a.id and b.state in ('pending', 'approved') and ${endsBefore(sql`e.day`)}
      ) as ending, case when e.day = a.day then '{}' else array(
        select (s.day + (e.day - a.day))::text from sessions s where s.activity_id = a.id group by 1 order by 1
      ) end as "sessionDays"
    from json_to_recordset(${JSON.stringify(asked)}) as e ("activityId" uuid, "venueId" uuid, day date)
      join activities a on a.id = e."activityId" cross join lateral (
        select count(*)::int as waiting, (count(*) filter (where w.in_key_group))::int as members
        from waiting_line w where w.activity_id = a.id and w.eligible and a.waiting > 0
      ) line`.execute(db)
  const found = new Map(rows.map((row) => [row.activityId, row]))
  const off = await offDaysIn(db, [...new Set(rows.flatMap(({ sessionDays }) => sessionDays))])
  return new Map(edits.map((edit) => [edit.activityId, ofOne(edit, found.get(edit.activityId), { off, now })]))
}

/** Of these days those on which nothing is held by itself. */
async function offDaysIn(db: Db, days: readonly LocalDate[]): Promise<readonly OffDay[]> {
  if (days.length === 0) return []
  const { rows } = await sql<{ calendar: HolidayCalendar; names: Record<LocalDate, string> }>`
    select ${calendarJson} as calendar, coalesce((
      select json_object_agg(c.day, c.name) from calendar_days c where c.day = any(${days}::date[])
    ), '{}') as names`.execute(db)
  const { calendar, names } = rows[0] as (typeof rows)[number]
  return days.flatMap((day) => {
    const standing = isFridayHeld(day, calendar)
    return standing === 'held' ? [] : [{ day, standing, name: names[day] ?? statutoryOn(day)?.name ?? null }]
  })
}

const ofOne = (
  { fields, after }: Edit,
  found: Found | undefined,
  { off, now }: { off: readonly OffDay[]; now: Instant },
): Along => {
  const { waiting = 0, members = 0, buses = 0, venue = null, ending = 0, sessionDays = [] } = found ?? {}
  const frees = fields.some((field) => FREES.includes(field)) && now < lastCallOf(after)
  const free = freeIn(after.places, 'open') + Math.min(members, freeIn(after.places, 'key'))
  const moves = fields.some((field) => field === 'day' || field === 'time' || field === 'venueId')
  return {
    offers: frees ? Math.min(waiting, free) : 0,
    buses: moves ? buses : 0,
    venue,
    ending: fields.includes('day') ? ending : 0,
    off: off.filter(({ day }) => sessionDays.includes(day)),
  }
}
