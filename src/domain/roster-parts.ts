import type { KeyGroup } from '../../types/person'
import { cardsIn, holdsCard, isRounded, type Row } from './roster-cells'
import { groupAsked, groupSaid } from './roster-group'
import { compactNumber } from './typed'

/** Somebody else's column: the householder's, a guardian's, who filled in the form. */
const OTHERS = /户主|监护|父|母|配偶|联系人|亲属|家属|经办|填表|审核|负责|帮扶|介绍|法人|企业|单位|培训|学校/

const NAME = /(?:姓名|名字)$/
const NUMBER = /身份证|公民身份|证件号|身份号|^证号$|^ID/i
const NOT_NUMBER = /类型|类别|有效|残疾证|地址|住址|照片|复印/
const GROUP =
  /群体|人群|^(?:身份|人员|类别|类型|服务对象|帮扶对象)$|^(?!.*(?:残疾|证件|户口|户籍|就业)).*(?:人员|对象|身份|劳动力|帮扶|重点)(?:类别|类型|性质|属性|身份|分类)$/

type Columns = {
  names: readonly number[]
  numbers: readonly number[]
  group: number
  asked: readonly (readonly [number, KeyGroup])[]
  width: number
}

const placesOf = (cells: readonly string[], fits: (cell: string) => boolean) =>
  cells.map((cell, at) => (fits(cell) ? at : -1)).filter((at) => at >= 0)

/** The columns a heading names; null when the row is none. */
function columnsIn(row: readonly string[]): Columns | null {
  if (row.some(holdsCard)) return null
  const cells = row.map((cell) => cell.replace(/[\s*＊]/g, '').replace(/[(（/／].*$/, ''))
  const own = (cell: string) => !OTHERS.test(cell)
  const exact = placesOf(cells, (cell) => cell === '姓名')
  const names = exact.length > 0 ? exact : placesOf(cells, (cell) => NAME.test(cell) && own(cell))
  const numbers = placesOf(cells, (cell) => NUMBER.test(cell) && own(cell) && !NOT_NUMBER.test(cell))
  if (names.length === 0 || (numbers.length === 0 && cells.filter((cell) => cell !== '').length < 2)) return null
  const asked = row.flatMap((cell, at): [number, KeyGroup][] => {
    const group = groupAsked(cell)
    return group ? [[at, group]] : []
  })
  return { names, numbers, group: cells.findIndex((cell) => GROUP.test(cell)), asked, width: row.length }
}

/** Nobody is called so: a sum, or a word with what belongs to it behind. Numbers may stand beside it. */
const SURE_FOOT =
  /^(?:(?:合计|总计|小计|共计|累计|总人数|人数合计)(?:[\d\s:：人户名个]|$)|(?:本页|本表|以上|累计)?共?[计有]?\s*\d+\s*[人户名]$|(?:制表|填表|填报|制单|审核|审批|复核|经办|负责|打印|统计|主管|分管|盖章|签字|签名|校对)(?:人|员|单位|部门|科室|日期|时间|领导)?\s*[:：(（]|(?:单位|日期|时间|联系电话|联系人|电话|附注|备注|注|说明)(?:名称|盖章)?\s*[:：(（]|(?:填报|制表|统计|打印|审核|报送)(?:日期|时间|单位|人)\s*\d)/

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
const isTitle = (cells: readonly string[]) =>
  cells.filter((cell) => cell !== '').length <= 2 && cells.some((cell) => TITLE.test(cell))

/** Cells that say something else about a person than their group: sex, people, schooling, kinship, an address, a number. */
const ASIDE =
  /^(?:男|女|.{1,4}族|汉|苗|侗|土家|仡佬|布依|彝|水|回|壮|满|蒙古|瑶|白|羌|畲|(?:中共)?(?:预备)?党员|团员|群众|文盲|小学|初中|高中|中专|中技|大专|专科|本科|研究生|硕士|博士|.*(?:毕业|学历|文化)|已婚|未婚|离异|丧偶|户主|本人|之?(?:子|女|妻|夫|父|母|孙|媳|婿)|长子|次子|长女|次女|配偶|妻子|丈夫|儿子|女儿|[\d\s.+/:年月日岁-]*)$|^.{2,}[省市区县镇乡村]|.[组号路街巷栋]$|街道|社区|小区|安置点|学校|中学|大学|学院|公司|中心/

/** Somebody on a list as the cells say it: `said` of their group, `flags` of columns that ask for one. */
export type Found = {
  name: string
  number: string
  said: string
  flags: readonly (readonly [string, string, KeyGroup])[]
}

/** Groups written behind the last column of a heading that names none. */
const beyond = (cells: readonly string[], { width }: Columns) =>
  cells
    .slice(width)
    .filter((cell) => groupSaid(cell).kind === 'groups')
    .join('、')

/** The people of a row under a heading: one, or as many as it has pairs of columns. */
function byColumns(cells: readonly string[], columns: Columns, heading: readonly string[]): readonly Found[] {
  const at = (place: number) => (place < 0 ? '' : (cells[place] ?? ''))
  const pairs = columns.numbers.length > 1 && columns.numbers.length === columns.names.length
  const people = (pairs ? columns.numbers : columns.numbers.slice(0, 1)).map((place, nth) => ({
    name: at(columns.names[nth] ?? -1),
    number: at(place),
    said: columns.group < 0 ? beyond(cells, columns) : at(columns.group),
    flags: columns.asked.map(([flag, group]) => [heading[flag] ?? '', at(flag), group] as const),
  }))
  return people.length > 1 ? people.filter(({ name, number }) => name !== '' || number !== '') : people
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

/** Without a heading number and name are told apart by what they look like, so that columns may stand in any order. */
function byLooks(cells: readonly string[]): Found | null {
  const filled = cells.map(unlabelled).filter((cell) => cell !== '')
  const number =
    filled.find(holdsCard) ??
    filled.find(looksLikeNumber) ??
    filled.find((cell) => /\d{6,}/.test(cell) && !/[\u3400-\u9fff]/.test(cell))
  const words = filled.filter((cell) => cell !== number && !/^[\d\s.、]+$/.test(cell))
  const name = words.find((word) => groupSaid(word).kind !== 'groups' && word !== '男' && word !== '女')
  const rest = words.filter((word) => word !== name)
  if (number === undefined || name === undefined) return null
  const said = rest.filter((word) => groupSaid(word).kind === 'groups' || !ASIDE.test(word))
  const groups = said.filter((word) => groupSaid(word).kind === 'groups')
  return { name, number, said: groups.length > 0 ? groups.join('、') : (said[0] ?? ''), flags: [] }
}

/** What a row of a list is. `people`: one, or as many as stand side by side under a heading with pairs of columns. */
export type Part =
  | { row: Row; kind: 'heading' | 'title' | 'footer' }
  | { row: Row; kind: 'fault'; why: 'form' | 'two'; name: string }
  | { row: Row; kind: 'people'; people: readonly Found[] }

/** What each row is: the heading, what stands above and below the table, and everything else somebody or a fault. */
export function partsIn(rows: readonly Row[]): readonly Part[] {
  const firstHeading = rows.findIndex(({ cells }) => columnsIn(cells) !== null)
  let columns: Columns | null = null
  let heading: readonly string[] = []
  let met = false
  return rows.map((row, nth): Part => {
    const { cells } = row
    const fault = (why: 'form' | 'two', name = ''): Part => ({ row, kind: 'fault', why, name })
    const own = columnsIn(cells)
    if (own) {
      ;[columns, heading] = [own, cells]
      return { row, kind: 'heading' }
    }
    if (isSureFoot(cells)) return { row, kind: 'footer' }
    const isNumbered = cells.some((cell) => holdsCard(cell) || looksLikeNumber(cell))
    if (!isNumbered) {
      const first = cells.find((cell) => cell !== '') ?? ''
      if (nth < firstHeading && !met) return { row, kind: 'title' }
      if (isFoot(cells)) return { row, kind: 'footer' }
      if (!met && isTitle(cells)) return { row, kind: 'title' }
      const named = columns ? (cells[columns.names[0] ?? -1] ?? '') : first
      if (!columns || columns.numbers.length === 0) {
        const found = columns ? null : byLooks(cells)
        return found ? { row, kind: 'people', people: [found] } : fault('form', named)
      }
      return {
        row,
        kind: 'people',
        people: [{ name: named, number: cells[columns.numbers[0] ?? -1] ?? '', said: '', flags: [] }],
      }
    }
    met = true
    if (columns && columns.numbers.length > 0) {
      const people = byColumns(cells, columns, heading)
      const known = new Set(columns.numbers)
      const strays = cells.filter((cell, at) => holdsCard(cell) && !known.has(at) && (heading[at] ?? '') === '').length
      if (people.length === 0) return fault('form')
      const inColumn = people.some(({ number }) => holdsCard(number))
      if (strays > 0) return fault(inColumn ? 'two' : 'form', people[0]?.name)
      return { row, kind: 'people', people }
    }
    if (cells.reduce((all, cell) => all + cardsIn(cell), 0) > 1)
      return fault(
        'two',
        cells.find((cell) => /^[\u3400-\u9fff·]{2,}$/.test(cell)),
      )
    const found = byLooks(cells)
    return found ? { row, kind: 'people', people: [found] } : fault('form')
  })
}
