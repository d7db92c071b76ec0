import { type HolidayCalendar, STATUTORY } from '../../../src/domain/series/holiday'
import { type Sql, sql } from '../../kit/sql'

/** SQL: what the published arrangement says of a row `c` of `calendar_days`, beneath the bureau's own word; null: nothing. */
export const publishedKind = sql<string | null>`
  case when c.by_hand then c.published_kind when c.kind = 'noFair' then c.was_kind else c.kind end`

/**
 * SQL: the years `calendar_days` lists as many holidays of as any year has: published ones, or, where the bureau has said
 * that its own are all, with those. Each year for itself, and no longer known when its days are taken back.
 */
export const knownYears = sql`
  select extract(year from c.day)::int as year from calendar_days c left join calendar_years y on y.year = extract(year from c.day)
  where ${publishedKind} = 'holiday' or (y.year is not null and 'holiday' in (c.kind, c.was_kind))
  group by 1 having count(*) >= ${sql.lit(STATUTORY)}`

/** SQL: the days of `calendar_days` as the rules want them, as one JSON object. */
export const calendarJson: Sql<HolidayCalendar> = sql`json_build_object(
  'knownYears', coalesce((select json_agg(year order by year) from (${knownYears}) known), '[]'),
  'days', coalesce((select json_object_agg(day, kind) from calendar_days), '{}')
)`
