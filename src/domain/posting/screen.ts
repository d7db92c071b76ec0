import type { ScreenFlag } from '../../../types/posting'
import { realHan } from '../text/han'
import { halfWidth } from '../text/typed'
import { LIMITS } from './screen-limits'
import { SCHOOLING } from './screen-schools'
import { TRAPS } from './screen-traps'
import type { ScreenRule } from './screen-words'

/** A flag with the place of its phrase in the field's text, in UTF-16 units, for marking it on the form. */
export type PlacedFlag = ScreenFlag & { at: number }

/** A stretch of the text as typed, `[from, until)`. */
type Span = { from: number; until: number }

/** Text as the rules see it, and for each of its characters the place in the text as typed. */
type Reading = { text: string; places: readonly number[] }

const RULES: readonly ScreenRule[] = [...LIMITS, ...SCHOOLING, ...TRAPS]

/** Invisible marks and stars, which people put into a word to slip past a filter. */
const FILLER = /[*\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** Radicals and compatibility forms as the characters they look like, where that keeps the length: ⼥ is 女. */
const plainHan = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5\u31c0-\u31e3\ue815-\ue864\uf900-\ufaff]/g, (char) => {
    const real = realHan(char).normalize('NFKC')
    return real.length === 1 ? real : char
  })

/** Half-width, without filler; `space` decides whether blanks part words (`女 高中`) or are filler too (`限 男 性`). */
const readingOf = (typed: string, space: '' | ' '): Reading => {
  const plain = halfWidth(plainHan(typed))
  const places: number[] = []
  let text = ''
  for (let at = 0; at < plain.length; at++) {
    const char = plain.charAt(at)
    const isBlank = /[^\S\n]/.test(char)
    if (FILLER.test(char) || (isBlank && (space === '' || text.endsWith(' ')))) continue
    text += isBlank ? space : char
    places.push(at)
  }
  return { text, places }
}

/** Where a pattern matches in the text as typed: its first group if it has one, else all of the match. */
const spansOf = (pattern: RegExp, { text, places }: Reading): readonly Span[] => {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const phrase = match[1] ?? match[0]
    const from = match.index + match[0].indexOf(phrase)
    if (match[0] === '') pattern.lastIndex++
    else spans.push({ from: places[from] ?? 0, until: (places[from + phrase.length - 1] ?? 0) + 1 })
  }
  return spans
}

const touches = (one: Span, other: Span) => one.from < other.until && other.from < one.until

/** The phrases a rule objects to, without those that touch lawful wording. */
const objections = (rule: ScreenRule, readings: readonly Reading[]): readonly Span[] => {
  const all = (patterns: readonly RegExp[]) =>
    readings.flatMap((reading) => patterns.flatMap((pattern) => spansOf(pattern, reading)))
  const lawful = all(rule.allowed)
  return all(rule.flagged).filter((span) => !lawful.some((other) => touches(span, other)))
}

/** Overlapping spans joined into one, in the order of the text. */
const joined = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = []
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = kept[kept.length - 1]
    if (last && touches(last, span)) kept[kept.length - 1] = { ...last, until: Math.max(last.until, span.until) }
    else kept.push(span)
  }
  return kept
}

const flagsOf = (code: ScreenFlag['code'], field: string, text: string, readings: readonly Reading[]) => {
  const found = RULES.filter((rule) => rule.code === code).map((rule) => ({ rule, spans: objections(rule, readings) }))
  const suggestion = found.find(({ spans }) => spans.length > 0)?.rule.suggestion ?? ''
  return joined(found.flatMap(({ spans }) => spans)).map(
    ({ from, until }): PlacedFlag => ({ code, field, phrase: text.slice(from, until), at: from, suggestion }),
  )
}

const CODES = RULES.map((rule) => rule.code).filter((code, at, codes) => codes.indexOf(code) === at)

/**
 * Phrases in a posting that limit who may apply by sex, age, ethnicity or religion, household registration, marriage or
 * children, disability or illness, school or way of study, or that ask for money or look like fraud, each with the wording to use instead. In
 * the order of the fields and of the text. A help for the employer and the reviewing clerk, who decides; the sources
 * are beside each rule.
 */
export const screenPosting = (texts: readonly { field: string; text: string }[]): readonly PlacedFlag[] =>
  texts.flatMap(({ field, text }) => {
    const readings = [readingOf(text, ''), readingOf(text, ' ')]
    return CODES.flatMap((code) => flagsOf(code, field, text, readings)).sort((one, other) => one.at - other.at)
  })
