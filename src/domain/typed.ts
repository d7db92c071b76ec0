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
export const plainDigits = (text: string): string =>
  halfWidth(text).replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : worthOf(digit)))

/** What people type or paste as a number: half-width, without spaces and invisible characters, in upper case. */
export const compactCode = (text: string): string =>
  plainDigits(dropInvisible(text))
    .replace(/[\s\u0085\u2800]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())

/** Digits in threes or unparted, a fraction, and behind it the unit or in front of it the sign of money. */
const AMOUNT =
  /^[¥￥]?\s*(\d+|\d{1,3}(?:[,，'\s]\d{3})+)(?:\.(\d+))?\s*(?:元|块|圆|人|名|个|位|天|日|周|次|岁|小时|分钟|场|年|个月|件)?\s*(?:整|钱)?$/

/**
 * Reads a number as typed or pasted (`3,000`, `3000元`, `３０００`), with at most `places` decimals. NaN for anything else,
 * also for what would become another number by leaving something out (`-5`, `1e3`, `3万`, `8 10`, `5%`, `3.5` without
 * decimals).
 */
export const readAmount = (typed: string, places: number): number => {
  const text = plainDigits(dropInvisible(typed))
    .replace(/[\u0085\u2800]/g, ' ')
    .trim()
  const [, whole = '', fraction = ''] = AMOUNT.exec(text) ?? []
  if (whole === '' || fraction.length > places) return Number.NaN
  return Number(`${whole.replace(/[,，'\s]/g, '')}.${fraction}`)
}

/** Reads a whole number as typed or pasted; NaN when it is none. */
export const readWhole = (typed: string): number => readAmount(typed, 0)

/** What people take for the X of a check digit: Roman ten, signs of multiplying and crosses. */
const LIKE_X = /[\u2169\u2179\u00d7\u2573\u2715-\u2718\u274c\u2a09\u2a2f]/g

/** Cyrillic and Greek capitals that look like Latin ones: a keyboard left in the other language types them unseen. */
const LOOKS = 'АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const LATIN = 'ABESIJKMHOPCTYXABEZHIKMNOPTYX'

const latinOf = (letter: string): string => {
  const at = LOOKS.indexOf(letter.toUpperCase())
  return at < 0 ? letter : LATIN.charAt(at)
}

/** Letters of formulas and in circles, as fonts for names make them: 𝐗, Ⓧ. */
const STYLED = /[\u{1d400}-\u{1d7ff}\u24b6-\u24e9]/gu

/** Quotes, which exports and other messages bring along, and the sign spreadsheets begin with. */
const DRESS = /^["“]?=|['"`\u00b4\u2018-\u201f\u2032\u2033\u300c-\u300f]/g

/** What the number is, said in front of it. */
const LABEL = /^[\u4e00-\u9fff]*?(?:[证證照件]件?(?:[号號][码碼]?|编号)?|[号號][码碼])(?:[:是为]|(?=[0-9A-Z]))/

/** A pair of brackets around all of it. */
const BRACKETED = /^[([{<\u3010\u3014\u3008\u300a]([^()]*)[)\]}>\u3011\u3015\u3009\u300b]$/

/** Dots between the parts of a number; one alone is a decimal's, but where a card's region or birth date ends. */
const isDotted = (number: string) =>
  /^[0-9A-Z]+(?:\.[0-9A-Z]+){2,}$/.test(number) || /^(?:\d{6}\.\d{11}|\d{14}\.\d{3})[\dX]$/.test(number)

/**
 * A document's number as typed or pasted: compact, without hyphens, dots between its parts, quotes and its label, and with
 * Latin letters where others look the same. Characters that may mean something (`*`, `+`, other letters) stay.
 */
export const compactNumber = (typed: string): string => {
  const number = compactCode(typed.replace(STYLED, (letter) => letter.normalize('NFKC')))
    .replace(DRESS, '')
    .replace(LIKE_X, 'X')
    .replace(/[\u0370-\u04ff]/g, latinOf)
    .replace(LABEL, '')
    .replace(BRACKETED, '$1')
    .replace(/[-\u2010-\u2015\u2212_]/g, '')
    .replace(/([0-9A-Z])[\u00b7\u2027\u30fb](?=[0-9A-Z])/g, '$1')
  return isDotted(number) ? number.replace(/\./g, '') : number
}

/** Signs that stand for digits somebody hid. A single dot or hyphen parts digits and hides none. */
const MASK = /[*\u2022\u25a0\u25a1\u25cb\u25cf\u2588\u2026#?]|([-_.\u00b7\u2010-\u2015])\1/

/** What is shown behind the last hidden character; null when nothing is hidden. */
export const behindMask = (typed: string): string | null => {
  const parts = compactCode(typed).split(MASK)
  return MASK.test(compactCode(typed)) ? compactNumber(parts[parts.length - 1] ?? '') : null
}

/** The last four digits of a whole number where four are asked for; anything else stays as typed. */
export const lastFour = (typed: string): string => {
  const shown = behindMask(typed)
  const number = shown ?? compactNumber(typed)
  const four = shown !== null || number.length >= 8 ? number.slice(-4) : ''
  return /^\d{4}$/.test(four) ? four : typed
}
