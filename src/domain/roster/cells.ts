import { dropInvisible } from '../../../types/text'
import { compactNumber, halfWidth } from '../text/typed'

/** One row of a list: its cells, the line it begins on (from 1) and how many lines it takes. */
export type Row = { at: number; lines: number; cells: readonly string[] }

/** In this order: where tabs part the cells, commas do not, and where commas do, blanks do not. */
const SEPARATORS = ['\t', ',', '，', ';', '；', '|', '｜', '、']

/** A number of a card as people write it, also with blanks and hyphens inside. */
const CARD = /\d{6}[\s-]*\d{8}[\s-]*\d{3}[\dX]/

const plain = (text: string) =>
  halfWidth(dropInvisible(text)).replace(/[x\u2169\u2179\u00d7\u0425\u0445\u03a7\u03c7]/g, 'X')

/** Whether a text holds the number of a card. */
export const holdsCard = (text: string): boolean => CARD.test(plain(text))

/** How many numbers of cards a text holds. */
export const cardsIn = (text: string): number => (plain(text).match(new RegExp(CARD.source, 'g')) ?? []).length

/** A cell without what exports and people dress it in: `="…"`, quotes of every kind, an apostrophe in front. */
export const undress = (cell: string): string => {
  let naked = dropInvisible(cell).trim()
  for (let before = ''; before !== naked; ) {
    before = naked
    naked = naked
      .replace(/^=\s*(?=["“'‘\dX]|[\u3400-\u9fff])/, '')
      .replace(/^["“”'‘’`＂＇]+|["“”'‘’`＂＇]+$/g, '')
      .trim()
  }
  return naked
}

/** A line without what stands in quotes. */
const bare = (line: string): string => line.replace(/"[^"]*"/g, '""')

const parted = (line: string): string => SEPARATORS.find((separator) => bare(line).includes(separator)) ?? ' '

/** The separator of most lines that hold a number; other lines go by their own. */
const separatorOf = (lines: readonly string[]): string => {
  const numbered = lines.filter(holdsCard)
  return (
    SEPARATORS.find((one) => numbered.filter((line) => bare(line).includes(one)).length * 2 > numbered.length) ??
    parted(numbered[0] ?? '')
  )
}

/** The end of a quoted cell that begins at `from`, in lines and columns; null when it is no quoted cell. */
function quotedEnd(lines: readonly string[], line: number, from: number, separator: string) {
  for (let at = line; at < lines.length && at < line + 20; at++) {
    const text = lines[at] ?? ''
    for (let place = at === line ? from + 1 : 0; place < text.length; place++) {
      if (text.charAt(place) !== '"') continue
      if (text.charAt(place + 1) === '"') place++
      else {
        const rest = text.slice(place + 1)
        return /^\s*$/.test(rest) || rest.replace(/^\s+/, '').startsWith(separator) ? { line: at, place } : null
      }
    }
  }
  return null
}

function splitRow(lines: readonly string[], first: number, separator: string): Row {
  const cells: string[] = []
  let [line, place] = [first, 0]
  for (;;) {
    const text = lines[line] ?? ''
    const begin = place + (/^[^\S\t]*/.exec(text.slice(place))?.[0].length ?? 0)
    const end = text.charAt(begin) === '"' ? quotedEnd(lines, line, begin, separator) : null
    const whole = end ? lines.slice(line, end.line + 1) : []
    const inner = whole.map((part, nth) =>
      part.slice(nth === 0 ? begin + 1 : 0, nth === whole.length - 1 ? end?.place : undefined),
    )
    if (end && (inner.length === 1 || !inner.some(holdsCard))) {
      cells.push(inner.join(' ').replace(/""/g, '"'))
      line = end.line
      const next = (lines[line] ?? '').indexOf(separator, end.place + 1)
      if (next < 0) break
      place = next + separator.length
    } else {
      const next = text.indexOf(separator, place)
      cells.push(next < 0 ? text.slice(place) : text.slice(place, next))
      if (next < 0) break
      place = next + separator.length
    }
  }
  return { at: first + 1, lines: line - first + 1, cells }
}

const isSex = (word: string) => word === '男' || word === '女'

/** Words parted by blanks; single characters in a row are a name written wide (`杨 秀 军`). */
const joinWide = (words: readonly string[]): readonly string[] => {
  const joined: string[] = []
  let open = false
  for (const word of words) {
    const last = joined[joined.length - 1] ?? ''
    const isHan = /^[\u3400-\u9fff]$/.test(word)
    if (isHan && open && !(isSex(word) && last.length > 1)) joined[joined.length - 1] = last + word
    else joined.push(word)
    open = isHan
  }
  return joined
}

/** Single blanks part words too, but not a surname from the rest of a name (`龙 小燕`) where wider gaps part the cells. */
const wordsIn = (text: string, wide: boolean): readonly string[] =>
  joinWide(
    text
      .trim()
      .split(/\s{2,}/)
      .flatMap((part) => (wide && /^[\u3400-\u9fff]\s[\u3400-\u9fff]{1,2}$/.test(part) ? [part] : part.split(/\s+/)))
      .filter((word) => word !== ''),
  )

const wordsOf = (text: string): readonly string[] => {
  const wide = /\S\s{2,}\S/.test(text)
  const card = CARD.exec(plain(text))
  if (!card || plain(text).length !== text.length) return wordsIn(text, wide)
  const end = card.index + card[0].length
  return [...wordsIn(text.slice(0, card.index), wide), text.slice(card.index, end), ...wordsIn(text.slice(end), wide)]
}

/** The word for the number in front of it, and a remark in brackets behind it. */
const numberOnly = (cell: string): string => {
  const number = cell
    .replace(/^(?:公民|居民)?身份证(?:件)?(?:号码?)?\s*[:：]?\s*/, '')
    .replace(/\s*[(（][^()（）\d]{1,8}[)）]$/, '')
  return holdsCard(number) && /^[\d\sX-]+$/.test(plain(number)) ? number : cell
}

/** A cell in which a number stands together with something else falls apart once more. */
const partsOf = (cell: string): readonly string[] => {
  const naked = numberOnly(undress(cell))
  if (!holdsCard(naked) || /^[\d\sX-]+$/.test(plain(naked))) return [naked]
  const inner = SEPARATORS.find((separator) => naked.includes(separator))
  if (inner) return naked.split(inner).flatMap((part) => partsOf(part))
  return wordsOf(naked).map(undress)
}

/** Whether a row says nothing. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')

const isNameLine = ({ cells }: Row) =>
  cells.length > 0 && /^(?:姓名|名字)\s*[:：]\s*\S/.test(cells.join('')) && !cells.some(holdsCard)
const isFormLine = ({ cells }: Row) =>
  !isBlank(cells) &&
  (/^[\u3400-\u9fff]{2,8}\s*[:：]/.test(cells.join('')) || (cells.length === 1 && holdsCard(cells[0] ?? '')))

/** People written one under the other like a form, a line for the name, one for the number: each is one row. */
const joinForms = (rows: readonly Row[]): readonly Row[] => {
  const joined: Row[] = []
  let open = false
  for (const row of rows) {
    const last = joined[joined.length - 1]
    if (open && last && isFormLine(row) && !isNameLine(row))
      joined[joined.length - 1] = { ...last, lines: last.lines + row.lines, cells: [...last.cells, ...row.cells] }
    else {
      joined.push(row)
      open = isNameLine(row)
    }
  }
  return joined
}

/**
 * Cuts a list into rows: every line is in exactly one of them. Quoted cells may hold separators and line breaks; a
 * quote that would swallow a line with a number is taken for a sign and not for a quote.
 */
export function rowsOf(text: string): readonly Row[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\u0000/g, '')
    .split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/)
  const common = separatorOf(lines)
  const rows: Row[] = []
  for (let line = 0; line < lines.length; ) {
    const here = lines[line] ?? ''
    const opens = (here.match(/"/g) ?? []).length % 2 === 1
    const separator = (opens || bare(here).includes(common)) && common !== ' ' ? common : parted(here)
    if (separator === ' ') rows.push({ at: line + 1, lines: 1, cells: wordsOf(dropInvisible(here)).map(undress) })
    else {
      const row = splitRow(lines, line, separator)
      rows.push({ ...row, cells: row.cells.flatMap((cell) => partsOf(cell)) })
    }
    line += rows[rows.length - 1]?.lines ?? 1
  }
  return joinForms(rows)
}

/** What a spreadsheet made of a long number: a power of ten, a decimal, thousands, or signs for too narrow a column. */
export const isRounded = (cell: string): boolean => {
  const number = compactNumber(cell)
  return (
    /^\d(?:\.\d+)?E\+?\d+$/.test(number) ||
    /^\d{15,18}\.\d*$/.test(number) ||
    /^\d{1,3}(?:,\d{3}){4,}(?:\.\d+)?$/.test(number) ||
    /^#{3,}$/.test(number)
  )
}
