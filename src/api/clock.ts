import type { Instant } from '../../types/core'

let skew = 0

/** Learns how far this phone's clock is off from the cloud's `now`. */
export const learnClock = (cloud: Instant): void => {
  skew = cloud - Date.now()
}

/** The cloud's time by this phone, epoch ms: countdowns and open or closed are right on a phone with a wrong clock. */
export const cloudNow = (): Instant => Date.now() + skew
