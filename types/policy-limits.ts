import * as z from 'zod/mini'

/**
 * The smallest and the largest number each rule takes; the screen says them beside the field. Employers check
 * themselves every half year at the latest (the notice of five ministries of 2026). No rule about missing looks further
 * back or ahead than ten years.
 */
export const limits = {
  offerHours: [0.5, 168],
  missedWithinDays: [1, 3650],
  pauseDays: [0, 3650],
  notingDays: [0, 90],
  weeklyMessages: [1, 20],
  rejectDays: [30, 365],
  soonHours: [1, 12],
  offerEndingMinutes: [10, 720],
  outcomeDays: [0, 30],
  outcomeWithinDays: [1, 90],
  verifyDays: [30, 184],
  verifyDaysAhead: [1, 60],
  retainedDays: [1, 36_500],
} as const
export type Limit = keyof typeof limits

/** A number within its limits, in whole steps or the ones given. */
export const numberIn = (limit: Limit, step = 1) => {
  const [least, most] = limits[limit]
  return z.number().check(z.gte(least), z.lte(most), z.multipleOf(step))
}
