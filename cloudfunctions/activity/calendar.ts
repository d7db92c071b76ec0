import { type RawBuilder, sql } from 'kysely'
import type { CalendarDay } from '../../types/activity'
import type { LocalDate } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { within } from './card'
import { matches, type Sought } from './sought'

type Days = { from: LocalDate; until: LocalDate; district: DistrictCode | null; sought?: Sought }

/**
 * SQL: the days `[from, until)` as one JSON array: fairs counted in the district, the special of the day wherever in
 * the city it is, both only when they are what is sought; the public holiday, and why the bureau has closed the day.
 */
export const calendarOf = ({ from, until, district, sought = {} }: Days): RawBuilder<CalendarDay[]> => sql`
  (select json_agg(json_build_object(
      'day', d.day, 'fairs', coalesce(held.fairs, 0), 'special', held.special,
      'holiday', case off.kind when 'holiday' then off.name else case off.was_kind when 'holiday' then off.was_name end end,
      'closed', case off.kind when 'noFair' then off.name end
    ) order by d.day)
  from (select day::date from generate_series(${from}::date, ${until}::date - 1, interval '1 day') day) d
    left join (
      select a.day, count(*) filter (where ${within('a.district', district)}) as fairs, min(th.name) as special
      from activities a left join themes th on th.code = a.theme
      where a.kind = 'fair' and a.state = 'published' and a.day >= ${from} and a.day < ${until} and ${matches(sought)}
      group by a.day
    ) held on held.day = d.day
    left join calendar_days off on off.day = d.day and off.kind <> 'workday')`
