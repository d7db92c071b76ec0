import type { Posting } from '../../types/posting'
import { accept, refuse } from '../../types/reply'
import { postingJson } from '../core/posting/view'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Closes one of the employer's postings; closing twice keeps the first moment. */
export const close: Verb<'posting.close'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql<{ posting: Posting }>`
    update postings p set closed_at = coalesce(p.closed_at, ${now})
    where p.id = ${input.postingId} and p.employer_id = ${actor.employerId}
    returning ${postingJson} as posting`.execute(db)
  return rows[0] ? accept(rows[0].posting) : refuse({ code: 'posting.notFound' })
}
