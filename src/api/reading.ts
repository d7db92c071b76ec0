import type { Instant } from '../../types/core'
import type { Refusal } from '../../types/refusal'
import type { Outcome } from '../../types/reply'

/**
 * What a page shows of a read. `shown` keeps the last good value, true at `at`: `kept` says that it lay on the phone
 * and the cloud has not confirmed it since the page was opened, `lost` that the last call got no answer. The other
 * states only come when there is nothing to show.
 */
export type Reading<T> =
  | { kind: 'loading' }
  | { kind: 'shown'; value: T; at: Instant; lost: boolean; kept: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'offline' }

/** What a page opens with: what was kept on the phone, if anything. */
export const firstReading = <T>(kept: { value: T; at: Instant } | null): Reading<T> =>
  kept ? { kind: 'shown', value: kept.value, at: kept.at, lost: false, kept: true } : { kind: 'loading' }

/** What a page shows after an answer, or after none came; a full house takes nothing away that is shown. */
export function readingAfter<T>(before: Reading<T>, outcome: Outcome<T>): Reading<T> {
  if (outcome.kind === 'done') return { kind: 'shown', value: outcome.value, at: outcome.now, lost: false, kept: false }
  const isBusy = outcome.kind === 'refused' && outcome.refusal.code === 'system.busy'
  if (before.kind === 'shown' && (outcome.kind !== 'refused' || isBusy)) return { ...before, lost: true }
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal }
  return outcome.kind === 'broken' ? { kind: 'broken', traceId: outcome.traceId } : { kind: 'offline' }
}
