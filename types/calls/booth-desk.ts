import { Booth, FairOutcomes } from '../booth'
import { call } from '../call'
import { ActivityId, BoothId, prose } from '../core'
import { Version } from '../employer'

/** What came of a fair in scope, and who has not said so. Refusals: activity.notFound. */
export const outcomes = call({
  name: 'booth.outcomes',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId },
  output: FairOutcomes,
})

/** Approves the booth with its waiting postings. Refusals: booth.notFound, booth.changed, booth.alreadyReviewed, employer.notApproved. */
export const approve = call({
  name: 'booth.approve',
  act: 'write',
  who: 'clerk',
  input: { boothId: BoothId, version: Version },
  output: Booth,
})

export const sendBack = call({
  name: 'booth.sendBack',
  act: 'write',
  who: 'clerk',
  input: { boothId: BoothId, note: prose(200) },
  output: Booth,
})
