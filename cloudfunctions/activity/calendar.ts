import { addDays } from '../../src/domain/time/calendar'
import { reaching, statutoryOn } from '../../src/domain/time/statutory'
import type { CalendarDay } from '../../types/activity'
import type { LocalDate } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { knownYears } from '../core/series/calendar'
import { type Sql, sql } from '../kit/sql'
import { within } from './card'
import { matches, type Sought } from './sought'

type Days = { from: LocalDate; until: LocalDate; district: DistrictCode | null; sought?: Sought }

/** The days a public holiday is or may yet be, with its name on its own, and the year whose arrangement says. */
const lawOf = ({ from, until }: Days) => {
  const law: { day: LocalDate; name: string | null; year: number }[] = []
  for (let day = from; day < until; day = addDays(day, 1)) {
    const [first] = reaching(day)
    if (first) law.push({ day, name: statutoryOn(day)?.name ?? null, year: first.year })
  }
  return JSON.stringify(law)
}

/**
 * SQL: the days `[from, until)` as one JSON array: fairs counted in the district, the special of the day wherever in
 * the city it is, both only when they are what is sought; the public holiday, by law also before the year's arrangement
 * is published, the days that one may yet give off, and why the bureau has closed the day.
 */
export const calendarOf = ({ district, sought = {}, ...span }: Days): Sql<CalendarDay[]> => sql`
  (select json_agg(json_build_object(
      'day', d.day, 'fairs', coalesce(held.fairs, 0), 'special', held.special,
      'holiday', case when off.day is null then law.name when off.kind = 'holiday' then off.name
        when off.was_kind = 'holiday' then off.was_name end,
      'unsettled', off.day is null and law.year is not null and law.name is null
        and law.year not in (select year from (${knownYears}) known),
      'closed', case off.kind when 'noFair' then off.name end
    ) order by d.day)
  from (select day::date from generate_series(${span.from}::date, ${span.until}::date - 1, interval '1 day') day) d
    left join (
      select a.day, count(*) filter (where ${within('a.district', district)}) as fairs, min(th.name) as special
      from activities a left join themes th on th.code = a.theme
      where a.kind = 'fair' and a.state = 'published' and a.day >= ${span.from} and a.day < ${span.until} and ${matches(sought)}
      group by a.day
    ) held on held.day = d.day
    left join json_to_recordset(${lawOf({ district, ...span })}) law (day date, name text, year int) on law.day = d.day
    left join calendar_days off on off.day = d.day)`
