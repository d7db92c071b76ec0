import { type RawBuilder, sql } from 'kysely'
import type { HolidayCalendar } from '../../src/domain/holiday'

/** Holidays a year has by law (国务院令第795号): a year that lists as many has been published, by hand one sets fewer. */
const STATUTORY = 13

/** SQL: the days of `calendar_days` as the rules want them, as one JSON object. */
export const calendarJson: RawBuilder<HolidayCalendar> = sql`json_build_object(
  'knownUntil', coalesce((
    select max(year) || '-12-31' from (
      select extract(year from day)::int as year from calendar_days
      where kind = 'holiday' or was_kind = 'holiday'
      group by 1 having count(*) >= ${sql.lit(STATUTORY)}
    ) published
  ), '1970-01-01'),
  'days', coalesce((select json_object_agg(day, kind) from calendar_days), '{}')
)`
