import * as z from 'zod/mini'
import { call } from '../call'
import { ActivityId, Cursor } from '../core'
import { OfferPage, PostingPage, PostingSought } from '../posting'

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
