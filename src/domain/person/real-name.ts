import type { IdType } from '../../../types/person'
import { accept, type Decision, refuse } from '../../../types/reply'
import { dropInvisible } from '../../../types/text'
import { realHan } from '../text/han'
import { halfWidth } from '../text/typed'

/** Han characters by range, rare ones and 〇 too: `\p{Script=Han}` stops at the Unicode version of an old phone. */
const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}'
const CHINESE = new RegExp(`^[${HAN}]+(?:·[${HAN}]+)*$`, 'u')
const LATIN = /^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:[ .,'’-]+[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*\.?$/

/** What keyboards and old systems offer for the dot of minority names (GB 18030 A1A4, U+00B7). */
const DOTS =
  /[.\u0387\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u25e6\u2e31\u2e33\u30fb\u4e36\ua78f\ufe52\uff0e\uff61\uff65\u3002]/g

/** What keyboards offer for the apostrophe and the hyphen of Latin names. */
const APOSTROPHES = /[`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u201b\u2032]/g
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63]/g

const BLANKS = /[\s\u0085\u2800]+/g

/** Foreigners' documents; the permit of HK and Macao is theirs too, since 2024-07-10 (国家移民管理局). */
const isLatin = (type: IdType) => type === 'passport' || type === 'permanentResidence' || type === 'hmTravelPermit'

/**
 * Reads a real name as typed: 2 to 40 characters, Chinese with `·` between parts, or on a foreigner's document also Latin. The
 * person's own form is kept: only what shows nothing is dropped, blanks inside a Chinese name are closed, other forms
 * of the dot become `·`, and radicals and private code points become the characters they stand for. Emoji, control
 * characters, digits and mixed scripts are refused. Refusal: person.realName.
 */
export const checkRealName = (typed: string, type: IdType): Decision<string> => {
  const clean = realHan(dropInvisible(typed)).normalize('NFC')
  const chinese = clean.replace(BLANKS, '').replace(DOTS, '·')
  const latin = halfWidth(clean).replace(BLANKS, ' ').trim().replace(APOSTROPHES, "'").replace(HYPHENS, '-')
  const name = CHINESE.test(chinese) ? chinese : isLatin(type) && LATIN.test(latin) ? latin : ''
  const length = Array.from(name).length
  return length >= 2 && length <= 40 ? accept(name) : refuse({ code: 'person.realName' })
}

/** Between the parts of a name people write dots, blanks, apostrophes, hyphens and commas, or nothing. */
const BETWEEN =
  /[\s\u0085\u2800.,'’·\u055a\ua78b\ua78c`´\u02b9-\u02bd\u02c8\u0387\u16eb\u2010-\u201b\u2022\u2024\u2027\u2032\u2035\u2043\u2212\u2219\u22c5\u25cf\u25e6\u2e31\u2e33\u3001\u3002\u30fb\u4e36\ua78f\ufe52\ufe58\ufe63\uff07\uff0c\uff0d\uff0e\uff61\uff65\u002d]/g

/** The three characters that one Kangxi radical stands for both of, by Unicode and by the mainland's fonts. */
const MAINLAND: readonly (readonly [RegExp, string])[] = [
  [/戶/g, '户'],
  [/靑/g, '青'],
  [/黃/g, '黄'],
]

const fold = (name: string): string => {
  const plain = realHan(dropInvisible(name)).replace(BETWEEN, '').normalize('NFKC').replace(BETWEEN, '')
  const folded = plain.toUpperCase().toLowerCase().normalize('NFKC').replace(BETWEEN, '')
  return MAINLAND.reduce((text, [these, one]) => text.replace(these, one), dropInvisible(folded))
}

/**
 * The form in which names are compared, searched and hashed, never shown: one for all spellings that Unicode or people
 * here hold to be the same name (radicals, compatibility and private code points, variation marks, full width, case,
 * dots, blanks, apostrophes, hyphens). Traditional and simplified characters stay different names. Takes a name as
 * typed or as kept; taking it twice changes nothing; the beginning of a Chinese name gives the beginning of the form.
 * A changed rule means that hashes kept of names are made anew.
 */
export const comparableName = (name: string): string => {
  const once = fold(name)
  const twice = fold(once)
  return twice === once ? once : comparableName(twice)
}
