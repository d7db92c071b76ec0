import { sql } from 'kysely'
import { cursorOf, placeOf } from '../../src/domain/cursor'
import type { PostingAtFair } from '../../types/posting'
import { accept } from '../../types/reply'
import { offerColumns } from '../kit/offer'
import type { Verb } from '../kit/serve'

const PAGE = 20

/** The search as a pattern that matches itself anywhere, whatever signs it holds; PostgreSQL takes no NUL. */
const patternOf = (search: string) => `%${search.replace(/\0/g, '').replace(/[\\%_]/g, '\\$&')}%`

/** Postings one can meet at a coming fair, each once, with the nearest one; by that fair's start. */
export const list: Verb<'posting.list'> = async ({ input, db, now }) => {
  const { cursor, ...query } = input
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const wanted = [
    query.district === null ? sql`` : sql`and starts_with(o.district, ${query.district})`,
    query.search === ''
      ? sql``
      : sql`and (o.title ilike ${patternOf(query.search)} or o.employer ilike ${patternOf(query.search)})`,
  ]
  const behind = start.value ? sql`where (starts_at, posting_id) > (${start.value.at}, ${start.value.id})` : sql``
  const { rows } = await sql<PostingAtFair>`
    with nearest as (
      select distinct on (o.posting_id) o.*, a.id as fair_id, a.title as fair_title, a.starts_at,
        a.theme is not null as is_special
      from activities a join offers o on o.activity_id = a.id
      where a.kind = 'fair' and a.state = 'published' and a.ends_at > ${now} ${sql.join(wanted, sql` `)}
      order by o.posting_id, a.starts_at, a.id
    ), page as (
      select * from nearest ${behind} order by starts_at, posting_id limit ${PAGE + 1}
    )
    select ${offerColumns}, o.content,
      json_build_object('id', o.fair_id, 'title', o.fair_title, 'startsAt', o.starts_at, 'special', o.is_special) as fair
    from page o order by o.starts_at, o.posting_id`.execute(db)
  const postings = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? postings.at(-1) : undefined
  return accept({ postings, next: last ? cursorOf(query, { at: last.fair.startsAt, id: last.id }) : null })
}
