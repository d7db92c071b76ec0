import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** The right of one who acts for the employer ends at once; of one who is gone it has ended. */
export const dismiss: Verb<'employer.dismiss'> = async ({ input, actor, db }) => {
  const { rows } = await sql<{ recruiters: number }>`
    with gone as (
      delete from recruiters where id = ${input.recruiterId} and employer_id = ${actor.employerId} returning id
    )
    select (select count(*)::int from recruiters where employer_id = ${actor.employerId})
      - (select count(*)::int from gone) as recruiters`.execute(db)
  return accept({ recruiters: rows[0]?.recruiters ?? 0 })
}
