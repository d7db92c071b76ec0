import type { PostingSought } from '../../../types/posting'

/** Looks for nothing in particular. */
export const ANY_POSTING: PostingSought = {
  search: '',
  trade: null,
  payFrom: null,
  payUnit: null,
  district: null,
  away: false,
}

/** Whether nothing in particular is looked for. */
export const isAnyPosting = (sought: PostingSought): boolean =>
  JSON.stringify({ ...ANY_POSTING, ...sought }) === JSON.stringify(ANY_POSTING)
