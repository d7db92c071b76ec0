/**
 * What WeChat allows as the value of a template keyword, by the table "参数值内容限制说明" of
 * developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html. No official expression
 * exists, so where the words leave room the narrower reading is taken.
 */
export type Complaint = 'empty' | 'invalid'

const DIGITS = /^\d+(\.\d+)?$/
const MONEY = /^\p{Sc}?\d+(\.\d+)?元?$/u
const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const DAY = [
  '(?<y1>\\d{4})年(?<m1>\\d{1,2})月((?<d1>\\d{1,2})日)?',
  '(?<m2>\\d{1,2})月(?<d2>\\d{1,2})日',
  '(?<y3>\\d{4})(?<by>[-/.])(?<m3>\\d{1,2})(\\k<by>(?<d3>\\d{1,2}))?',
  '(?<m4>\\d{1,2})[-/.](?<d4>\\d{1,2})',
].join('|')
const TIME_POINT = new RegExp(`^((${DAY}) )?${CLOCK}$`)
const DATE_POINT = new RegExp(`^(${DAY})( ${CLOCK})?$`)

const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => value.length <= 20,
  number: (value) => DIGITS.test(value) && digitsOf(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value) => /^[A-Za-z\d\p{P}\p{S}]{1,32}$/u.test(value),
  time: (value) => isPointOrRange(value, TIME_POINT),
  date: (value) => isPointOrRange(value, DATE_POINT),
  amount: (value) => MONEY.test(value) && digitsOf(value) <= 10,
  phone_number: (value) => /^[!-/:-@[-`{-~\d]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]?$/u.test(value),
  name: (value) =>
    /\p{Script=Han}/u.test(value)
      ? /^[\p{Script=Han}A-Za-z\p{P}\p{S}]{1,10}$/u.test(value)
      : /^[A-Za-z \p{P}\p{S}]{1,20}$/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

/** What WeChat would complain about in a keyword's value, or undefined. The type is the key without its number. */
export function complaintAbout(key: string, value: unknown): Complaint | undefined {
  if (value === undefined || value === null) return 'empty'
  if (typeof value !== 'string') return 'invalid'
  if (value.trim() === '') return 'empty'
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return 'invalid'
  const rule = RULES[key.replace(/\d+$/, '')]
  return rule?.(value) ? undefined : 'invalid'
}

const digitsOf = (value: string) => value.replace(/\D/g, '').length

function isPointOrRange(value: string, point: RegExp): boolean {
  const points = value.split('~')
  return points.length <= 2 && points.every((text) => isPoint(text, point))
}

/** A leap year stands in where the year is not named. */
function isPoint(text: string, point: RegExp): boolean {
  const groups = point.exec(text)?.groups
  if (!groups) return false
  const pick = (name: string) => [1, 2, 3, 4].map((n) => groups[`${name}${n}`]).find((found) => found !== undefined)
  const month = Number(pick('m') ?? 1)
  const day = Number(pick('d') ?? 1)
  const longest = new Date(Date.UTC(Number(pick('y') ?? 2024), month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= longest
}
