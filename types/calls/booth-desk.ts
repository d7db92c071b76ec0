import { Booth, FairOutcomes } from '../booth'
import { call } from '../call'
import { ActivityId, BoothId, prose } from '../core'
import { Version } from '../employer'
import { BoothRefusal } from '../refusals/booth'
import { EmployerRefusal } from '../refusals/employer'
import { PostingRefusal } from '../refusals/posting'

/** What came of a fair in scope, and who has not said so. Refusals: activity.notFound. */
export const outcomes = call({
  name: 'booth.outcomes',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId },
  output: FairOutcomes,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})

/** Approves the booth with its waiting postings. Refusals: booth.notFound, booth.changed, booth.alreadyReviewed, employer.notApproved. */
export const approve = call({
  name: 'booth.approve',
  act: 'write',
  who: 'clerk',
  input: { boothId: BoothId, version: Version },
  output: Booth,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})

export const sendBack = call({
  name: 'booth.sendBack',
  act: 'write',
  who: 'clerk',
  input: { boothId: BoothId, note: prose(200) },
  output: Booth,
  refusals: [BoothRefusal, EmployerRefusal, PostingRefusal],
})
