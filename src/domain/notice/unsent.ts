import type { ConsentGrant } from '../../../types/consent'

/** A call takes five answers. */
const IN_ONE_CALL = 5

/** Nobody answers so often without a network; older ones make room. */
const MOST = 50

/** The answers kept, with these behind them; one kept already stays where it is. */
export const withGrants = (kept: readonly ConsentGrant[], added: readonly ConsentGrant[]): ConsentGrant[] => {
  const known = new Set(kept.map(({ grantId }) => grantId))
  return [...kept, ...added.filter(({ grantId }) => !known.has(grantId))].slice(-MOST)
}

/** The answers that are left when these have arrived. */
export const withoutGrants = (kept: readonly ConsentGrant[], sent: readonly ConsentGrant[]): ConsentGrant[] => {
  const arrived = new Set(sent.map(({ grantId }) => grantId))
  return kept.filter(({ grantId }) => !arrived.has(grantId))
}

/** What the next call reports, oldest first. */
export const nextUnsent = (kept: readonly ConsentGrant[]): ConsentGrant[] => kept.slice(0, IN_ONE_CALL)
