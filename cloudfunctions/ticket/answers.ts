import { fittingAnswers } from '../../src/domain/ticket/eligibility-card'
import type { Input } from '../../types/contract'
import type { Instant } from '../../types/core'
import type { Answer, Question } from '../../types/waitlist'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

type Given = NonNullable<Input<'ticket.book'>['answers']>

/** The answers to keep, of the questions there are; none given costs no statement, and an unfit one costs nobody a place. */
export async function answersToKeep(db: Db, given: Given, now: Instant): Promise<readonly Answer[]> {
  if (given.length === 0) return []
  const { rows } = await sql<Question>`
    select code, valid_days as "validDays", (
      select json_agg(option ->> 'code') from jsonb_array_elements(nullif(options, 'null')) option
    ) as options
    from questions where code = any (${given.map(({ question }) => question)}) order by position`.execute(db)
  return fittingAnswers(rows, given, now)
}
