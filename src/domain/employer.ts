import type { EmployerId, StaffId } from '../../types/core'
import type { ReviewState } from '../../types/employer'
import { accept, type Decision, refuse } from '../../types/reply'

/** What registering looks at: the account's own employer if it has one, and what it now sends. */
export type RegisteringFacts = {
  own: { id: EmployerId; creditCode: string; state: ReviewState; same: boolean } | null
  draft: { employerId: EmployerId; creditCode: string }
}

/**
 * May this account register the employer it sends? `correct` sends it to review again; `keep` answers a repeated
 * registration that a clerk has approved meanwhile. Refusals: employer.hasOne, employer.alreadyReviewed.
 */
export function decideRegistering({ own, draft }: RegisteringFacts): Decision<'create' | 'correct' | 'keep'> {
  if (!own) return accept('create')
  if (own.id !== draft.employerId && own.creditCode !== draft.creditCode) return refuse({ code: 'employer.hasOne' })
  if (own.state !== 'approved') return accept('correct')
  return own.same ? accept('keep') : refuse({ code: 'employer.alreadyReviewed' })
}

/** What a clerk decides about an application. */
export type Verdict = { state: 'approved' } | { state: 'sentBack'; note: string }

/** How an application stands, and who brought it there. */
export type Standing = { state: ReviewState; note: string | null; reviewedBy: StaffId | null }

/** Whether this very verdict was already given by this clerk: sending it again is done once. */
export const isSameVerdict = (verdict: Verdict, clerk: StaffId, { state, note, reviewedBy }: Standing): boolean =>
  state === verdict.state && reviewedBy === clerk && (verdict.state === 'approved' || verdict.note === note)
