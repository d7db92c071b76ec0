import type { KeyGroup } from '../../types/person'
import { cardsIn, holdsCard, isRounded, type Row } from './roster-cells'
import { groupAsked, groupDenied, groupSaid } from './roster-group'
import { compactNumber } from './typed'

/** Somebody else's column: the householder's, a guardian's, who filled in the form. */
const OTHERS = /户主|监护|父|母|配偶|联系人|亲属|家属|经办|填表|审核|负责|帮扶|介绍|法人|企业|单位|培训|学校/

const NAME = /(?:姓名|名字)$/
const NUMBER = /身份证|公民身份|证件号|身份号|^证号$|^ID/i
const NOT_NUMBER = /类型|类别|有效|残疾证|地址|住址|照片|复印/
const GROUP =
  /群体|人群|^(?:身份|人员|类别|类型|服务对象|帮扶对象)$|^(?!.*(?:残疾|证件|户口|户籍|就业(?!困难))).*(?:人员|对象|身份|劳动力|帮扶|重点)(?:类别|类型|性质|属性|身份|分类)$/

/** Whose name and whose number stand together: a person's number may have a second column. */
type Pair = { name: number; numbers: readonly number[] }

type Columns = {
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
function columnsIn(row: readonly string[]): Columns | null {
  if (row.some(holdsCard)) return null
  const cells = row.map((cell) => cell.replace(/[\s*＊]/g, '').replace(/[(（/／].*$/, ''))
  const own = (cell: string) => !OTHERS.test(cell)
  const named = placesOf(cells, (cell) => NAME.test(cell))
  const numbered = placesOf(cells, (cell) => NUMBER.test(cell) && !NOT_NUMBER.test(cell))
  const ownNames = named.filter((at) => own(cells[at] ?? ''))
  const ownNumbers = numbered.filter((at) => own(cells[at] ?? ''))
  const exact = ownNames.filter((at) => cells[at] === '姓名')
  const lone = exact.length > 0 ? exact : ownNames
  const owned = ownNumbers.length > lone.length ? ownNames : lone
  const names = owned.length > 0 ? owned : named
  const numbers = owned.length > 0 || ownNumbers.length > 0 ? ownNumbers : numbered
  if (names.length === 0 || (numbers.length === 0 && cells.filter((cell) => cell !== '').length < 2)) return null
  const asked = row.flatMap((cell, at): [number, KeyGroup][] => {
    const group = groupAsked(cell)
    return group ? [[at, group]] : []
  })
  return {
    names,
    numbers,
    pairs: pairsOf(names, numbers),
    groups: placesOf(cells, (cell) => GROUP.test(cell.replace(/\d+$/, ''))),
    guessed: false,
    asked,
    others: placesOf(cells, (cell) => OTHERS.test(cell)),
    width: row.length,
  }
}

/** Nobody is called so: a sum, or a word with what belongs to it behind. Numbers may stand beside it. */
const SURE_FOOT =
  /^(?:(?:合计|总计|小计|共计|累计|总人数|人数合计)(?:[\d\s:：人户名个]|$)|(?:本页|本表|以上|累计)?共?[计有]?\s*\d+\s*[人户名]$|(?:制表|填表|填报|制单|审核|审批|复核|经办|负责|打印|统计|主管|分管|盖章|签字|签名|校对)(?:人|员|单位|部门|科室|日期|时间|领导)?\s*[:：(（]|(?:单位|日期|时间|联系电话|联系人|电话|附注|备注|注|说明)(?:名称|盖章)?\s*[:：(（]|(?:填报|制表|统计|打印|审核|报送)(?:日期|时间|单位|人)\s*\d)/

/** Who signs, or what is signed for, in a cell of its own. */
const SIGNER =
  /^(?:制表|填表|填报|制单|审核|审批|复核|经办|负责|打印|统计|主管|分管|盖章|签字|签名|校对)(?:人|员|单位|部门|科室|日期|时间|领导)?$/

const FOOT =
  /^(?:填表|填报|制表|审核|审批|复核|经办|负责|盖章|签字|签名|单位|合计|总计|共计|小计|备注|注[:：\d]|注$|说明|日期|时间|打印|联系|主管|统计|分管|镇|乡|街道|社区|村|第.*页|共.*[人页户]|以[上下]|\d{4}年)/
const TITLE = /名册|名单|花名|统计|汇总|登记|台账|明细|一览|表$|填报|单位|截至|年度|日期|\d{4}年/

/** The line of a table drawn with signs, or the name of a part of the list (一、碧江区). */
const isRule = (cells: readonly string[]) => cells.every((cell) => /^[-:—=_+.]*$/.test(cell))
const isPart = (cells: readonly string[]) =>
  /^[（(]?[一二三四五六七八九十]+[)）]?$/.test(cells.find((cell) => cell !== '') ?? '') &&
  /[市区县镇乡村组局站]$|街道|社区|中心|人员|名单/.test(cells.filter((cell) => cell !== '')[1] ?? '')

const isFoot = (cells: readonly string[]) =>
  FOOT.test(cells.find((cell) => cell !== '') ?? '') || isRule(cells) || isPart(cells)

/** What is a foot whatever numbers stand in it: a sum, a signature with a telephone, the date as one number. */
const isSureFoot = (cells: readonly string[]) =>
  SURE_FOOT.test(cells.find((cell) => cell !== '') ?? '') || SURE_FOOT.test(cells.join(''))

/** What stands before a number or a signature and is nobody's name. */
const NO_NAME = /(?:电话|手机|号码?|代码|日期|时间|单位|签字|签名|盖章|姓名|说明|备注)$|^(?:合计|总计|小计|共计|累计)$/

/** Whether a cell may be somebody's name: a few characters, or parts with a dot, or Latin letters. */
const isName = (cell: string): boolean => {
  const name = cell.replace(/[(（].*$/, '').replace(/[\s?？!！*＊]/g, '')
  if (NO_NAME.test(name)) return false
  return (
    /^(?:[\u3007\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]|[\ud840-\ud8bf][\udc00-\udfff]){2,6}$/.test(name) ||
    /^[\u3400-\u9fff]+(?:[·•・.．][\u3400-\u9fff]+)+$/.test(name) ||
    /^[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f.,'’-]+$/.test(name)
  )
}

const isDate = (cell: string) => /^(?:19|20)\d\d[-./年]?\d{1,2}(?:[-./月]?\d{1,2}日?)?月?$/.test(cell)

/** Whether a cell may be somebody's number, also one cut short or masked. */
const isNumberish = (cell: string) =>
  holdsCard(cell) || isRounded(cell) || (/^[A-Z]{0,3}[\dX*•]{5,}/.test(compactNumber(cell)) && !isDate(cell))

/** The row below a heading that numbers its columns. */
const isCount = (cells: readonly string[]) =>
  cells.filter((cell) => cell !== '').every((cell) => /^[(（]?(?:\d{1,2}|[甲乙丙丁戊])[)）]?$/.test(cell))

/** The group a part of the list is for (二、易地搬迁户), as it is written; '' for a part of another kind, else null. */
function sectionOf(cells: readonly string[]): string | null {
  const filled = cells.filter((cell) => cell !== '')
  const isPartNumber = /^[（(]?[一二三四五六七八九十]+[)）]?$/.test(filled[0] ?? '')
  const words = (isPartNumber ? filled.slice(1) : filled).map((word) =>
    word
      .replace(/^[（(]?[一二三四五六七八九十]+[)）、.．]\s*/, '')
      .replace(/[(（]?(?:共|计)*\s*\d+\s*[人户名][)）]?$/, '')
      .replace(/[:：]$/, ''),
  )
  const word = words.length === 1 ? (words[0] ?? '') : ''
  const hasPart = isPartNumber || word !== (filled[0] ?? '')
  if (groupSaid(word).kind === 'groups') return word
  if (hasPart && /(?:户|人口|人员|劳动力|对象|群体|毕业生|军人)$/.test(word)) return word
  return isPart(cells) ? '' : null
}

const isTitle = (cells: readonly string[]) =>
  cells.filter((cell) => cell !== '').length <= 2 && cells.some((cell) => TITLE.test(cell))

/** Cells that say something else about a person than their group: sex, people, schooling, kinship, an address, a number. */
const ASIDE =
  /^(?:男|女|.{1,4}族|汉|苗|侗|土家|仡佬|布依|彝|水|回|壮|满|蒙古|瑶|白|羌|畲|(?:中共)?(?:预备)?党员|团员|群众|文盲|小学|初中|高中|中专|中技|大专|专科|本科|研究生|硕士|博士|.*(?:毕业|学历|文化)|已婚|未婚|离异|丧偶|户主|本人|之?(?:子|女|妻|夫|父|母|孙|媳|婿)|长子|次子|长女|次女|配偶|妻子|丈夫|儿子|女儿|[\d\s.+/:年月日岁-]*)$|^.{2,}[省市区县镇乡村]|.[组号路街巷栋]$|街道|社区|小区|安置点|学校|中学|大学|学院|公司|中心/

/**
 * Somebody on a list as the cells say it: `said` of their group, `flags` of columns that ask for one, `asides` what other
 * columns say of one, each with its heading. `guessed`: the heading above `said`, where it does not say that groups stand there.
 */
export type Found = {
  name: string
  number: string
  said: string
  flags: readonly (readonly [string, string, KeyGroup])[]
  asides: readonly (readonly [string, string])[]
  guessed?: string
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
function byColumns(cells: readonly string[], columns: Columns, heading: readonly string[]): readonly Found[] {
  const { pairs, groups, others, asked } = columns
  const at = (place: number) => (place < 0 ? '' : (cells[place] ?? ''))
  const taken = new Set([...columns.names, ...columns.numbers, ...groups, ...others, ...asked.map(([flag]) => flag)])
  const asides = cells.flatMap((cell, place): [string, string][] =>
    (place < columns.width || groups.length > 0) &&
    !taken.has(place) &&
    (groupSaid(cell).kind === 'groups' || groupDenied(cell))
      ? [[heading[place] ?? '', cell]]
      : [],
  )
  const people = pairs.map(({ name, numbers }, nth) => {
    const its = pairs.length > 1 && groups.length === pairs.length ? groups.slice(nth, nth + 1) : groups
    const typed = numbers.map(at)
    return {
      name: at(name),
      number: typed.find(holdsCard) ?? typed.find((cell) => cell !== '') ?? '',
      said:
        groups.length === 0
          ? beyond(cells, columns)
          : saidIn(its.map(at).filter((cell) => !columns.guessed || !/^(?:无|没有)$/.test(cell))),
      ...(columns.guessed ? { guessed: groups.map((place) => heading[place] ?? '').join('、') } : {}),
      flags: asked.map(([flag, group]) => [heading[flag] ?? '', at(flag), group] as const),
      asides,
    }
  })
  return people.length > 1 ? people.filter(({ name, number }) => name !== '' || number !== '') : people
}

/** Where no heading names the groups, a column in which every filled cell names or denies one holds them. */
function withGroups(columns: Columns, rows: readonly Row[]): Columns {
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

const looksLikeNumber = (cell: string) =>
  isRounded(cell) || (/^[\dX*]{12,}$/.test(compactNumber(cell)) && !/^1[3-9]\d{9,10}$/.test(compactNumber(cell)))

const LABEL =
  /^(?:姓名|名字|身份证号码?|身份证|公民身份号码|证件号码?|号码|人群|人员类别|类别|性别|民族|电话|手机|手机号码?|住址|地址)\s*[:：]\s*/

/** A cell without the running number, label or bracket that stands with it in lists written like sentences. */
const unlabelled = (cell: string) =>
  cell
    .replace(/^\d{1,5}\s*[.、)）]\s*(?=\D)/, '')
    .replace(LABEL, '')
    .replace(/\s*[(（【[]\s*(?:身份证|证件)?(?:号码?)?[:：]?$/, '')
    .replace(/^[)）】\]]+|[，。；,;]+$/g, '')
    .trim()

/** The words of a name that blanks have parted: Latin ones, a surname and the rest, or the parts of a long name. */
function joinsOn(name: string, word: string): boolean {
  if (NO_NAME.test(name) || FOOT.test(name)) return false
  const latin = /^[A-Za-z\u00c0-\u024f.,'’-]+$/
  if (latin.test(word)) return name.split(' ').every((part) => latin.test(part))
  const [before, behind] = [name, word].map((part) => (/^[\u3400-\u9fff·]+$/.test(part) ? part.length : 0))
  return (
    (before === 1 && behind !== undefined && behind >= 1 && behind <= 2) ||
    (before !== undefined && before >= 4 && behind !== undefined && behind >= 2 && behind <= 6)
  )
}

/**
 * Without a heading number and name are told apart by what they look like, so that columns may stand in any order. The
 * words of a name are joined; null where words are left over beside it, rather than a name cut short.
 */
function byLooks(cells: readonly string[]): Found | null {
  const labelled = cells.filter((cell) => /^(?:姓名|名字)\s*[:：]/.test(cell)).map(unlabelled)[0]
  const filled = cells.map(unlabelled).filter((cell) => cell !== '')
  const number =
    filled.find(holdsCard) ??
    filled.find(looksLikeNumber) ??
    filled.find((cell) => /\d{6,}/.test(cell) && !/[\u3400-\u9fff]/.test(cell))
  if (number === undefined) return null
  const isGroup = (word: string) => groupSaid(word).kind === 'groups'
  const isAside = (word: string) => ASIDE.test(word) || /^[^:：]{1,8}[:：]/.test(word)
  const from = filled.findIndex((word) => word === labelled || (word !== number && !isGroup(word) && !isAside(word)))
  if (from < 0) return null
  let [name, to] = [filled[from] ?? '', from + 1]
  while (
    to < filled.length &&
    !isGroup(filled[to] ?? '') &&
    !isAside(filled[to] ?? '') &&
    joinsOn(name, filled[to] ?? '')
  ) {
    name = /[A-Za-z]/.test(name) || name.length > 1 ? `${name} ${filled[to]}` : `${name}${filled[to]}`
    to++
  }
  if (
    /^[\u3400-\u9fff]$/.test(filled[from - 1] ?? '') &&
    /^[\u3400-\u9fff]{1,2}$/.test(name) &&
    !/[男女]/.test(filled[from - 1] ?? '')
  )
    return null
  const rest = filled.filter((word, at) => (at < from || at >= to) && word !== number && !/^[\d\s.、]+$/.test(word))
  const groups = rest.filter(isGroup)
  const before = filled.indexOf(number)
  const isLeftOver = filled.some((word, at) => {
    if (!rest.includes(word) || isGroup(word) || isAside(word)) return false
    return at < before || (at === to && groups.length > 0)
  })
  if (isLeftOver && name !== labelled) return null
  const said = rest.find((word) => !isAside(word)) ?? ''
  return { name, number, said: groups.length > 0 ? groups.join('、') : said, flags: [], asides: [] }
}

/** What a row of a list is. `people`: one, or as many as stand side by side under a heading with pairs of columns. */
export type Part =
  | { row: Row; kind: 'heading' | 'title' | 'footer' }
  | { row: Row; kind: 'fault'; why: 'form' | 'two'; name: string }
  | { row: Row; kind: 'people'; people: readonly Found[] }

/** A heading of two rows: the lower one says more of the column it stands in, or of the merged one to its left. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let above = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    above = upper[at] || above
    return lower[at] ? `${above}${lower[at]}` : (upper[at] ?? '')
  })
}

/** What a row under a heading is, by its columns alone: whoever has a name or a number there is somebody. */
function underHeading(
  row: Row,
  columns: Columns,
  heading: readonly string[],
  met: boolean,
  isCard: (cell: string) => boolean,
): Part {
  const { cells } = row
  const people = byColumns(cells, columns, heading)
  const name = people.map((found) => found.name).find((cell) => cell !== '') ?? ''
  const fault = (why: 'form' | 'two'): Part => ({ row, kind: 'fault', why, name })
  const numbers = new Set(people.map(({ number }) => compactNumber(number)))
  const isStray = (cell: string, at: number) =>
    (holdsCard(cell) || looksLikeNumber(cell)) &&
    !numbers.has(compactNumber(cell)) &&
    (columns.numbers.includes(at) ? holdsCard(cell) : (heading[at] ?? '') === '')
  const isNamed = people.some((found) => isName(found.name))
  const isNumbered = people.some(({ number }) => isNumberish(number))
  const first = cells.find((cell) => cell !== '') ?? ''
  const isSigned = isSureFoot(cells) || SIGNER.test(first)
  const said = people.some((found) => found.said !== '')
  if (isSigned && !cells.some(isCard) && !(isNamed && (isNumbered || (said && first !== name))))
    return { row, kind: 'footer' }
  if (cells.some((cell, at) => isStray(cell, at)))
    return fault(people.some(({ number }) => holdsCard(number)) ? 'two' : 'form')
  if (isNamed || isNumbered) return { row, kind: 'people', people }
  if (cells.some(isCard) || isNumberish(name) || (/(?:\d\D?){5}/.test(name) && !isDate(name))) return fault('form')
  if (isFoot(cells)) return { row, kind: 'footer' }
  if (name !== '' && people.some((found) => groupSaid(found.said).kind === 'groups') && !isCount(cells))
    return fault('form')
  return { row, kind: met ? 'footer' : 'heading' }
}

/**
 * What each row is: the heading, what stands above and below the table, and everything else somebody or a fault.
 * `isCard` tells a good number: no row that holds one is passed over.
 */
export function partsIn(rows: readonly Row[], isCard: (cell: string) => boolean): readonly Part[] {
  const headings = rows.map(({ cells }) => columnsIn(cells))
  const firstHeading = headings.findIndex((one) => one !== null)
  let columns: Columns | null = null
  let heading: readonly string[] = []
  let headed = -1
  let section = ''
  let met = false
  /** The columns with those of groups that only the rows below tell. */
  const below = (own: Columns, nth: number) => {
    const next = headings.findIndex((one, at) => at > nth && one !== null)
    return withGroups(own, rows.slice(nth + 1, next < 0 ? undefined : next))
  }
  const read = (row: Row, nth: number): Part => {
    const { cells } = row
    const fault = (why: 'form' | 'two', name = ''): Part => ({ row, kind: 'fault', why, name })
    const own = headings[nth]
    if (own) {
      ;[columns, heading, headed] = [below(own, nth), cells, nth]
      return { row, kind: 'heading' }
    }
    const isNumbered = cells.some((cell) => holdsCard(cell) || looksLikeNumber(cell))
    const part = cells.some((cell) => isNumberish(cell)) ? null : sectionOf(cells)
    if (part !== null) {
      section = part
      return { row, kind: nth < firstHeading ? 'title' : met ? 'footer' : 'heading' }
    }
    if (columns && columns.numbers.length > 0) {
      const isLower = nth === headed + 1 && !cells.some((cell) => /\d/.test(cell))
      if (isLower && columns.names.every((at) => (cells[at] ?? '') === '')) {
        const both = joined(heading, cells)
        const more = columnsIn(both)
        if (more) [columns, heading] = [below(more, nth), both]
        return { row, kind: isFoot(cells) ? 'footer' : 'heading' }
      }
      if (isCount(cells)) return { row, kind: met ? 'footer' : 'heading' }
      const under = underHeading(row, columns, heading, met, isCard)
      met ||= under.kind === 'people' || under.kind === 'fault'
      return under
    }
    const found = byLooks(cells)
    const isPhone = (cell: string) => /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(compactNumber(cell))
    const isNumber = (cell: string) => isNumberish(cell) && !isPhone(cell)
    const isSomebody =
      (found !== null && isName(found.name) && isNumber(found.number)) ||
      (cells.some((cell) => isName(cell) && !SIGNER.test(cell)) && cells.some(isNumber))
    if (isSureFoot(cells) && !isSomebody) return cells.some(isCard) ? fault('form') : { row, kind: 'footer' }
    if (!isNumbered && !isSomebody) {
      const first = cells.find((cell) => cell !== '') ?? ''
      if (nth < firstHeading && !met) return { row, kind: 'title' }
      if (isFoot(cells)) return { row, kind: 'footer' }
      if (!met && isTitle(cells)) return { row, kind: 'title' }
      if (found && !columns) return { row, kind: 'people', people: [found] }
      return fault('form', columns ? (cells[columns.names[0] ?? -1] ?? '') : first)
    }
    met = true
    if (cells.reduce((all, cell) => all + cardsIn(cell), 0) > 1)
      return fault(
        'two',
        cells.find((cell) => /^[\u3400-\u9fff·]{2,}$/.test(cell)),
      )
    return found ? { row, kind: 'people', people: [found] } : fault('form')
  }
  return rows.map((row, nth): Part => {
    const part = read(row, nth)
    if (part.kind !== 'people' || section === '') return part
    return { ...part, people: part.people.map((found) => (found.said === '' ? { ...found, said: section } : found)) }
  })
}
