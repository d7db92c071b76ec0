import { type RawBuilder, sql } from 'kysely'
import { tradesMeant } from '../../src/domain/trade-words'
import type { PostingCard, PostingSought } from '../../types/posting'

/** SQL: a posting as seekers see it, from `o` offers. */
export const offerColumns: RawBuilder<PostingCard> = sql`
  o.posting_id as id, o.title, o.trade, o.employer, o.headcount,
  json_build_object('min', o.pay_min, 'max', o.pay_max, 'unit', o.pay_unit) as pay,
  o.education, o.perks, o.region, o.place, o.content, o.number as booth`

/**
 * SQL: title or employer holds the search, both as they are compared, or the search is an everyday word for the trade.
 * PostgreSQL takes no NUL.
 */
const isFound = (typed: string): RawBuilder<boolean> => {
  const search = sql`fold_text(${typed.replace(/\0/g, '')})`
  return sql`(strpos(o.title_folded, ${search}) > 0 or strpos(o.name_folded, ${search}) > 0
    or o.trade = any(${[...tradesMeant(typed)]}::text[]))`
}

/** SQL: `o` offers is among what is looked for. Pay by the piece has no month to compare. */
export function isSought({ search, trade, payFrom, payUnit, district, away }: PostingSought): RawBuilder<boolean> {
  const wishes = [
    search === '' ? null : isFound(search),
    trade && sql`o.trade = ${trade}`,
    payFrom && sql`o.pay_monthly >= ${payFrom}`,
    payUnit && sql`o.pay_unit = ${payUnit}`,
    district && sql`starts_with(o.region, ${district})`,
    away ? sql`o.province is not null` : null,
  ].filter((wish) => wish !== null)
  return sql`(${wishes.length > 0 ? sql.join(wishes, sql` and `) : sql`true`})`
}
