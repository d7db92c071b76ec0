import { type RawBuilder, sql } from 'kysely'
import { type HolidayCalendar, STATUTORY } from '../../src/domain/holiday'

/** SQL: what the published arrangement says of a row `c` of `calendar_days`, beneath the bureau's own word; null: nothing. */
export const publishedKind = sql<string | null>`
  case when c.by_hand then c.published_kind when c.kind = 'noFair' then c.was_kind else c.kind end`

/** SQL: the years `calendar_days` lists as many published holidays of as any year has, and those the bureau has entered. */
export const knownYears = sql`
  select extract(year from c.day)::int as year from calendar_days c
  where ${publishedKind} = 'holiday'
  group by 1 having count(*) >= ${sql.lit(STATUTORY)}
  union select year from calendar_years`

/** SQL: the days of `calendar_days` as the rules want them, as one JSON object. */
export const calendarJson: RawBuilder<HolidayCalendar> = sql`json_build_object(
  'knownUntil', coalesce((select max(year) || '-12-31' from (${knownYears}) known), '2000-01-01'),
  'days', coalesce((select json_object_agg(day, kind) from calendar_days), '{}')
)`
