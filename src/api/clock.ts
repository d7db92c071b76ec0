import type { Instant } from '../../types/core'

let skew = 0
let known: 'not' | 'earlier' | 'now' = 'not'

/** Learns how far this phone's clock is off from the cloud's `now`. */
export const learnClock = (cloud: Instant): void => {
  skew = cloud - Date.now()
  known = 'now'
}

/** How far this phone's clock is off from the cloud's, in ms. */
export const clockSkew = (): number => skew

/** Takes up what an earlier run learned, until this one has met the cloud. */
export const resumeClock = (earlier: number): void => {
  if (known !== 'not' || !Number.isFinite(earlier)) return
  skew = earlier
  known = 'earlier'
}

/** Whether this phone's clock was ever put right by the cloud's: in this run, in an earlier one, or not at all. */
export const clockKnown = () => known

/** The cloud's time by this phone, epoch ms: countdowns and open or closed are right on a phone with a wrong clock. */
export const cloudNow = (): Instant => Date.now() + skew
