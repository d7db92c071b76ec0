import { type RawBuilder, sql } from 'kysely'
import type { CalendarDay } from '../../types/activity'
import type { LocalDate } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { within } from './card'

type Days = { from: LocalDate; until: LocalDate; district: DistrictCode | null }

/**
 * SQL: the days `[from, until)` as one JSON array: fairs counted in the district, the special of the day wherever in
 * the city it is, the public holiday.
 */
export const calendarOf = ({ from, until, district }: Days): RawBuilder<CalendarDay[]> => sql`
  (select json_agg(json_build_object(
      'day', d.day, 'fairs', coalesce(held.fairs, 0), 'special', held.special, 'holiday', off.name
    ) order by d.day)
  from (select day::date from generate_series(${from}::date, ${until}::date - 1, interval '1 day') day) d
    left join (
      select a.day, count(*) filter (where ${within('a.district', district)}) as fairs, min(th.name) as special
      from activities a left join themes th on th.code = a.theme
      where a.kind = 'fair' and a.state = 'published' and a.day >= ${from} and a.day < ${until}
      group by a.day
    ) held on held.day = d.day
    left join calendar_days off on off.day = d.day and off.kind = 'holiday')`
