import type { GateMinutes } from '../../types/door'
import type { MinuteRow } from './figures'

/** The longest a chart may be, in minutes: two days. A clock that was years off draws no line of years. */
const LONGEST = 2_880

/** Lines of a chart: each gate's people minute by minute from the first minute of all, without gaps. */
export function minuteLines(rows: readonly MinuteRow[]): GateMinutes[] {
  const first = rows.reduce((least, { minute }) => Math.min(least, minute), Number.POSITIVE_INFINITY)
  const lines = new Map<string, number[]>()
  for (const { gate, minute, admitted } of rows) {
    const nth = minute - first
    if (nth >= LONGEST) continue
    const counts = lines.get(gate) ?? []
    while (counts.length < nth) counts.push(0)
    counts[nth] = admitted
    lines.set(gate, counts)
  }
  return [...lines].map(([gate, counts]) => ({ gate, from: first * 60_000, counts }))
}
