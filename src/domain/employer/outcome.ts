import type { Outcome } from '../../../types/booth'
import type { Instant, PostingId } from '../../../types/core'
import type { ReviewState } from '../../../types/employer'
import type { ReminderPolicy } from '../../../types/policy'
import { accept, type Decision, refuse } from '../../../types/reply'
import { outcomeUntil } from '../notice/reminders'

/** Until when the outcome is to be told, and until when it may still be told late or corrected: as long again. */
export const outcomeTimes = (endsAt: Instant, policy: ReminderPolicy) => {
  const dueAt = outcomeUntil(endsAt, policy)
  return { dueAt, closesAt: dueAt + (dueAt - endsAt) }
}

/** What reporting looks at. `offered` are the postings the booth had at the fair. */
export type ReportingFacts = {
  booth: { state: ReviewState; endsAt: Instant } | null
  offered: readonly PostingId[]
  outcomes: readonly Outcome[]
  policy: ReminderPolicy
  now: Instant
}

/**
 * May an employer say this of its booth? Whoever was hired wanted to come, and whoever wanted to come was talked to.
 * Refusals: booth.notFound (no approved booth), booth.notOver, booth.outcomeClosed, posting.notFound, booth.outcomeOrder.
 */
export function decideReporting({ booth, offered, outcomes, policy, now }: ReportingFacts): Decision<'report'> {
  if (booth?.state !== 'approved') return refuse({ code: 'booth.notFound' })
  if (now < booth.endsAt) return refuse({ code: 'booth.notOver' })
  const { closesAt } = outcomeTimes(booth.endsAt, policy)
  if (now >= closesAt) return refuse({ code: 'booth.outcomeClosed', closedAt: closesAt })
  if (outcomes.some(({ postingId }) => !offered.includes(postingId))) return refuse({ code: 'posting.notFound' })
  const fits = outcomes.every(({ interviewed, intended, hired }) => hired <= intended && intended <= interviewed)
  return fits ? accept('report') : refuse({ code: 'booth.outcomeOrder' })
}
