import { dropInvisible } from '../../../types/text'

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

/** What people write behind a number, by the unit of the field: of another unit it would be another number. */
const UNITS = {
  人: '人|名|个|位|个人|人次',
  元: '元整|元钱|块钱|元|块|圆',
  天: '天|日|个自然日|个工作日',
  周: '周|个星期|星期|个礼拜',
  小时: '小时|个小时|个钟头|时',
  分钟: '分钟|分',
  岁: '周岁|岁',
  次: '次|回',
  条: '条',
} as const

/** The unit of a field, as it is said beside it. */
export type Unit = keyof typeof UNITS

/** Digits in threes or unparted, a fraction. */
const DIGITS = "(\\d+|\\d{1,3}(?:[,，'\\s]\\d{3})+)(?:\\.(\\d+))?"

/**
 * Reads a number as typed or pasted (`3,000`, `３０００`, of yuan `3000元`), with at most `places` decimals. NaN for anything
 * else, also for what would become another number by leaving something out (`-5`, `1e3`, `3万`, `8 10`, `5%`, `3.5` without
 * decimals, `2周` of days).
 */
export const readAmount = (typed: string, places: number, unit: Unit): number => {
  const text = plainDigits(dropInvisible(typed))
    .replace(/[\u0085\u2800]/g, ' ')
    .trim()
  const money = unit === '元' ? '[¥￥]?\\s*' : ''
  const [, whole = '', fraction = ''] = new RegExp(`^${money}${DIGITS}\\s*(?:${UNITS[unit]})?$`).exec(text) ?? []
  if (whole === '' || fraction.length > places) return Number.NaN
  return Number(`${whole.replace(/[,，'\s]/g, '')}.${fraction}`)
}

/** Reads a whole number as typed or pasted; NaN when it is none. */
export const readWhole = (typed: string, unit: Unit): number => readAmount(typed, 0, unit)

/** What people take for the X of a check digit: Roman ten, signs of multiplying and crosses. */
const LIKE_X =
  /[\u2169\u2179\u00d7\u2573\u2612\u2613\u2715-\u2718\u274c\u2a09\u2a2f\u2cac\u2cad\u04b2\u04b3\u04fc-\u04ff\uab53\u3405\u4e42]/g

/** Cyrillic and Greek capitals that look like Latin ones: a keyboard left in the other language types them unseen. */
const LOOKS = 'АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const LATIN = 'ABESIJKMHOPCTYXABEZHIKMNOPTYX'

const latinOf = (letter: string): string => {
  const at = LOOKS.indexOf(letter.toUpperCase())
  return at < 0 ? letter : LATIN.charAt(at)
}

/** Letters of formulas, in circles and squares, as fonts for names make them: 𝐗, Ⓧ, 🅇. */
const STYLED = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u24b6-\u24e9]/gu

const unstyled = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x1f130 && code < 0x1f18a
    ? String.fromCharCode(65 + ((code - 0x1f130) % 32))
    : letter.normalize('NFKC')
}

/** Quotes, which exports and other messages bring along, and the sign spreadsheets begin with. */
const DRESS = /^["“]?=|['"`\u00b4\u2018-\u201f\u2032\u2033\u300c-\u300f]/g

/** What the number is, said in front of it. */
const LABEL =
  /^[\u4e00-\u9fff]*?(?:[证證照件]件?(?:[号號][码碼]?|编号)?|[号號][码碼]?|[后末][四4]位)(?:[:是为]|(?=[0-9A-Z]))|^(?:PASSPORT(?:NUMBER|NO)?(?=.*\d)|ID(?:CARD)?(?:NUMBER|NO)?(?=[.:]|\d{14}))[.:]*|^(?:NO[.:]+|№|N°)/

/** A pair of brackets around all of it. */
const BRACKETED = /^[([{<\u3010\u3014\u3008\u300a]([^()]*)[)\]}>\u3011\u3015\u3009\u300b]$/

/** Marks that end a sentence, or set a number off, and belong to none. */
const AROUND = /^[.,;:!、。«]+|[.,;:!、。»<]+$/g

/** Words around the number of a card, and what parts its region, birth date and serial. */
const CARD = /^[\u3400-\u9fff]*(\d{6})[/|,、]?(\d{8})[/|,、]?(\d{3}[\dX])[\u3400-\u9fff]*$/

/** Letters where a card has digits only: O for nought, I and l for one. The check digit tells whether that was meant. */
const LIKE_DIGITS = /^(?=(?:.*\d){10})[\dOIL]{17}[\dXOIL]$/

/** Dots between the parts of a number; one alone is a decimal's, but where a card's region or birth date ends. */
const isDotted = (number: string) =>
  /^[0-9A-Z]+(?:\.[0-9A-Z]+){2,}$/.test(number) ||
  /^(?:\d{6}\.\d{11}|\d{14}\.\d{3})[\dX]$/.test(number) ||
  /^[A-Z]{1,3}\d*\.\d{2,}$/.test(number)

/**
 * A document's number as typed or pasted: compact, without hyphens, dots between its parts, quotes and its label, and with
 * Latin letters where others look the same. Characters that may mean something (`*`, `+`, other letters) stay.
 */
export const compactNumber = (typed: string): string => {
  const number = compactCode(typed.replace(STYLED, unstyled))
    .replace(DRESS, '')
    .replace(LIKE_X, 'X')
    .replace(/[\u0370-\u04ff]/g, latinOf)
    .replace(LABEL, '')
    .replace(BRACKETED, '$1')
    .replace(/^([0-9A-Z]{8,})[([\u3010][^()0-9A-Z]+[)\]\u3011]$/, '$1')
    .replace(/[-\u2010-\u2015\u2212_]/g, '')
    .replace(/([0-9A-Z])[\u00b7\u2027\u30fb](?=[0-9A-Z])/g, '$1')
    .replace(AROUND, '')
    .replace(CARD, '$1$2$3')
  const plain = isDotted(number) ? number.replace(/\./g, '') : number
  return LIKE_DIGITS.test(plain) ? plain.replace(/O/g, '0').replace(/[IL]/g, '1') : plain
}

/** Signs that stand for digits somebody hid. A single dot or hyphen parts digits and hides none. */
const MASK =
  /[*#?\u2022\u2026\u203b\u2217\u221a\u22c6\u2580-\u25ff\u2605\u2606\u2713-\u2716\u2720-\u2743\ufffd]|([-_.~\u00b7\u2010-\u2015\u00d7])\1/

/** What is shown behind the last hidden character; null when nothing is hidden. */
export const behindMask = (typed: string): string | null => {
  const parts = compactCode(typed).split(MASK)
  return MASK.test(compactCode(typed)) ? compactNumber(parts[parts.length - 1] ?? '') : null
}

/** The last four digits of a whole number where four are asked for; anything else stays as typed. */
export const lastFour = (typed: string): string => {
  const shown = behindMask(typed)
  const number = shown ?? compactNumber(typed).replace(/^[\u3400-\u9fff]+|[\u3400-\u9fff]+$/g, '')
  const four = shown !== null || number.length >= 8 ? number.slice(-4) : ''
  return /^\d{4}$/.test(four) ? four : typed
}
