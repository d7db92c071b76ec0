import { sql } from 'kysely'
import type { PostingCard } from '../../types/posting'
import { accept } from '../../types/reply'
import { offerColumns } from '../kit/offer'
import type { Verb } from '../kit/serve'

const PAGE = 20

/** The postings of one fair behind the given one; none when the fair is not there. */
export const atFair: Verb<'posting.atFair'> = async ({ input, db }) => {
  const behind = input.after === null ? sql`` : sql`and o.posting_id > ${input.after}`
  const { rows } = await sql<PostingCard>`
    select ${offerColumns} from offers o
    where o.activity_id = ${input.activityId} ${behind}
    order by o.posting_id limit ${PAGE}`.execute(db)
  return accept(rows)
}
