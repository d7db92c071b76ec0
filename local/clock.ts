import { clock } from '../cloudfunctions/kit/clock'
import { dayOf, instantOf, sayDay, sayTime } from '../src/domain/time/calendar'
import type { Instant } from '../types/core'

/** How far from the real time the clock may be moved: ten years either way. */
const FURTHEST_MS = 3_653 * 86_400_000

/** The clock as it stands; `says` is China time in words. */
export function readClock() {
  const now = clock.now()
  return { now, offsetMs: offset(), says: `${sayDay(dayOf(now))} ${sayTime(now)}` }
}

/** Where to move the clock: on by some ms, to an instant or a China-time `YYYY-MM-DD HH:mm`, or `null` back to the real time. */
export type Move = { by: number } | { to: Instant | string | null }

/** Moves the clock of everything on this machine; false when the wish cannot be read. */
export function moveClock(wish: unknown): boolean {
  const moved = offsetFor(wish)
  if (moved === undefined || !Number.isSafeInteger(moved) || Math.abs(moved) > FURTHEST_MS) return false
  process.env.LOCAL_CLOCK_OFFSET_MS = String(moved)
  return true
}

const offset = () => Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0)

function offsetFor(wish: unknown): number | undefined {
  const { by, to } = (wish ?? {}) as { by?: unknown; to?: unknown }
  if (typeof by === 'number') return offset() + by
  if (to === null) return 0
  if (typeof to === 'number') return to - Date.now()
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(String(to)) ?? []
  if (!day || !time) return undefined
  try {
    return instantOf(day, time) - Date.now()
  } catch {
    return undefined
  }
}
