import type { LocalDate } from '../../types/core'
import type { Pay, PayUnit, PostingDraft } from '../../types/posting'
import type { ScreenFlag } from '../../types/refusal'
import { accept, type Decision, refuse } from '../../types/reply'
import { addDays, isRealDay } from './calendar'
import { screenPosting } from './posting-screen'

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

/**
 * The unit that pay is likelier meant per, where nobody pays so per the one that was chosen, from or to: 3–5 per month is
 * meant per hour. Null where it may well be right.
 */
export function unitMeant({ min, max, unit }: Pay): PayUnit | null {
  if (!(min > 0 && max >= min)) return null
  const [least, most] = USUAL[unit]
  if (least <= min && max <= most) return null
  const others = LIKELY.filter(([other]) => other !== unit)
  const nearest = others.reduce((best, next) =>
    timesOff(min, next[1], next[2]) < timesOff(min, best[1], best[2]) ? next : best,
  )
  return nearest[0]
}

/** Whether a posting can be published as typed. Refusals: posting.payRange, posting.payUnlikely, posting.validity. */
export function decidePublishing(
  { pay, paySure, validUntil }: Pick<PostingDraft, 'pay' | 'paySure' | 'validUntil'>,
  today: LocalDate,
): Decision<'publish'> {
  if (pay.min > pay.max) return refuse({ code: 'posting.payRange' })
  const meant = unitMeant(pay)
  if (meant && !paySure) return refuse({ code: 'posting.payUnlikely', unit: pay.unit, meant })
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
