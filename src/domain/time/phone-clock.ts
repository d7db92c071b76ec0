import type { Instant } from '../../../types/core'

/** What a phone's clock showed when the cloud last said what time it is there; both epoch ms. */
export type Learned = { cloud: Instant; phone: Instant }

/**
 * How far a phone is behind the cloud's time, in ms, in a run that has not met the cloud: as far as when it was learned,
 * or nothing when it never was. A clock that shows less than then was set since, and what was learned of it says nothing.
 */
export const skewSince = (learned: Learned | null, phone: Instant): number =>
  learned && phone >= learned.phone ? learned.cloud - learned.phone : 0

/** The same, for a phone that knows that the cloud's time is not before `floor`. */
export const skewAbove = (skew: number, { floor, phone }: { floor: Instant; phone: Instant }): number =>
  Math.max(skew, floor - phone)
