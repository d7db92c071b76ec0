import type { Instant } from '../../../types/core'
import type { DoorFigures, GateMinutes } from '../../../types/door'

const MINUTE = 60_000

/** Those who hold a place and have not come. */
export const missingOf = ({ expected, came }: Pick<DoorFigures, 'expected' | 'came'>): number =>
  Math.max(0, expected - came)

/** Share in whole percent; 0 of nothing. It says 100 only when all came, and 0 only when nobody did. */
export const percentOf = (part: number, whole: number): number => {
  if (whole <= 0 || part <= 0) return 0
  if (part >= whole) return 100
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)))
}

/** People still let in before the venue is full; null without a limit. */
export const roomLeft = (inside: number, venueLimit: number | null): number | null =>
  venueLimit === null ? null : Math.max(0, venueLimit - inside)

/** One bar of a chart: from when, and how many of each gate, in the order of `gates`. */
export type Bar = { at: Instant; counts: readonly number[] }

/** The steps a chart may be drawn in, in minutes; the finest that fits is taken. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240]

/**
 * The bars of a chart over all gates, at most `most` of them, between the first and the last minute anybody came (and
 * up to `until`). Bars start on a whole step of the clock; nobody is counted twice or left out.
 */
export function barsOf(minutes: readonly GateMinutes[], { most, until }: { most: number; until?: Instant }) {
  const gates = minutes.map(({ gate }) => gate)
  const times = minutes.flatMap(({ from, counts }) =>
    counts.flatMap((count, nth) => (count > 0 ? [from + nth * MINUTE] : [])),
  )
  if (times.length === 0) return { gates, step: MINUTE, bars: [] as Bar[] }
  const first = times.reduce((least, at) => Math.min(least, at))
  const last = times.reduce((greatest, at) => Math.max(greatest, at), until ?? 0)
  const step =
    MINUTE * (STEPS.find((each) => barsBetween(first, last, each * MINUTE) <= most) ?? barsBetween(first, last, MINUTE))
  const start = Math.floor(first / step) * step
  const bars = Array.from({ length: barsBetween(first, last, step) }, (_, nth) => ({
    at: start + nth * step,
    counts: gates.map(() => 0),
  }))
  for (const [gate, { from, counts }] of minutes.entries()) {
    for (const [nth, count] of counts.entries()) {
      const bar = bars[Math.floor((from + nth * MINUTE - start) / step)]
      if (bar) bar.counts[gate] = (bar.counts[gate] ?? 0) + count
    }
  }
  return { gates, step, bars: bars as readonly Bar[] }
}

const barsBetween = (first: Instant, last: Instant, step: number) =>
  Math.floor(last / step) - Math.floor(first / step) + 1

/** All of one bar. */
export const sumOf = ({ counts }: Bar): number => counts.reduce((sum, count) => sum + count, 0)

/** The minute most people came in; null when nobody did. The first of several. */
export function busiestOf(minutes: readonly GateMinutes[]): { at: Instant; admitted: number } | null {
  const sums = new Map<Instant, number>()
  for (const { from, counts } of minutes)
    for (const [nth, count] of counts.entries()) {
      const at = from + nth * MINUTE
      sums.set(at, (sums.get(at) ?? 0) + count)
    }
  let best: { at: Instant; admitted: number } | null = null
  for (const [at, admitted] of [...sums].sort(([one], [other]) => one - other))
    if (admitted > (best?.admitted ?? 0)) best = { at, admitted }
  return best
}

/** A public figure of fewer people than this would point at somebody. */
export const LEAST_SHOWN = 5

/** What is told to everybody of where people came from: only districts several people came from, the largest first. */
export const publicDistricts = <D extends { came: number }>(districts: readonly D[], most: number): D[] =>
  districts
    .filter(({ came }) => came >= LEAST_SHOWN)
    .sort((one, other) => other.came - one.came)
    .slice(0, most)
