import * as z from 'zod/mini'
import { call } from '../call'
import { ActivityId, Cursor, PostingId } from '../core'
import { OfferPage, Posting, PostingDraft, PostingPage, PostingSought } from '../posting'

/** Approved postings of one fair, those in its own county first; keyset pages. */
export const atFair = call({
  name: 'posting.atFair',
  act: 'read',
  who: 'account',
  input: { activityId: ActivityId, ...PostingSought.def.shape, cursor: z.nullable(Cursor) },
  output: OfferPage,
})

/** Approved postings one can meet at a coming fair, each once, nearest fair first; keyset pages. */
export const list = call({
  name: 'posting.list',
  act: 'read',
  who: 'account',
  input: { ...PostingSought.def.shape, cursor: z.nullable(Cursor) },
  output: PostingPage,
})

/** Creates or corrects a posting; corrections go back to review wherever it is offered. Refusals: posting.*. */
export const publish = call({
  name: 'posting.publish',
  act: 'write',
  who: 'recruiter',
  input: PostingDraft.def.shape,
  output: Posting,
})

/** Closes a posting: it vanishes from every fair at once. */
export const close = call({
  name: 'posting.close',
  act: 'write',
  who: 'recruiter',
  input: { postingId: PostingId },
  output: Posting,
})
