import type { Instant } from '../../../types/core'

/** A code a camera saw, and when last. */
export type Glance = { text: string; at: Instant }

/** A camera reads a code many times a second for as long as it is held up; only after this long out of sight is it shown anew. */
export const GLANCE_MS = 4_000

/** Whether the camera still looks at what it saw before, and what it has seen of late. */
export function glance(seen: readonly Glance[], text: string, now: Instant): { again: boolean; seen: Glance[] } {
  const recent = seen.filter(({ at }) => now - at < GLANCE_MS && at <= now)
  const again = recent.some((one) => one.text === text)
  return { again, seen: [...recent.filter((one) => one.text !== text), { text, at: now }] }
}
