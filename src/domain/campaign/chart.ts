import type { CampaignReport } from '../../../types/campaign'
import type { Instant } from '../../../types/core'

const MINUTE = 60_000

export type Bar = { at: Instant; sent: number; settled: number }

/**
 * The minutes of a campaign as bars without gaps, `most` of them at most: one a minute, or several minutes a bar where
 * it took longer. Nothing is lost: the sums of the bars are the sums of the minutes.
 */
export function campaignBars(minutes: CampaignReport['minutes'], most: number): { bars: Bar[]; step: number } {
  const [first, last] = [minutes[0], minutes.at(-1)]
  if (!first || !last) return { bars: [], step: MINUTE }
  const span = Math.floor((last.at - first.at) / MINUTE) + 1
  const step = Math.ceil(span / most) * MINUTE
  const bars = Array.from({ length: Math.ceil((span * MINUTE) / step) }, (_, nth) => ({
    at: first.at + nth * step,
    sent: 0,
    settled: 0,
  }))
  for (const { at, sent, settled } of minutes) {
    const bar = bars[Math.floor((at - first.at) / step)]
    if (!bar) continue
    bar.sent += sent
    bar.settled += settled
  }
  return { bars, step }
}

/** A share in whole percent; nothing of nothing is nothing. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.round((part / whole) * 100) : 0)
