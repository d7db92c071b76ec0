import * as z from 'zod/mini'
import { Booth, BoothOutcome, Outcome } from '../booth'
import { call } from '../call'
import { ActivityId, BoothId, PostingId } from '../core'
import { BoothRefusal } from '../refusals/booth'
import { EmployerRefusal } from '../refusals/employer'
import { PostingRefusal } from '../refusals/posting'

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
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})

export const withdraw = call({
  name: 'booth.withdraw',
  act: 'write',
  who: 'recruiter',
  input: { boothId: BoothId },
  output: Booth,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})

/** What the employer says came of one fair, to be filled in or corrected. Refusals: booth.notFound. */
export const outcome = call({
  name: 'booth.outcome',
  act: 'read',
  who: 'recruiter',
  input: { activityId: ActivityId },
  output: BoothOutcome,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})

/** Says what came of a fair, posting by posting. Refusals: booth.notFound, booth.notOver, booth.outcomeClosed, booth.outcomeOrder, posting.notFound. */
export const report = call({
  name: 'booth.report',
  act: 'write',
  who: 'recruiter',
  input: { boothId: BoothId, outcomes: z.array(Outcome).check(z.minLength(1), z.maxLength(40)) },
  output: BoothOutcome,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})
