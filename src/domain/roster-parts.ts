import { isCount, isFoot, isSigner, isSureFoot, isTitle, sectionOf } from './roster-around'
import { cardsIn, holdsCard, type Row } from './roster-cells'
import { byColumns, type Columns, columnsIn, joined, withGroups } from './roster-columns'
import type { Found } from './roster-found'
import { groupSaid } from './roster-group'
import { byLooks, isDate, isName, isNumberish, looksLikeNumber } from './roster-looks'
import { compactNumber } from './typed'

/** What a row of a list is. `people`: one, or as many as stand side by side under a heading with pairs of columns. */
export type Part =
  | { row: Row; kind: 'heading' | 'title' | 'footer' }
  | { row: Row; kind: 'fault'; why: 'form' | 'two'; name: string }
  | { row: Row; kind: 'people'; people: readonly Found[] }

/** A heading, of one row or more: rows `from` to `last`, what they say together, and what stands below them. */
type Heading = { from: number; last: number; cells: readonly string[]; columns: Columns }

type IsCard = (cell: string) => boolean

const firstOf = (cells: readonly string[]) => cells.find((cell) => cell !== '') ?? ''

const isNumbered = ({ cells }: Row) => cells.some((cell) => holdsCard(cell) || looksLikeNumber(cell))

/** The part of the list a row opens, as `sectionOf`; null for a row with a number. */
const openedBy = ({ cells }: Row) => (cells.some(isNumberish) ? null : sectionOf(cells))

/** Whether a row goes on with the heading above it: it leaves the columns of names empty and counts nothing. */
const isLower = (row: Row, { names, numbers }: Columns) =>
  numbers.length > 0 &&
  !row.cells.some((cell) => /\d/.test(cell)) &&
  names.every((at) => (row.cells[at] ?? '') === '') &&
  openedBy(row) === null

/** The headings of a list: a page may repeat one, and parts may have their own. */
function headingsIn(rows: readonly Row[]): readonly Heading[] {
  const own = rows.map(({ cells }) => columnsIn(cells))
  return own.flatMap((columns, from): Heading[] => {
    const cells = rows[from]?.cells
    if (!columns || !cells) return []
    const next = own.findIndex((one, at) => at > from && one !== null)
    const below = (last: number) => rows.slice(last + 1, next < 0 ? undefined : next)
    const lower = rows[from + 1]
    if (!lower || next === from + 1 || !isLower(lower, columns))
      return [{ from, last: from, cells, columns: withGroups(columns, below(from)) }]
    const both = joined(cells, lower.cells)
    const more = columnsIn(both)
    return [
      more
        ? { from, last: from + 1, cells: both, columns: withGroups(more, below(from + 1)) }
        : { from, last: from + 1, cells, columns: withGroups(columns, below(from)) },
    ]
  })
}

/** What a row under a heading is, by its columns alone: whoever has a name or a number there is somebody. */
function underHeading(row: Row, { columns, cells: heading }: Heading, met: boolean, isCard: IsCard): Part {
  const { cells } = row
  if (isCount(cells)) return { row, kind: met ? 'footer' : 'heading' }
  const people = byColumns(cells, columns, heading)
  const name = people.map((found) => found.name).find((cell) => cell !== '') ?? ''
  const fault = (why: 'form' | 'two'): Part => ({ row, kind: 'fault', why, name })
  const numbers = new Set(people.map(({ number }) => compactNumber(number)))
  const isStray = (cell: string, at: number) =>
    (holdsCard(cell) || looksLikeNumber(cell)) &&
    !numbers.has(compactNumber(cell)) &&
    (columns.numbers.includes(at) ? holdsCard(cell) : (heading[at] ?? '') === '')
  const isNamed = people.some((found) => isName(found.name))
  const hasNumber = people.some(({ number }) => isNumberish(number))
  const first = firstOf(cells)
  const isSigned = isSureFoot(cells) || isSigner(first)
  const said = people.some((found) => found.said !== '')
  if (isSigned && !cells.some(isCard) && !(isNamed && (hasNumber || (said && first !== name))))
    return { row, kind: 'footer' }
  if (cells.some((cell, at) => isStray(cell, at)))
    return fault(people.some(({ number }) => holdsCard(number)) ? 'two' : 'form')
  if (isNamed || hasNumber) return { row, kind: 'people', people }
  if (cells.some(isCard) || isNumberish(name) || (/(?:\d\D?){5}/.test(name) && !isDate(name))) return fault('form')
  if (isFoot(cells)) return { row, kind: 'footer' }
  if (name !== '' && people.some((found) => groupSaid(found.said).kind === 'groups')) return fault('form')
  return { row, kind: met ? 'footer' : 'heading' }
}

const isPhone = (cell: string) => /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(compactNumber(cell))

/** What a row is by its looks, where no heading says where names and numbers stand. `heading`: one that names no numbers. */
function byItself(row: Row, heading: Heading | undefined, above: boolean, met: boolean, isCard: IsCard): Part {
  const { cells } = row
  const fault = (why: 'form' | 'two', name = ''): Part => ({ row, kind: 'fault', why, name })
  const found = byLooks(cells)
  const isNumber = (cell: string) => isNumberish(cell) && !isPhone(cell)
  const isSomebody =
    (found !== null && isName(found.name) && isNumber(found.number)) ||
    (cells.some((cell) => isName(cell) && !isSigner(cell)) && cells.some(isNumber))
  if (isSureFoot(cells) && !isSomebody) return cells.some(isCard) ? fault('form') : { row, kind: 'footer' }
  if (!isSomebody && !isNumbered(row)) {
    if (above && !met) return { row, kind: 'title' }
    if (isFoot(cells)) return { row, kind: 'footer' }
    if (!met && isTitle(cells)) return { row, kind: 'title' }
    if (found && !heading) return { row, kind: 'people', people: [found] }
    return fault('form', heading ? (cells[heading.columns.names[0] ?? -1] ?? '') : firstOf(cells))
  }
  if (cells.reduce((all, cell) => all + cardsIn(cell), 0) > 1)
    return fault(
      'two',
      cells.find((cell) => /^[\u3400-\u9fff·]{2,}$/.test(cell)),
    )
  return found ? { row, kind: 'people', people: [found] } : fault('form')
}

/** People without a group of their own are of the group of their part. */
const ofSection = (part: Part, section: string): Part =>
  part.kind === 'people' && section !== ''
    ? { ...part, people: part.people.map((found) => (found.said === '' ? { ...found, said: section } : found)) }
    : part

/**
 * What each row is: the heading, what stands above and below the table, and everything else somebody or a fault.
 * `isCard` tells a good number: no row that holds one is passed over.
 */
export function partsIn(rows: readonly Row[], isCard: IsCard): readonly Part[] {
  const headings = headingsIn(rows)
  const first = headings[0]?.from ?? -1
  let section = ''
  /** Whether somebody, or a line that should be somebody, has come. */
  let met = false
  let next = 0
  return rows.map((row, nth): Part => {
    while ((headings[next]?.from ?? rows.length) <= nth) next++
    const heading = headings[next - 1]
    if (heading?.from === nth) return { row, kind: 'heading' }
    const opened = openedBy(row)
    if (opened !== null) {
      section = opened
      return { row, kind: nth < first ? 'title' : met ? 'footer' : 'heading' }
    }
    if (heading && nth <= heading.last) return { row, kind: isFoot(row.cells) ? 'footer' : 'heading' }
    const isHeaded = heading !== undefined && heading.columns.numbers.length > 0
    const part = isHeaded ? underHeading(row, heading, met, isCard) : byItself(row, heading, nth < first, met, isCard)
    met ||= part.kind === 'people' || (part.kind === 'fault' && (isHeaded || isNumbered(row)))
    return ofSection(part, section)
  })
}
