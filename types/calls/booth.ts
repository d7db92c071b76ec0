import * as z from 'zod/mini'
import { Booth, BoothOutcome, Outcome } from '../booth'
import { call } from '../call'
import { ActivityId, BoothId, PostingId } from '../core'

/** Asks for a booth at a fair with these postings, or adds postings to it. Refusals: booth.*, activity.*, posting.*. */
export const apply = call({
  name: 'booth.apply',
  act: 'write',
  who: 'recruiter',
  input: {
    boothId: BoothId,
    activityId: ActivityId,
    postingIds: z.array(PostingId).check(z.minLength(1), z.maxLength(20)),
  },
  output: Booth,
})

export const withdraw = call({
  name: 'booth.withdraw',
  act: 'write',
  who: 'recruiter',
  input: { boothId: BoothId },
  output: Booth,
})

/** What the employer says came of one fair, to be filled in or corrected. Refusals: booth.notFound. */
export const outcome = call({
  name: 'booth.outcome',
  act: 'read',
  who: 'recruiter',
  input: { activityId: ActivityId },
  output: BoothOutcome,
})

/** Says what came of a fair, posting by posting. Refusals: booth.notFound, booth.notOver, booth.outcomeClosed, booth.outcomeOrder, posting.notFound. */
export const report = call({
  name: 'booth.report',
  act: 'write',
  who: 'recruiter',
  input: { boothId: BoothId, outcomes: z.array(Outcome).check(z.minLength(1), z.maxLength(40)) },
  output: BoothOutcome,
})
