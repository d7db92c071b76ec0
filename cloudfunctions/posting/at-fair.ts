import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import type { PostingCard } from '../../types/posting'
import { accept } from '../../types/reply'
import { isSought, offerColumns } from '../core/posting/offer'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 20

/** The county, the city, elsewhere: distances are 0, 1, 2. */
const FARTHEST = 2

/**
 * The postings of one fair that are looked for, those in its own county first, then the city's, then those elsewhere;
 * none when the fair is not there.
 */
export const atFair: Verb<'posting.atFair'> = async ({ input, db }) => {
  const { cursor, ...query } = input
  const start = placeOf(query, cursor, FARTHEST)
  if (!start.ok) return start
  const behind = start.value
  const { rows } = await sql<PostingCard & { distance: number }>`
    select ${offerColumns}, o.distance from offers o
    where o.activity_id = ${input.activityId} and ${isSought(query)}
      and ${behind ? sql`(o.distance, o.posting_id) > (${behind.at}, ${behind.id})` : sql`true`}
    order by o.distance, o.posting_id limit ${PAGE + 1}`.execute(db)
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return accept({
    postings: page.map(({ distance, ...posting }) => posting),
    next: last ? cursorOf(query, { at: last.distance, id: last.id }) : null,
  })
}
