import { accept, type Decision, refuse } from '../../../types/reply'
import { compactCode } from '../text/typed'
import { MOBILE_SEGMENTS } from './mobile-segments'

/** Numbering plans people here answer to: mainland mobile (kept without country code), HK, Macao, Taiwan. */
const PLANS: readonly [RegExp, string][] = [
  [/^(?:\+?86|0086)?0?(1[3-9]\d{9})$/, ''],
  [/^(?:\+?852|00852)(\d{8})$/, '+852'],
  [/^(?:\+?853|00853)(\d{8})$/, '+853'],
  [/^(?:\+?886|00886)0?([1-9]\d{8})$/, '+886'],
]

/**
 * Reads a phone number as typed: spaces, hyphens, brackets, full-width digits and `+86` are put right. The value is
 * 11 digits for a mainland mobile of any segment, known or yet to come, else `+852…`, `+853…`, `+886…` without the leading zero. Refusal: person.phone.
 */
export const checkPhone = (typed: string): Decision<string> => {
  const number = compactCode(typed).replace(/[-\u2010-\u2015\u2212()_.·]/g, '')
  for (const [plan, country] of PLANS) {
    const [, subscriber] = plan.exec(number) ?? []
    if (subscriber) return accept(country + subscriber)
  }
  return refuse({ code: 'person.phone' })
}

/**
 * Whether a number that is right is a mainland mobile's of a segment nobody knows on the day of the data: new, or mistyped.
 * It is taken, and whoever types it is asked to look once more.
 */
export const isOfUnknownSegment = (phone: string): boolean =>
  /^1\d{10}$/.test(phone) && !MOBILE_SEGMENTS.segments.includes(phone.slice(0, 3))
