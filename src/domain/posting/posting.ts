import type { LocalDate } from '../../../types/core'
import type { Pay, PayUnit, PostingDraft, ScreenFlag } from '../../../types/posting'
import { accept, type Decision, refuse } from '../../../types/reply'
import { addDays, isRealDay } from '../time/calendar'
import { screenPosting } from './screen'

/** The last day a posting published today may be valid: a year from now. */
export const latestValidity = (today: LocalDate): LocalDate => addDays(today, 365)

/** What pay comes to as a rule, from and to, in yuan: what lies outside is asked about. */
const USUAL: Record<PayUnit, readonly [from: number, to: number]> = {
  month: [800, 100_000],
  day: [40, 3_000],
  hour: [8, 400],
  piece: [0.01, 2_000],
}

/** What a number is likelier meant per, by its size. */
const LIKELY: readonly (readonly [unit: PayUnit, from: number, to: number])[] = [
  ['piece', 0, 2],
  ['hour', 2, 60],
  ['day', 60, 800],
  ['month', 800, 1_000_000],
]

/** How many times too small or too large an amount is for a range; 1 within it. */
const timesOff = (amount: number, from: number, to: number) => Math.max(1, from / amount, amount / to)

/** More than so many times the lowest pay the highest is asked about: a nought too many, or two jobs in one. */
const WIDEST = 5

/** What is asked about pay: whether it is per another unit, or an amount nobody pays so, or a range as wide as this. */
export type PayDoubt = { kind: 'unit'; meant: PayUnit } | { kind: 'amount' | 'range' }

/**
 * What is odd about pay, where nobody pays so: 3–5 per month is meant per hour, 300000 per month fits no unit, and 3000 to
 * 90000 is no range. Null where it may well be right.
 */
export function payDoubt({ min, max, unit }: Pay): PayDoubt | null {
  if (!(min > 0 && max >= min)) return null
  const [least, most] = USUAL[unit]
  const isWide = max > min * WIDEST
  if (min >= least && min <= most && isWide) return { kind: 'range' }
  if (min >= least && max <= most) return null
  const others = LIKELY.filter(([other]) => other !== unit)
  const off = ([, from, to]: (typeof LIKELY)[number]) => timesOff(min, from, to)
  const nearest = others.reduce((best, next) => (off(next) < off(best) ? next : best))
  return off(nearest) > WIDEST ? { kind: 'amount' } : { kind: 'unit', meant: nearest[0] }
}

/** Whether a posting can be published as typed. Refusals: posting.payRange, posting.payUnlikely, posting.payWide, posting.validity. */
export function decidePublishing(
  { pay, paySure, validUntil }: Pick<PostingDraft, 'pay' | 'paySure' | 'validUntil'>,
  today: LocalDate,
): Decision<'publish'> {
  if (pay.min > pay.max) return refuse({ code: 'posting.payRange' })
  const doubt = paySure ? null : payDoubt(pay)
  if (doubt?.kind === 'range') return refuse({ code: 'posting.payWide' })
  if (doubt)
    return refuse({ code: 'posting.payUnlikely', unit: pay.unit, meant: doubt.kind === 'unit' ? doubt.meant : null })
  const latest = latestValidity(today)
  const isValid = isRealDay(validUntil) && today <= validUntil && validUntil <= latest
  return isValid ? accept('publish') : refuse({ code: 'posting.validity', latest })
}

/** What the screening finds in the texts of a posting, each phrase once per field. */
export function flagsOf({
  title,
  content,
  place,
  perks,
}: Pick<PostingDraft, 'title' | 'content' | 'place' | 'perks'>): ScreenFlag[] {
  const texts = [
    { field: 'title', text: title },
    { field: 'content', text: content },
    { field: 'place', text: place },
    ...perks.map((text) => ({ field: 'perks', text })),
  ]
  const found = new Map<string, ScreenFlag>()
  for (const { code, field, phrase, suggestion } of screenPosting(texts)) {
    const key = `${code} ${field} ${phrase}`
    if (!found.has(key)) found.set(key, { code, field, phrase, suggestion })
  }
  return [...found.values()]
}
