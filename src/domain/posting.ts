import type { LocalDate } from '../../types/core'
import type { PostingDraft } from '../../types/posting'
import type { ScreenFlag } from '../../types/refusal'
import { accept, type Decision, refuse } from '../../types/reply'
import { addDays, isRealDay } from './calendar'
import { screenPosting } from './posting-screen'

/** The last day a posting published today may be valid: a year from now. */
export const latestValidity = (today: LocalDate): LocalDate => addDays(today, 365)

/** Whether a posting can be published as typed. Refusals: posting.payRange, posting.validity. */
export function decidePublishing(
  { pay, validUntil }: Pick<PostingDraft, 'pay' | 'validUntil'>,
  today: LocalDate,
): Decision<'publish'> {
  if (pay.min > pay.max) return refuse({ code: 'posting.payRange' })
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
