import { tradesMeant } from '../../../src/domain/posting/trade-words'
import { foldText } from '../../../src/domain/text/fold'
import type { PostingCard, PostingSought } from '../../../types/posting'
import { type Sql, sql } from '../../kit/sql'

/** SQL: a posting as seekers see it, from `o` offers. */
export const offerColumns: Sql<PostingCard> = sql`
  o.posting_id as id, o.title, o.trade, o.employer, o.headcount,
  json_build_object('min', o.pay_min, 'max', o.pay_max, 'unit', o.pay_unit) as pay,
  o.education, o.perks, o.region, o.place, o.content, o.number as booth`

/** The words of a search that may stand in any order: 司机 叉车. Single letters parted by blanks are one word. */
const wordsOf = (typed: string): readonly string[] => {
  const words = typed.split(/[\s,，、;；/]+/).filter((word) => foldText(word) !== '')
  return words.length > 1 && words.every((word) => foldText(word).length > 1) ? words : [typed]
}

/**
 * SQL: title and employer hold the search, or each of its words, all as they are compared, or the search is an everyday word
 * for the trade. PostgreSQL takes no NUL.
 */
const isFound = (typed: string): Sql<boolean> => {
  const search = typed.replace(/\0/g, '')
  const holds = (words: string) => {
    const folded = sql`fold_text(${words})`
    return sql`(${folded} <> '' and (strpos(o.title_folded, ${folded}) > 0 or strpos(o.name_folded, ${folded}) > 0))`
  }
  return sql`(${holds(search)} or (${sql.join(wordsOf(search).map(holds), ' and ')})
    or o.trade = any(${[...tradesMeant(typed)]}::text[]))`
}

/** SQL: `o` offers is among what is looked for. Pay by the piece has no month to compare. */
export function isSought({ search, trade, payFrom, payUnit, district, away }: PostingSought): Sql<boolean> {
  const wishes = [
    search === '' ? null : isFound(search),
    trade && sql`o.trade = ${trade}`,
    payFrom && sql`o.pay_monthly >= ${payFrom}`,
    payUnit && sql`o.pay_unit = ${payUnit}`,
    district && sql`starts_with(o.region, ${district})`,
    away ? sql`o.province is not null` : null,
  ].filter((wish) => wish !== null)
  return sql`(${wishes.length > 0 ? sql.join(wishes, ' and ') : sql`true`})`
}
