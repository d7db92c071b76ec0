import type { EmployerId, StaffId } from '../../../types/core'
import type { Employer, ReviewState } from '../../../types/employer'
import { accept, type Decision, refuse } from '../../../types/reply'

/** What registering looks at: the account's own employer if it has one, and what it now sends. */
export type RegisteringFacts = {
  own: { id: EmployerId; creditCode: string; state: ReviewState } | null
  draft: { employerId: EmployerId; creditCode: string }
}

/**
 * What becomes of the employer an account sends: `create` and `correct` wait for a clerk; `change` is that of an approved
 * one, of which only a new name, code or division waits while the old ones hold. Refusal: employer.hasOne.
 */
export function decideRegistering({ own, draft }: RegisteringFacts): Decision<'create' | 'correct' | 'change'> {
  if (!own) return accept('create')
  if (own.id !== draft.employerId && own.creditCode !== draft.creditCode) return refuse({ code: 'employer.hasOne' })
  return accept(own.state === 'approved' ? 'change' : 'correct')
}

/** The parts of an approved employer that a clerk must agree to. */
const REVIEWED = ['name', 'creditCode', 'district'] as const

/** Whether what is sent asks for something a clerk must agree to. */
export const asksForReview = (
  held: Pick<Employer, (typeof REVIEWED)[number]>,
  draft: Pick<Employer, (typeof REVIEWED)[number]>,
): boolean => REVIEWED.some((field) => held[field] !== draft[field])

/** What a clerk decides about an application. */
export type Verdict = { state: 'approved' } | { state: 'sentBack'; note: string }

/** How an application stands, and who brought it there. */
export type Standing = { state: ReviewState; note: string | null; reviewedBy: StaffId | null }

/** Whether this very verdict was already given by this clerk: sending it again is done once. */
export const isSameVerdict = (verdict: Verdict, clerk: StaffId, { state, note, reviewedBy }: Standing): boolean =>
  state === verdict.state && reviewedBy === clerk && (verdict.state === 'approved' || verdict.note === note)
