import { type Gap, gapsOf } from '../../../src/domain/series/gaps'
import type { HolidayCalendar } from '../../../src/domain/series/holiday'
import { addDays, dayOf } from '../../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import { type Sql, sql } from '../../kit/sql'
import { calendarJson } from './calendar'

/** How far ahead a gap can still be filled. */
const DAYS = 14

/** 天天有招聘: a fair is promised every day of the week. */
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** The fairs and the calendar gaps are found in. */
export type GapFound = { calendar: HolidayCalendar; fairs: { day: LocalDate; district: DistrictCode }[] }

/** SQL: what there is in the two weeks from today on, as one JSON object; a fair counts on each of its days. */
export const gapFacts = (now: Instant): Sql<GapFound> => {
  const from = dayOf(now)
  return sql`json_build_object('calendar', ${calendarJson}, 'fairs', coalesce((
    select json_agg(distinct jsonb_build_object('day', s.day, 'district', a.district))
    from activities a join sessions s on s.activity_id = a.id
    where a.day > ${addDays(from, -DAYS)}::date and a.day < ${addDays(from, DAYS)}::date
      and a.kind = 'fair' and a.state = 'published'
  ), '[]'))`
}

/** The days of two weeks, today among them, on which each of these districts has no fair. */
export const gapsAmong = (found: GapFound, districts: readonly DistrictCode[], now: Instant): readonly Gap[] =>
  gapsOf({ from: dayOf(now), until: addDays(dayOf(now), DAYS), weekdays: EVERY_DAY, districts, ...found })
