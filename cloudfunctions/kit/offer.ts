import { type RawBuilder, sql } from 'kysely'
import type { PostingCard, PostingSought } from '../../types/posting'

/** SQL: a posting as seekers see it, from `o` offers. */
export const offerColumns: RawBuilder<PostingCard> = sql`
  o.posting_id as id, o.title, o.trade, o.employer, o.headcount,
  json_build_object('min', o.pay_min, 'max', o.pay_max, 'unit', o.pay_unit) as pay,
  o.education, o.perks, o.region, o.place, o.content`

/** The search as a pattern that matches itself anywhere, whatever signs it holds; PostgreSQL takes no NUL. */
const patternOf = (search: string) => `%${search.replace(/\0/g, '').replace(/[\\%_]/g, '\\$&')}%`

/** SQL: `o` offers is among what is looked for. Pay by the piece has no month to compare. */
export function isSought({ search, trade, payFrom, payUnit, district, away }: PostingSought): RawBuilder<boolean> {
  const wishes = [
    search === '' ? null : sql`(o.title ilike ${patternOf(search)} or o.employer ilike ${patternOf(search)})`,
    trade && sql`o.trade = ${trade}`,
    payFrom && sql`o.pay_monthly >= ${payFrom}`,
    payUnit && sql`o.pay_unit = ${payUnit}`,
    district && sql`starts_with(o.region, ${district})`,
    away ? sql`o.province is not null` : null,
  ].filter((wish) => wish !== null)
  return sql`(${wishes.length > 0 ? sql.join(wishes, sql` and `) : sql`true`})`
}
