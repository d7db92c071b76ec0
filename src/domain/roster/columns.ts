import type { KeyGroup } from '../../../types/person'
import { holdsCard, type Row } from './cells'
import type { Found } from './found'
import { groupAsked, groupDenied, groupSaid, isGone } from './group'
import { isNumberish, nameIn } from './looks'

/** Somebody else's column: the householder's, a guardian's, who filled in the form. */
const OTHERS =
  /户主|监护|家长|父|母|配偶|代办|代理|担保|推荐|见证|联系人|亲属|家属|经办|填表|审核|负责|帮扶|介绍|法人|企业|单位|培训|学校/

const NAME = /(?:姓名|名字)$|^name$/i

/** Who the list is of, where no column is called 姓名. */
const WHO =
  /^(?:申请|参训|培训|参培|受训|求职|享受|补贴|持证|登记|帮扶|服务|补助)?(?:人|人员|学员|对象|者|人才)$|^(?:家庭|户内)?成员$|^(?:毕业生|劳动力|员工|职工)$/
const NUMBER = /身份证|公民身份|证件号|身份号|^证号$|^ID(?!.*name)/i
const NOT_NUMBER = /类型|类别|有效|残疾证|地址|住址|照片|复印/
const GROUP =
  /群体|人群|^(?:身份|人员|类别|类型|服务对象|帮扶对象)$|^(?!.*(?:残疾|证件|户口|户籍|就业(?!困难))).*(?:人员|对象|身份|劳动力|帮扶|重点)(?:类别|类型|性质|属性|身份|分类)$/

/** Whose name and whose number stand together: a person's number may have a second column. */
type Pair = { name: number; numbers: readonly number[]; again?: true }

/** What the columns below a heading hold, by their places from 0. */
export type Columns = {
  names: readonly number[]
  numbers: readonly number[]
  pairs: readonly Pair[]
  groups: readonly number[]
  /** Whether no heading names those columns, only their cells do. */
  guessed: boolean
  asked: readonly (readonly [number, KeyGroup])[]
  /** Columns of somebody else, whose groups are not the person's. */
  others: readonly number[]
  width: number
}

const placesOf = (cells: readonly string[], fits: (cell: string) => boolean) =>
  cells.map((cell, at) => (fits(cell) ? at : -1)).filter((at) => at >= 0)

/** In turn where there are as many names as numbers, else each number with the nearest name to its left. */
function pairsOf(names: readonly number[], numbers: readonly number[]): readonly Pair[] {
  const pairs = new Map<number, number[]>()
  for (const [nth, number] of numbers.entries()) {
    const left = names.filter((name) => name < number).pop() ?? names[0] ?? -1
    const name = names.length === numbers.length ? (names[nth] ?? -1) : left
    pairs.set(name, [...(pairs.get(name) ?? []), number])
  }
  return [...pairs].map(([name, its]) => ({ name, numbers: its }))
}

/** The columns a heading names; null when the row is none. */
export function columnsIn(row: readonly string[]): Columns | null {
  if (row.some(isNumberish)) return null
  const cells = row.map((cell) => cell.replace(/[\s*＊]/g, '').replace(/[(（/／].*$|[:：]$/g, ''))
  const called = placesOf(cells, (cell) => NAME.test(cell))
  const who = called.some((at) => !OTHERS.test(cells[at] ?? '')) ? [] : placesOf(cells, (cell) => WHO.test(cell))
  const named = [...called, ...who].sort((one, other) => one - other)
  const numbered = placesOf(cells, (cell) => NUMBER.test(cell) && !NOT_NUMBER.test(cell))
  const isHead = (at: number) => /^户主/.test(cells[at] ?? '')
  const members = named.filter((at) => !OTHERS.test(cells[at] ?? ''))
  /** Beside members alone a householder with a number is one of the list too. */
  const withHeads =
    members.length > 0 &&
    members.every((at) => /成员/.test(cells[at] ?? '')) &&
    named.some(isHead) &&
    numbered.some(isHead)
  const own = (cell: string) => !OTHERS.test(cell) || (withHeads && /^户主/.test(cell))
  const ownNames = named.filter((at) => own(cells[at] ?? ''))
  const ownNumbers = numbered.filter((at) => own(cells[at] ?? ''))
  const exact = ownNames.filter((at) => cells[at] === '姓名')
  const lone = exact.length > 0 ? exact : ownNames
  const owned = ownNumbers.length > lone.length ? ownNames : lone
  const names = owned.length > 0 ? owned : named
  const numbers = owned.length > 0 || ownNumbers.length > 0 ? ownNumbers : numbered
  if (
    names.length === 0 ||
    (numbers.length === 0 && (called.length === 0 || cells.filter((cell) => cell !== '').length < 2))
  )
    return null
  const asked = row.flatMap((cell, at): [number, KeyGroup][] => {
    const group = groupAsked(cell)
    return group ? [[at, group]] : []
  })
  return {
    names,
    numbers,
    pairs: pairsOf(names, numbers).map((pair) => (withHeads && isHead(pair.name) ? { ...pair, again: true } : pair)),
    groups: placesOf(cells, (cell) => GROUP.test(cell.replace(/\d+$/, ''))),
    guessed: false,
    asked,
    others: placesOf(cells, (cell) => !own(cell)),
    width: row.length,
  }
}

/** Groups written behind the last column of a heading that names none. */
const beyond = (cells: readonly string[], { width }: Columns) =>
  cells
    .slice(width)
    .filter((cell) => groupSaid(cell).kind === 'groups')
    .join('、')

/** What several columns of groups say together: those that name one, unless another says no. */
function saidIn(cells: readonly string[]): string {
  if (cells.length < 2) return cells[0] ?? ''
  const filled = cells.filter((cell) => groupSaid(cell).kind !== 'silent')
  const groups = filled.filter((cell) => groupSaid(cell).kind === 'groups')
  const isDenied = filled.some((cell) => groupSaid(cell).kind === 'denied')
  return (groups.length > 0 && !isDenied ? groups : filled).join('、')
}

/** The people of a row under a heading: one, or as many as it has pairs of columns. */
export function byColumns(cells: readonly string[], columns: Columns, heading: readonly string[]): readonly Found[] {
  const { pairs, groups, others, asked } = columns
  const at = (place: number) => (place < 0 ? '' : (cells[place] ?? ''))
  const taken = new Set([...columns.names, ...columns.numbers, ...groups, ...others, ...asked.map(([flag]) => flag)])
  const asides = cells.flatMap((cell, place): [string, string][] =>
    (place < columns.width || groups.length > 0) &&
    !taken.has(place) &&
    (groupSaid(cell).kind === 'groups' || groupDenied(cell) || isGone(cell))
      ? [[heading[place] ?? '', cell]]
      : [],
  )
  const people = pairs.map(({ name, numbers, again }, nth): Found => {
    const its = pairs.length > 1 && groups.length === pairs.length ? groups.slice(nth, nth + 1) : groups
    const typed = numbers.map(at)
    return {
      name: nameIn(at(name)),
      number: typed.find(holdsCard) ?? typed.find((cell) => cell !== '') ?? '',
      said:
        groups.length === 0
          ? beyond(cells, columns)
          : saidIn(its.map(at).filter((cell) => !columns.guessed || !/^(?:无|没有)$/.test(cell))),
      ...(columns.guessed ? { guessed: groups.map((place) => heading[place] ?? '').join('、') } : {}),
      flags: asked.map(([flag, group]) => [heading[flag] ?? '', at(flag), group] as const),
      asides,
      ...(again ? { again } : {}),
    }
  })
  return people.length > 1 ? people.filter(({ name, number }) => name !== '' || number !== '') : people
}

/** Where no heading names the groups, a column in which every filled cell names or denies one holds them. */
export function withGroups(columns: Columns, rows: readonly Row[]): Columns {
  if (columns.groups.length > 0) return columns
  const people = rows.filter(({ cells }) => columns.numbers.some((at) => isNumberish(cells[at] ?? '')))
  const taken = new Set([...columns.names, ...columns.numbers, ...columns.others, ...columns.asked.map(([at]) => at)])
  const places = Array.from({ length: columns.width }, (_, at) => at).filter((at) => !taken.has(at))
  const groups = places.filter((at) => {
    const kinds = people.map(({ cells }) => groupSaid(cells[at] ?? '').kind).filter((kind) => kind !== 'silent')
    return kinds.includes('groups') && kinds.every((kind) => kind === 'groups' || kind === 'denied')
  })
  return { ...columns, groups, guessed: groups.length > 0 }
}

/** A heading of two rows: the lower one says more of the column it stands in, or of the merged one to its left. */
export function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let above = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    above = upper[at] || above
    const under = lower[at] ?? ''
    if (groupAsked(under)) return under
    return under === '' ? (upper[at] ?? '') : `${above}${under}`
  })
}
