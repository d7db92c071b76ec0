import { cursorOf, type Place, placeOf } from '../../src/domain/text/cursor'
import type { Instant } from '../../types/core'
import type { PostingAtFair } from '../../types/posting'
import { accept } from '../../types/reply'
import { isSought, offerColumns } from '../core/posting/offer'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 20

/**
 * Postings one can meet at a coming fair, each once, with the nearest one; by that fair's start. Walks fair by fair and
 * stops when the page is full. A posting shown at a fair is good enough for every sooner one, so there only the two
 * approvals are asked for.
 */
export const list: Verb<'posting.list'> = async ({ input, db, now }) => {
  const { cursor, ...query } = input
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const behind = start.value
  const { rows } = await sql<PostingAtFair>`
    select o.*, json_build_object(
      'id', fair.id, 'title', fair.title, 'startsAt', fair.starts_at, 'special', fair.theme is not null) as fair
    from (
      select * from activities a where ${isComing(now)} and ${behind ? sql`a.starts_at >= ${behind.at}` : sql`true`}
      order by a.starts_at, a.id
    ) fair cross join lateral (
      select ${offerColumns} from offers o
      where o.activity_id = fair.id and ${isSought(query)} and ${isBehind(behind)} and not exists (
        select from booth_postings bp join booths b on b.id = bp.booth_id join activities a on a.id = b.activity_id
        where bp.posting_id = o.posting_id and bp.state = 'approved' and b.state = 'approved'
          and ${isComing(now)} and (a.starts_at, a.id) < (fair.starts_at, fair.id)
      )
      order by o.posting_id limit ${PAGE + 1}
    ) o
    order by fair.starts_at, o.id limit ${PAGE + 1}`.execute(db)
  const postings = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? postings.at(-1) : undefined
  return accept({ postings, next: last ? cursorOf(query, { at: last.fair.startsAt, id: last.id }) : null })
}

const isComing = (now: Instant) => sql`a.kind = 'fair' and a.state = 'published' and a.ends_at > ${now}`

const isBehind = (place: Place | null) =>
  place ? sql`(fair.starts_at, o.posting_id) > (${place.at}, ${place.id})` : sql`true`
