import { call } from '../call'
import { PostingId } from '../core'
import { Posting, PostingDraft } from '../posting'
import { PostingRefusal } from '../refusals/posting'

/** Creates or corrects a posting; corrections go back to review wherever it is offered. Refusals: posting.*. */
export const publish = call({
  name: 'posting.publish',
  act: 'write',
  who: 'recruiter',
  input: PostingDraft.def.shape,
  output: Posting,
  refusals: [PostingRefusal],
})

/** Closes a posting: it vanishes from every fair at once. */
export const close = call({
  name: 'posting.close',
  act: 'write',
  who: 'recruiter',
  input: { postingId: PostingId },
  output: Posting,
  refusals: [PostingRefusal],
})
