import { dropInvisible } from '../../../types/text'
import { realHan } from './han'

/** A base character with its marks, or a run of Hangul parts: what Unicode may compose into one. */
const CLUSTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[\s\S][\p{M}\uff9e\uff9f]*/gu

const BREAK = /^[\n\r\u000b\u000c\u0085\u2028\u2029]$/
const BLANK = /^[\s\u2800]$/

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u00b7\u0387\u2022\u2027\u2219\u22c5\u25cf\u25e6\u30fb]/g, '·'],
  [/[\u2010-\u2015\u2212\u2043\ufe58]/g, '-'],
  [/[\u2018-\u201b\u02bc\u02bb\u2032\u0060\u00b4]/g, "'"],
  [/[\u201c-\u201f\u2033\u300c-\u300f]/g, '"'],
  [/[\u3010\u3016\u3014]/g, '['],
  [/[\u3011\u3017\u3015]/g, ']'],
  [/。/g, '.'],
  [/、/g, ','],
  [/戶/g, '户'],
  [/靑/g, '青'],
  [/黃/g, '黄'],
]

/** Brackets, quotes, dots and stops: they part words in one title and not in another. */
const SIGN = '[()[\\]{}<>\\u300a\\u300b\\u3008\\u3009"\'.,:;!?\u00b7]'
const ONLY_SIGNS = new RegExp(`^${SIGN}+$`)
const SIGNS = new RegExp(SIGN, 'g')

const alikeOf = (text: string) => ALIKE.reduce((found, [these, one]) => found.replace(these, one), text)

/** An accent that stands alone is compatible with a blank and a mark, which would join the letter before it. */
const compatible = (text: string) => {
  const compatibly = text.normalize('NFKC')
  return /^\s./.test(compatibly) ? text : compatibly.replace(/\s/g, '')
}

const foldOnce = (cluster: string): string =>
  alikeOf(compatible(realHan(alikeOf(cluster))))
    .toUpperCase()
    .toLowerCase()
    .replace(SIGNS, '')

/** Whether a character is a sign in whatever form: half or full width, upright, small. */
const isSign = (char: string): boolean => ONLY_SIGNS.test(alikeOf(compatible(alikeOf(char))))

const foldCluster = (cluster: string): string => {
  const once = foldOnce(cluster)
  return once === cluster ? once : foldCluster(once)
}

const fold = (typed: string): string =>
  Array.from(typed, (char) => {
    if (BREAK.test(char)) return '\n'
    return BLANK.test(char) || isSign(char) ? '' : dropInvisible(char)
  })
    .join('')
    .replace(CLUSTER, (cluster) => (cluster === '\n' ? cluster : foldCluster(cluster)))

/**
 * The form in which texts are searched: characters that only look different are the same (full width, Kangxi and other
 * radicals, private code points of GB 18030-2000, compatibility forms, case, dashes), and blanks, brackets, quotes, dots,
 * stops and characters that show nothing are gone; line breaks stay as `\n`. Folding twice changes nothing. Fold both
 * sides, then look for the one in the other: `foldText(title).includes(foldText(search))`. For a search in the database
 * keep the folded text in a column of its own beside the text; what is shown is never folded.
 */
export const foldText = (typed: string): string => {
  const once = fold(typed)
  const twice = fold(once)
  return twice === once ? once : foldText(twice)
}
