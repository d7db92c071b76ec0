import type { ActivityCard, ActivityKind } from '../../../types/activity'
import type { Booth } from '../../../types/booth'
import type { Instant, LocalDate, PostingId, StaffId } from '../../../types/core'
import type { ReviewState } from '../../../types/employer'
import { accept, type Decision, refuse } from '../../../types/reply'
import { phaseOf } from '../activity/activity'
import { latestValidity } from '../posting/posting'
import { isSameVerdict, type Standing, type Verdict } from './employer'

type Fair = Pick<ActivityCard, 'state' | 'startsAt' | 'endsAt' | 'day'> & { kind: ActivityKind }

/** One of the employer's postings as applying for a booth looks at it. */
export type OfferedPosting = { id: PostingId; closed: boolean; validUntil: LocalDate }

/** What applying looks at. `own` holds those of the wanted postings that are the employer's. */
export type ApplyingFacts = {
  fair: Fair | null
  wanted: readonly PostingId[]
  own: readonly OfferedPosting[]
  hasOpen: boolean
  today: LocalDate
  now: Instant
}

/**
 * May these postings be offered at this fair? Refusals in the order a clerk would ask: activity.notFound,
 * booth.notAFair, activity.cancelled, activity.over, booth.tooLate, booth.noPostings, posting.notFound, posting.closed,
 * posting.validity (ends before the fair).
 */
export function decideApplying({ fair, wanted, own, hasOpen, today, now }: ApplyingFacts): Decision<'offer'> {
  if (!fair) return refuse({ code: 'activity.notFound' })
  if (fair.kind !== 'fair') return refuse({ code: 'booth.notAFair' })
  const phase = phaseOf(fair, now)
  if (phase === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (phase === 'over') return refuse({ code: 'activity.over' })
  if (fair.startsAt <= now) return refuse({ code: 'booth.tooLate' })
  if (!hasOpen) return refuse({ code: 'booth.noPostings' })
  const offered = wanted.map((id) => own.find((posting) => posting.id === id))
  if (offered.includes(undefined)) return refuse({ code: 'posting.notFound' })
  if (offered.some((posting) => posting?.closed)) return refuse({ code: 'posting.closed' })
  if (offered.some((posting) => posting && posting.validUntil < fair.day))
    return refuse({ code: 'posting.validity', latest: latestValidity(today) })
  return accept('offer')
}

/** Which of the postings wished for are still open: the others cannot be taken to a fair any more. */
export const openAmong = (
  wished: readonly PostingId[],
  postings: readonly { id: PostingId; closed: boolean }[],
): PostingId[] => wished.filter((id) => postings.some((posting) => posting.id === id && !posting.closed))

/** How a booth stands for its employer: `over` when the fair ended before anybody decided on it. */
export type BoothStanding = ReviewState | 'over'

/** Whether an application still waits, or can still be put right, is settled by the end of the fair. */
export const boothStanding = ({ state, endsAt }: Pick<Booth, 'state' | 'endsAt'>, now: Instant): BoothStanding =>
  endsAt <= now && (state === 'pending' || state === 'sentBack') ? 'over' : state

/** Booths held or asked for at fairs that are not over. */
export const liveBooths = <B extends Pick<Booth, 'state' | 'endsAt'>>(booths: readonly B[], now: Instant): B[] =>
  booths.filter(({ state, endsAt }) => endsAt > now && (state === 'pending' || state === 'approved'))

/** Booths an employer still has to do with: without those a later application at the same fair has taken the place of. */
export const currentBooths = <B extends Pick<Booth, 'id' | 'activityId' | 'state'>>(booths: readonly B[]): B[] =>
  booths.filter(
    ({ id, activityId, state }) =>
      (state !== 'sentBack' && state !== 'withdrawn') ||
      !booths.some((other) => other.id !== id && other.activityId === activityId && isStanding(other.state)),
  )

const isStanding = (state: ReviewState) => state === 'pending' || state === 'approved'

/** What reviewing a booth looks at. `waiting` counts its postings nobody has reviewed. */
export type BoothReviewFacts = {
  booth: Standing & { waiting: number }
  employer: ReviewState
  fair: Fair
  verdict: Verdict
  clerk: StaffId
  now: Instant
}

/**
 * May this clerk decide on the booth now? A booth already approved is decided on again only for postings added or
 * corrected since. `keep` answers the same verdict sent twice. Refusals: booth.alreadyReviewed, activity.cancelled,
 * activity.over, employer.notApproved.
 */
export function decideBoothReview(facts: BoothReviewFacts): Decision<'keep' | 'review'> {
  const { booth, employer, fair, verdict, now } = facts
  const waits = booth.state === 'pending' || (booth.state === 'approved' && booth.waiting > 0)
  if (!waits) return isSettled(facts) ? accept('keep') : refuse({ code: 'booth.alreadyReviewed' })
  if (verdict.state === 'sentBack') return accept('review')
  const phase = phaseOf(fair, now)
  if (phase === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (phase === 'over') return refuse({ code: 'activity.over' })
  return employer === 'approved' ? accept('review') : refuse({ code: 'employer.notApproved' })
}

/** Sending postings of an approved booth back leaves the booth approved, with the note. */
const isSettled = ({ booth, verdict, clerk }: BoothReviewFacts): boolean =>
  isSameVerdict(verdict, clerk, booth) ||
  (verdict.state === 'sentBack' &&
    booth.state === 'approved' &&
    booth.note === verdict.note &&
    booth.reviewedBy === clerk)
