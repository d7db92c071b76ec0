/** `thing` holds 20 characters; counted in UTF-16 units, the narrower reading of the rule. */
const THING = 20
const GAPS = /[\p{Cc}\s\u2028\u2029]+/gu
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu
const NOTHING = '见详情'

/** One line without anything invisible; emoji and rare characters stay whole. */
const plain = (text: string) => text.normalize('NFC').replace(INVISIBLE, '').replace(GAPS, ' ').trim()

/** The first whole characters that fit into so many UTF-16 units. */
function cut(text: string, units: number): string {
  let kept = ''
  for (const char of text) {
    if (kept.length + char.length > units) break
    kept += char
  }
  return kept
}

/**
 * Any text as a `thing` value: one line, never empty, 20 characters at most. What is too long is cut after a whole
 * character and ends in `…`.
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
export function thingValue(text: string): string {
  const line = plain(text)
  if (line === '') return NOTHING
  return line.length <= THING ? line : `${cut(line, THING - 1).trimEnd()}…`
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** Full-width digits, letters and signs as their ordinary twins. */
const halfWidth = (text: string) => plain(text).normalize('NFKC')

const phrase = (text: string) =>
  orNull(
    [...plain(text)]
      .filter((char) => /\p{Script=Han}/u.test(char))
      .reduce((kept, char) => (kept.length + char.length <= 5 ? kept + char : kept), ''),
  )

/** Ten characters when there is Chinese in it, else twenty letters. */
function name(text: string): string | null {
  const line = plain(text)
  const kept = line.replace(/[^\p{Script=Han}A-Za-z\p{P}]/gu, '')
  if (/\p{Script=Han}/u.test(kept)) return orNull(cut(kept, 10))
  return orNull(cut(line.replace(/[^A-Za-z \p{P}]/gu, '').trim(), 20).trim())
}

/** The one number in a text; a range or a longer one would be told wrongly, so there is none. */
function number(text: string, digits: number): string | null {
  const found =
    halfWidth(text)
      .replace(/(\d),(?=\d{3})/g, '$1')
      .match(/\d+(\.\d+)?/g) ?? []
  const [only] = found
  return found.length === 1 && only && only.replace('.', '').length <= digits ? only : null
}

const RULES: Record<string, (text: string) => string | null> = {
  thing: thingValue,
  phrase,
  name,
  number: (text) => number(text, 32),
  amount: (text) => {
    const only = number(text, 10)
    return only && `${only}元`
  },
  letter: (text) =>
    orNull(
      halfWidth(text)
        .replace(/[^A-Za-z]/g, '')
        .slice(0, 32),
    ),
  symbol: (text) =>
    orNull(
      halfWidth(text)
        .replace(/[^!-/:-@[-`{-~]/g, '')
        .slice(0, 5),
    ),
  character_string: (text) =>
    orNull(
      halfWidth(text)
        .replace(/ +/g, '-')
        .replace(/[^!-~]/g, '')
        .slice(0, 32),
    ),
  phone_number: (text) => {
    const found = halfWidth(text).match(/\+?\d[\d-]*\d/g) ?? []
    return found.length === 1 && found[0].length <= 17 ? found[0] : null
  },
  car_number: (text) => {
    const kept = plain(text)
      .toUpperCase()
      .replace(/[\s·.-]/g, '')
    return /^[\p{Script=Han}A-Z\d][A-Z\d]{3,6}[\p{Script=Han}A-Z\d]?$/u.test(kept) ? kept : null
  },
}

/**
 * A text made to fit a keyword type of WeChat, cut where a cut still says the truth; null when nothing true fits, a
 * number where there is none, say. A type we do not know is treated as `thing`, and WeChat judges.
 */
export const fitTo = (type: string, text: string): string | null =>
  (Object.hasOwn(RULES, type) ? RULES[type] : thingValue)?.(text) ?? null
