import type { Instant } from '../../../types/core'

/** How long a helper waits for the cloud before the phone decides by itself. */
export const PATIENCE_MS = 3_000

/** An answer slower than this is no reason to trust the network again. */
const GOOD_MS = 2_000
const TRY_AGAIN_MS = [5_000, 10_000, 20_000, 30_000] as const

/** Whether scans ask the cloud first. Offline, one try in the background from time to time finds out whether it is back. */
export type Link = { mode: 'online' } | { mode: 'offline'; since: Instant; tries: number; tryAt: Instant }

export const startLink: Link = { mode: 'online' }

const waitFor = (tries: number) => TRY_AGAIN_MS[Math.min(tries, TRY_AGAIN_MS.length - 1)] ?? 30_000

/** No answer, or none in time: the next scans do not wait for the cloud any more. */
export const afterSilence = (link: Link, now: Instant): Link =>
  link.mode === 'online'
    ? { mode: 'offline', since: now, tries: 0, tryAt: now + waitFor(0) }
    : { ...link, tries: link.tries + 1, tryAt: now + waitFor(link.tries + 1) }

/** An answer came after `tookMs`: a quick one ends being offline, a slow one only puts the next try off. */
export const afterAnswer = (link: Link, tookMs: number, now: Instant): Link => {
  if (link.mode === 'online' || tookMs <= GOOD_MS) return startLink
  return { ...link, tryAt: now + waitFor(0) }
}

/** Whether the background should try the cloud now. */
export const isTryDue = (link: Link, now: Instant): boolean => link.mode === 'online' || link.tryAt <= now

/** The phone says there is a network again: try at once. */
export const afterNetwork = (link: Link, now: Instant): Link =>
  link.mode === 'online' ? link : { ...link, tries: 0, tryAt: now }
