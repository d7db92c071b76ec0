import type { Instant } from '../../../../types/core'
import type { SelfCodes } from '../../../../types/gate'

/** How long a code is shown when the next one is not known. */
const STEP_MS = 15_000

export type Shown = { text: string; from: Instant; until: Instant }

const spans = ({ codes }: Pick<SelfCodes, 'codes'>): Shown[] => {
  const ordered = [...codes].sort((one, other) => one.from - other.from)
  return ordered.map(({ from, text }, at) => ({ text, from, until: ordered[at + 1]?.from ?? from + STEP_MS }))
}

/** The code of now; null when the stock does not reach this far, or begins later. */
export const codeAt = (stock: Pick<SelfCodes, 'codes'>, now: Instant): Shown | null =>
  spans(stock).find(({ from, until }) => from <= now && now < until) ?? null

/** Until when the stock lasts without a network. */
export const lastsUntil = (stock: Pick<SelfCodes, 'codes'>): Instant =>
  Math.max(0, ...spans(stock).map(({ until }) => until))
