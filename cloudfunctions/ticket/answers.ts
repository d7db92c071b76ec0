import { sql } from 'kysely'
import { decideAnswers } from '../../src/domain/eligibility-card'
import type { Input } from '../../types/contract'
import type { Instant } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Answer, Question } from '../../types/waitlist'
import type { Db } from '../kit/db'

type Given = NonNullable<Input<'ticket.book'>['answers']>

/**
 * The answers to keep, of the questions that were asked; none given costs no statement and refuses nobody.
 * Refusal: card.answerUnknown for a question or an option there is not.
 */
export async function checkAnswers(db: Db, given: Given, now: Instant): Promise<Decision<readonly Answer[]>> {
  if (given.length === 0) return accept([])
  const { rows } = await sql<Question>`
    select code, valid_days as "validDays", (
      select json_agg(option ->> 'code') from jsonb_array_elements(nullif(options, 'null')) option
    ) as options
    from questions where code = any (${given.map(({ question }) => question)}) order by position`.execute(db)
  const stray = given.find(({ question }) => !rows.some(({ code }) => code === question))
  return stray ? refuse({ code: 'card.answerUnknown', question: stray.question }) : decideAnswers(rows, given, now)
}
