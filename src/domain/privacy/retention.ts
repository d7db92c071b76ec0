import type { Instant } from '../../../types/core'
import type { Retained, Retention } from '../../../types/privacy'

const DAY = 86_400_000

const WHAT: readonly Retained[] = [
  ...(['fair', 'course', 'bus', 'exam', 'talk', 'person', 'child', 'answer', 'notice', 'employer', 'staff'] as const),
]

/** The periods by what they are for. Faults when the data lacks one. */
export const periodsOf = (retention: readonly Retention[]): Record<Retained, number> => {
  const days = Object.fromEntries(retention.map((period) => [period.what, period.days])) as Record<Retained, number>
  for (const what of WHAT) if (!(days[what] > 0)) throw new Error(`no period of retention for ${what}`)
  return days
}

/** The moment until which something from `from` on is kept: so many whole days later. */
export const keptUntil = (from: Instant, days: number): Instant => from + days * DAY

/** What is older than this moment has been kept long enough. */
export const cutoffOf = (now: Instant, days: number): Instant => Math.max(1, now - days * DAY)

/** Two years, eighteen months, ninety days: the roundest way that is still exact; whole years count 365 days each. */
export const sayDays = (days: number): string => {
  if (days % 365 === 0) return `${days / 365} 年`
  return days % 30 === 0 ? `${days / 30} 个月` : `${days} 天`
}
