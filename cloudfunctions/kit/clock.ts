import type { Instant } from '../../types/core'

/** The cloud's time in epoch ms. `LOCAL_CLOCK_OFFSET_MS` moves it on a developer's machine, to try Fridays. */
export const clock = { now: (): Instant => Date.now() + Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0) }
