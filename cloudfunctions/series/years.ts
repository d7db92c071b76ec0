import { yearsFrom } from '../../src/domain/series/holiday'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant } from '../../types/core'
import type { NamedDay, YearFacts } from '../../types/series-days'
import { knownYears, publishedKind } from '../core/series/calendar'
import { arrangementOf, isPublished, publishedDays } from '../core/series/published'
import type { Db, Tx } from '../kit/db'
import { sql } from '../kit/sql'

/** How far the arrangement of each year that may matter is known. */
export async function showYears(db: Db, now: Instant): Promise<YearFacts[]> {
  const { rows } = await sql<Omit<YearFacts, 'shipped'>>`
    select y.year, y.year in (${knownYears}) as known,
      (select count(*) from calendar_days c where c.by_hand and extract(year from c.day) = y.year) as "byHand",
      exists (select from calendar_years e where e.year = y.year) as entered
    from unnest(${yearsFrom(dayOf(now))}::int[]) y (year) order by y.year`.execute(db)
  return rows.map((row) => ({ ...row, shipped: isPublished(row.year) }))
}

/**
 * Takes over what is published of a year and answers the days that were new or different. A day the bureau has set by
 * hand or closed stays so, with the published word beneath. Taken over again it comes to nothing.
 */
export async function takeOver(tx: Tx, year: number): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    insert into calendar_days as c (day, kind, name)
    select day, kind, name from json_to_recordset(${JSON.stringify(publishedDays(year))}) as p (day date, kind text, name text)
    on conflict (day) do update set
      kind = case when c.by_hand or c.kind = 'noFair' then c.kind else excluded.kind end,
      name = case when c.by_hand or c.kind = 'noFair' then c.name else excluded.name end,
      was_kind = case when c.kind = 'noFair' and not c.by_hand then excluded.kind else c.was_kind end,
      was_name = case when c.kind = 'noFair' and not c.by_hand then excluded.name else c.was_name end,
      published_kind = case when c.by_hand then excluded.kind end,
      published_name = case when c.by_hand then excluded.name end
    where (${publishedKind}, ${publishedName}) is distinct from (excluded.kind, excluded.name)
    returning day`.execute(tx)
  return rows.map(({ day }) => day)
}

const publishedName = sql`
  case when c.by_hand then c.published_name when c.kind = 'noFair' then c.was_name else c.name end`

/** What taking over a year would write, and the days that stay as the bureau has set them. */
export async function compareYear(db: Db, year: number): Promise<{ fresh: NamedDay[]; kept: NamedDay[] }> {
  const { from, until } = arrangementOf(year)
  const { rows: listed } = await sql<NamedDay & { byHand: boolean }>`
    select c.day, case c.kind when 'noFair' then c.was_kind else c.kind end as kind,
      case c.kind when 'noFair' then c.was_name else c.name end as name, c.by_hand as "byHand"
    from calendar_days c where c.day >= ${from}::date and c.day < ${until}::date order by c.day`.execute(db)
  const here = new Map(listed.map((row) => [row.day, row]))
  const isNew = ({ day, kind, name }: NamedDay) => {
    const there = here.get(day)
    return !there || (!there.byHand && (there.kind !== kind || there.name !== name))
  }
  return {
    fresh: publishedDays(year).filter(isNew),
    kept: listed.filter(({ byHand }) => byHand).map(({ day, kind, name }) => ({ day, kind, name })),
  }
}

/** Takes over every year that is published but not known yet, so that nobody has to; answers which. */
export async function publishMissing(db: Db, now: Instant): Promise<number[]> {
  const missing = (await showYears(db, now)).filter(({ known, shipped }) => shipped && !known)
  for (const { year } of missing) await db.transaction((tx) => takeOver(tx, year))
  return missing.map(({ year }) => year)
}
