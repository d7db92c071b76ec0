import { compactNumber } from '../text/typed'
import {
  groupInTitle,
  isCount,
  isFoot,
  isSigner,
  isSureFoot,
  isTitle,
  isWording,
  type Section,
  sectionOf,
} from './around'
import { cardsIn, holdsCard, type Row } from './cells'
import { byColumns, type Columns, columnsIn, joined, withGroups } from './columns'
import type { Found } from './found'
import { groupSaid } from './group'
import { byLooks, isDate, isName, isNumberish, looksLikeNumber } from './looks'

/** What a row of a list is. `people`: one, or as many as stand side by side under a heading with pairs of columns. */
export type Part =
  | { row: Row; kind: 'heading' | 'title' | 'footer' }
  | { row: Row; kind: 'fault'; why: 'form' | 'two'; name: string }
  | { row: Row; kind: 'people'; people: readonly Found[] }

/** A heading, of one row or more: rows `from` to `last`, what they say together, and what stands below them. */
type Heading = { from: number; last: number; cells: readonly string[]; columns: Columns }

const isPhone = (cell: string) => /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(compactNumber(cell))

type IsCard = (cell: string) => boolean

const firstOf = (cells: readonly string[]) => cells.find((cell) => cell !== '') ?? ''

const isNumbered = ({ cells }: Row) => cells.some((cell) => holdsCard(cell) || looksLikeNumber(cell))

/** The part of the list a row opens, as `sectionOf`; null for a row with a number. */
const openedBy = ({ cells }: Row) => (cells.some(isNumberish) ? null : sectionOf(cells))

/** Whether a row goes on with the heading above it: it leaves the columns of names empty and counts nothing. */
const isLower = (row: Row, { names }: Columns) =>
  !row.cells.some((cell) => /\d/.test(cell)) &&
  names.every((at) => (row.cells[at] ?? '') === '') &&
  !isFoot(row.cells) &&
  openedBy(row) === null

/** The headings of a list, each with the rows below that go on with it: a page may repeat one, and parts may have their own. */
function headingsIn(rows: readonly Row[]): readonly Heading[] {
  const all = rows.map(({ cells }) => columnsIn(cells))
  const whole = all.findIndex((one) => one !== null && one.numbers.length > 0)
  /** Below a heading with numbers the word 姓名 alone makes no other. */
  const own = all.map((one, at) => (one?.numbers.length === 0 && whole >= 0 && at > whole ? null : one))
  return own.flatMap((first, from): Heading[] => {
    if (!first) return []
    let columns = first
    let cells = rows[from]?.cells ?? []
    const above = from > 0 && !own[from - 1] && columns.numbers.length === 0 ? rows[from - 1]?.cells : undefined
    const both = above && joined(above, cells)
    const more = both && columnsIn(both)
    if (more && more.numbers.length > 0) [columns, cells] = [more, both]
    let last = from
    for (let lower = rows[last + 1]; lower && !own[last + 1] && isLower(lower, columns); lower = rows[last + 1]) {
      const wider = joined(cells, lower.cells)
      ;[columns, cells, last] = [columnsIn(wider) ?? columns, wider, last + 1]
    }
    const next = own.findIndex((one, at) => at > last && one !== null)
    return [{ from, last, cells, columns: withGroups(columns, rows.slice(last + 1, next < 0 ? undefined : next)) }]
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
  const first = firstOf(cells)
  const isOffice = /^[^:：]{2,10}[:：]/.test(first) && !isNamed
  const hasNumber = people.some(({ number }) => isNumberish(number) && !(isOffice && isPhone(number)))
  const isSigned = isSureFoot(cells) || isSigner(first)
  const said = people.some((found) => found.said !== '')
  if (isSigned && !cells.some(isCard) && !(isNamed && (hasNumber || (said && first !== name))))
    return { row, kind: 'footer' }
  if (cells.some((cell, at) => isStray(cell, at)))
    return fault(people.some(({ number }) => holdsCard(number)) ? 'two' : 'form')
  if (isNamed || hasNumber) return { row, kind: 'people', people }
  if (cells.some(isCard) || isNumberish(name) || (/(?:\d\D?){5}/.test(name) && !isDate(name))) return fault('form')
  if (isFoot(cells) || (isOffice && met && people.every(({ number }) => number === '' || isPhone(number))))
    return { row, kind: 'footer' }
  if (name !== '' && people.some((found) => groupSaid(found.said).kind === 'groups')) return fault('form')
  return { row, kind: met ? 'footer' : 'heading' }
}

/** Whether a row without a heading is somebody's: a name with a number, be it whole or not. */
function isSomebody({ cells }: Row, found: Found | null): boolean {
  const isNumber = (cell: string) => isNumberish(cell) && !isPhone(cell)
  return (
    (found !== null && isName(found.name) && isNumber(found.number)) ||
    (cells.some((cell) => isName(cell) && !isSigner(cell)) && cells.some(isNumber))
  )
}

/** Whether a row without a number names somebody and their group. */
const isNumberless = ({ cells }: Row) => {
  const isGroup = (cell: string) => groupSaid(cell).kind === 'groups'
  return (
    cells.some(isGroup) && cells.some((cell) => /^[\u3400-\u9fff·]{2,4}$/.test(cell) && isName(cell) && !isGroup(cell))
  )
}

/** Where a row stands: over the heading or the first number of the list, among its people, or below the last number. */
type Place = 'above' | 'among' | 'below'

/** What a row is by its looks, where no heading says where names and numbers stand. `heading`: one that names no numbers. */
function byItself(row: Row, heading: Heading | undefined, place: Place, isCard: IsCard): Part {
  const { cells } = row
  const fault = (why: 'form' | 'two', name = ''): Part => ({ row, kind: 'fault', why, name })
  const found = byLooks(cells)
  const isBody = isSomebody(row, found)
  const around: Part = { row, kind: place === 'above' ? 'title' : 'footer' }
  if (isSureFoot(cells) && !isBody) return cells.some(isCard) ? fault('form') : around
  if (!isBody && !isNumbered(row)) {
    if (isFoot(cells) || (place === 'above' && isTitle(cells))) return around
    if (found && !heading) return { row, kind: 'people', people: [found] }
    if (place !== 'among' && isWording(cells, isName)) return around
    return fault('form', heading ? (cells[heading.columns.names[0] ?? -1] ?? '') : firstOf(cells))
  }
  if (cells.reduce((all, cell) => all + cardsIn(cell), 0) > 1)
    return fault(
      'two',
      cells.find((cell) => /^[\u3400-\u9fff·]{2,}$/.test(cell)),
    )
  return found ? { row, kind: 'people', people: [found] } : fault('form')
}

/** What is written over the people of a row: the part they are in, and the title of the list. */
type Over = { section: string; title: string | null }

/** The part that comes after another: who is of a place, or of the others, in a list by groups only a clerk can tell. */
const nextSection = (before: string, { kind, word }: Section): string =>
  kind === 'group' ? word : before === '' ? '' : kind === 'others' ? word : `${before}；${word}`

/** People without a group of their own are of the group of their part. */
const ofThose = (part: Part, { section, title }: Over): Part =>
  part.kind === 'people'
    ? {
        ...part,
        people: part.people.map((found) => ({
          ...found,
          ...(found.said === '' ? { said: section } : {}),
          ...(title === null ? {} : { title }),
        })),
      }
    : part

/**
 * What each row is: the heading, what stands above and below the table, and everything else somebody or a fault.
 * `isCard` tells a good number: no row that holds one is passed over.
 */
export function partsIn(rows: readonly Row[], isCard: IsCard): readonly Part[] {
  const headings = headingsIn(rows)
  const first = headings[0]?.from ?? -1
  const isTable = headings.some(({ columns }) => columns.numbers.length > 0)
  const bodies = rows.map(
    (row, nth) => (!isTable || nth < first) && (isNumbered(row) || isSomebody(row, byLooks(row.cells))),
  )
  const [from, to] = [bodies.indexOf(true), bodies.lastIndexOf(true)]
  let over: Over = { section: '', title: null }
  /** Whether somebody, or a line that should be somebody, has come. */
  let met = false
  let next = 0
  return rows.map((row, nth): Part => {
    while ((headings[next]?.from ?? rows.length) <= nth) next++
    const heading = headings[next - 1]
    if (heading?.from === nth) return { row, kind: 'heading' }
    const opened = openedBy(row)
    if (opened !== null) {
      over = { ...over, section: nextSection(over.section, opened) }
      return { row, kind: nth < first ? 'title' : met ? 'footer' : 'heading' }
    }
    if (heading && nth <= heading.last) return { row, kind: 'heading' }
    const isHeaded = heading !== undefined && heading.columns.numbers.length > 0
    if (nth < first && !met && !bodies[nth] && !isNumberless(row)) {
      over = { ...over, title: over.title ?? groupInTitle(row.cells.join('')) }
      return { row, kind: 'title' }
    }
    const place = from >= 0 && nth < from ? 'above' : nth > to && from >= 0 ? 'below' : 'among'
    const part = isHeaded ? underHeading(row, heading, met, isCard) : byItself(row, heading, place, isCard)
    if (part.kind === 'title') over = { ...over, title: over.title ?? groupInTitle(row.cells.join('')) }
    met ||= part.kind === 'people' || (part.kind === 'fault' && (isHeaded || isNumbered(row)))
    return ofThose(part, over)
  })
}
