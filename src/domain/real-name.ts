import type { IdType } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import { halfWidth } from './typed'

/** Han characters by range, rare ones and 〇 too: `\p{Script=Han}` stops at the Unicode version of an old phone. */
const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}'
const CHINESE = new RegExp(`^[${HAN}]+(?:·[${HAN}]+)*$`, 'u')
const LATIN = /^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:[ .,'’-]+[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*\.?$/

/** The dots keyboards offer for the one of minority names (GB 18030 A1A4, U+00B7). */
const DOTS = /[.\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65]/g

/**
 * Reads a real name as typed: 2 to 40 characters, Chinese with `·` between parts, or on a passport also Latin. Spaces
 * inside a Chinese name and other forms of the dot are put right; emoji, control and direction marks, digits and mixed
 * scripts are refused. Refusal: person.realName.
 */
export const checkRealName = (typed: string, type: IdType): Decision<string> => {
  const chinese = typed.replace(/\s/g, '').replace(DOTS, '·')
  const latin = halfWidth(typed).normalize('NFC').trim().replace(/\s+/g, ' ')
  const name = CHINESE.test(chinese) ? chinese : type === 'passport' && LATIN.test(latin) ? latin : ''
  const length = Array.from(name).length
  return length >= 2 && length <= 40 ? accept(name) : refuse({ code: 'person.realName' })
}
