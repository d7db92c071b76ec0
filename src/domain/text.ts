import { dropInvisible } from '../../types/text'
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

/** An accent that stands alone is compatible with a blank and a mark, which would join the letter before it. */
const compatible = (text: string) => {
  const compatibly = text.normalize('NFKC')
  return /^\s./.test(compatibly) ? text : compatibly.replace(/\s/g, '')
}

const foldOnce = (cluster: string): string => {
  const alike = (text: string) => ALIKE.reduce((found, [these, one]) => found.replace(these, one), text)
  return alike(compatible(realHan(alike(cluster))))
    .toUpperCase()
    .toLowerCase()
}

const foldCluster = (cluster: string): string => {
  const once = foldOnce(cluster)
  return once === cluster ? once : foldCluster(once)
}

/** A folded text, and for each of its UTF-16 units, and for its end, where in the text as typed that came from. */
export type FoldedText = { text: string; places: readonly number[] }

/**
 * `foldText` with the way back: the phrase found at `[from, until)` of `text` stands at
 * `[places[from], places[until])` of the text as typed. For marking a phrase in what somebody wrote.
 */
export const foldWithPlaces = (typed: string): FoldedText => {
  let seen = ''
  const origins: number[] = []
  let at = 0
  for (const char of typed) {
    const kept = BREAK.test(char) ? '\n' : BLANK.test(char) ? '' : dropInvisible(char)
    for (let unit = 0; unit < kept.length; unit++) origins.push(at)
    seen += kept
    at += char.length
  }
  const places: number[] = []
  const text = seen.replace(CLUSTER, (cluster: string, from: number) => {
    const folded = cluster === '\n' ? cluster : foldCluster(cluster)
    for (let unit = 0; unit < folded.length; unit++) places.push(origins[from] ?? 0)
    return folded
  })
  return { text, places: [...places, typed.length] }
}

/**
 * The form in which texts are searched and screened: characters that only look different are the same (full width,
 * Kangxi and other radicals, private code points of GB 18030-2000, compatibility forms, case, dots, dashes, quotes,
 * brackets), and blanks and characters that show nothing are gone; line breaks stay as `\n`. Folding twice changes
 * nothing. Fold both sides, then look for the one in the other: `foldText(title).includes(foldText(search))`. For a
 * search in the database keep the folded text in a column of its own beside the text; what is shown is never folded.
 */
export const foldText = (typed: string): string => foldWithPlaces(typed).text
