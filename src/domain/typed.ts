import { dropInvisible } from '../../types/text'

/** Full-width ASCII (Ａ１＋) as its ordinary twin; every other character, and the length, stays. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

/** What a decimal digit of any script is worth: every script has its ten in a row, from nought. */
const worthOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let worth = 0
  while (worth < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - worth - 1))) worth++
  return `${worth}`
}

/** Half-width text with the digits of every script as 0–9. Superscripts and ① stay: they are no digits of a number. */
const plainDigits = (text: string): string =>
  halfWidth(text).replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : worthOf(digit)))

/** What people type or paste as a number: half-width, without spaces and invisible characters, in upper case. */
export const compactCode = (text: string): string =>
  plainDigits(dropInvisible(text))
    .replace(/[\s\u0085\u2800]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())

/** Digits in threes or unparted, a fraction, and behind it the unit or in front of it the sign of money. */
const AMOUNT =
  /^[¥￥]?(\d+|\d{1,3}(?:[,，']\d{3})+)(?:\.(\d+))?(?:元|块|圆|人|名|个|位|天|日|周|次|岁|小时|分钟|场|年|个月|件|%)?(?:整|钱)?$/

/**
 * Reads a number as typed or pasted (`3,000`, `3000元`, `３０００`), with at most `places` decimals. NaN for anything else,
 * also for what would become another number by leaving something out (`-5`, `1e3`, `3万`, `3.5` without decimals).
 */
export const readAmount = (typed: string, places: number): number => {
  const [, whole = '', fraction = ''] = AMOUNT.exec(compactCode(typed)) ?? []
  if (whole === '' || fraction.length > places) return Number.NaN
  return Number(`${whole.replace(/[,，']/g, '')}.${fraction}`)
}

/** Reads a whole number as typed or pasted; NaN when it is none. */
export const readWhole = (typed: string): number => readAmount(typed, 0)

/** What people take for the X of a check digit: Roman ten, the sign of multiplying, Cyrillic Ha and Greek Chi. */
const LIKE_X = /[\u2169\u2179\u00d7\u2715\u2716\u2a2f\u0425\u0445\u03a7\u03c7]/g

/** A document's number as typed or pasted: compact, without hyphens, and what looks like an X is one. */
export const compactNumber = (typed: string): string =>
  compactCode(typed)
    .replace(LIKE_X, 'X')
    .replace(/[-\u2010-\u2015\u2212_]/g, '')

/** The last four characters of a whole number that was pasted where four are asked for; what is shorter stays as typed. */
export const lastFour = (typed: string): string => {
  const number = compactNumber(typed)
  return number.length < 8 ? typed : number.slice(-4)
}
