import { dropInvisible } from '../../../types/text'
import { plainDigits } from '../text/typed'

/** `1234 5678`, as it is read out. */
export const sayInviteCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** What people write beside a code and what is none: days, mobile numbers, numbers of cards, and what is said to be one. */
const OTHERS = [
  /(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?!\d)/g,
  /(?:19|20)\d{2}年\d{1,2}月\d{1,2}[日号]?/g,
  /\d{6}[\s-]?\d{8}[\s-]?\d{3}[\dXx](?!\d)/g,
  /(?:\+86[\s-]?)?1[3-9]\d([\s-]?)\d{4}\1\d{4}(?!\d)/g,
  /(?:(?:身份证|证件|通行证|护照|电话|手机)(?:号码?)?|密码|[帐账]号)[\s:]*\d[\d\s-]*/g,
]

/** Eight digits in one or two halves, that are not a part of something longer. */
const CODE = /(^|[^\dA-Za-z])(\d{4})[\s.·-]?(\d{4})(?![\dA-Za-z]|[.·-]\d|\s\d{4}(?!\d))/g
const BEFORE = /\d[\s.·-]?$/

/**
 * A code for a helper has eight digits, however it was typed, also with the words it was sent in; where there are several
 * numbers like it, the one said to be it. Null for anything else, as for more digits without a word.
 */
export function readInviteCode(typed: string): string | null {
  const text = OTHERS.reduce(
    (left, other) => left.replace(other, '|'),
    plainDigits(dropInvisible(typed))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .trim(),
  )
  if (/^[\d\s-]+$/.test(text)) {
    const digits = text.replace(/\D/g, '')
    return digits.length === 8 ? digits : null
  }
  const found: { code: string; isNamed: boolean }[] = []
  text.replace(CODE, (...match) => {
    const [whole, before, head, tail, at] = match as [string, string, string, string, number]
    const front = text.slice(0, at) + before
    if (!BEFORE.test(front)) found.push({ code: head + tail, isNamed: /码[\s:是为“"'「【[(]*$/.test(front) })
    return whole
  })
  const named = found.filter(({ isNamed }) => isNamed)
  const meant = new Set((named.length > 0 ? named : found).map(({ code }) => code))
  return meant.size === 1 ? (found.find(({ code }) => meant.has(code))?.code ?? null) : null
}
