import type { Instant } from '../../../types/core'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Answer, Question } from '../../../types/waitlist'

const DAY = 86_400_000

/** No answer is longer; people write a trade or a place, not a letter. */
const LONGEST = 60

/** A question to show, with what was answered before already filled in. */
export type Asked = { question: Question; filledIn: string | null }

export type CardRefusal = { code: 'card.answerMissing' | 'card.answerUnknown'; question: string }

const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

const isFitting = ({ options }: Question, answer: string) =>
  options
    ? options.includes(answer)
    : answer.trim() !== '' && Array.from(answer).length <= LONGEST && !UNSAFE.test(answer)

const lastAnswer = (question: Question, answers: readonly Answer[]): Answer | null =>
  answers
    .filter((answer) => answer.question === question.code && isFitting(question, answer.answer))
    .reduce<Answer | null>((last, answer) => (last && last.answeredAt >= answer.answeredAt ? last : answer), null)

const isFresh = ({ validDays }: Question, { answeredAt }: Answer, now: Instant) =>
  validDays === null || now < answeredAt + validDays * DAY

/** All questions of the card with the last fitting answers filled in; an option that no longer exists is not. */
export const refilled = (questions: readonly Question[], answers: readonly Answer[]): readonly Asked[] =>
  questions.map((question) => ({ question, filledIn: lastAnswer(question, answers)?.answer ?? null }))

/**
 * What the minimum card still has to ask before a place is given: never answered, answered too long ago, or answered
 * with an option that no longer exists. Empty when nothing is missing, which is how sign-up goes on at once.
 */
export const missingOf = (questions: readonly Question[], answers: readonly Answer[], now: Instant): readonly Asked[] =>
  refilled(questions, answers).filter(({ question }) => {
    const last = lastAnswer(question, answers)
    return last === null || !isFresh(question, last, now)
  })

/**
 * The answers worth keeping with a sign-up, in the order of the questions and each trimmed: one that does not fit, or to a
 * question there is not, is left out, as nobody has to answer.
 */
export const fittingAnswers = (
  questions: readonly Question[],
  given: readonly Pick<Answer, 'question' | 'answer'>[],
  now: Instant,
): readonly Answer[] =>
  questions.flatMap((question) => {
    const answer = given.find((one) => one.question === question.code)?.answer.trim()
    return answer && isFitting(question, answer) ? [{ question: question.code, answer, answeredAt: now }] : []
  })

/**
 * The answers to keep, in the order of the questions and each trimmed. An answer to a question nobody asked is left out.
 * Refusals: card.answerMissing, card.answerUnknown (no such option, too long, or not plain text).
 */
export function decideAnswers(
  questions: readonly Question[],
  given: readonly Pick<Answer, 'question' | 'answer'>[],
  now: Instant,
): Decision<readonly Answer[], CardRefusal> {
  const kept: Answer[] = []
  for (const question of questions) {
    const answer = given.find((one) => one.question === question.code)?.answer.trim()
    if (!answer) return refuse({ code: 'card.answerMissing', question: question.code })
    if (!isFitting(question, answer)) return refuse({ code: 'card.answerUnknown', question: question.code })
    kept.push({ question: question.code, answer, answeredAt: now })
  }
  return accept(kept)
}
