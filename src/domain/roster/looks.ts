import { compactNumber, halfWidth } from '../text/typed'
import { beginsFoot } from './around'
import { holdsCard, isRounded } from './cells'
import type { Found } from './found'
import { groupSaid } from './group'

/** What stands before a number or a signature and is nobody's name. */
const NO_NAME =
  /^(?:联系|经办|负责|审核|填表|制表)人|(?:电话|手机|号码?|代码|日期|时间|单位|签字|签名|盖章|姓名|说明|备注|空白|正文)$|^(?:合计|总计|小计|共计|累计|特此证明|情况属实)$|[(（](?:签字|签名|签章|盖章|公章|章|手印)[)）]/

/** Whether a cell may be somebody's name: a few characters, or parts with a dot, or Latin letters. */
export const isName = (cell: string): boolean => {
  const name = cell.replace(/[(（].*$/, '').replace(/[\s?？!！*＊]/g, '')
  if (NO_NAME.test(name) || NO_NAME.test(cell)) return false
  return (
    /^(?:[\u3007\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]|[\ud840-\ud8bf][\udc00-\udfff]){2,6}$/.test(name) ||
    /^[\u3400-\u9fff]+(?:[·•・.．][\u3400-\u9fff]+)+$/.test(name) ||
    /^[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f.,'’-]+$/.test(name)
  )
}

/** Whether a cell is a day or a month, which are numbers too. */
export const isDate = (cell: string): boolean => /^(?:19|20)\d\d[-./年]?\d{1,2}(?:[-./月]?\d{1,2}日?)?月?$/.test(cell)

/** Whether a cell may be somebody's number, also one cut short or masked. */
export const isNumberish = (cell: string): boolean =>
  holdsCard(cell) || isRounded(cell) || (/^[A-Z]{0,3}[\dX*•]{5,}/.test(compactNumber(cell)) && !isDate(cell))

/** Whether a cell is as long as the number of a card and no telephone. */
export const looksLikeNumber = (cell: string): boolean =>
  isRounded(cell) || (/^[\dX*]{12,}$/.test(compactNumber(cell)) && !/^1[3-9]\d{9,10}$/.test(compactNumber(cell)))

/** Cells that say something else about a person than their group: sex, people, schooling, kinship, an address, a number. */
const ASIDE =
  /^(?:男|女|.{1,4}族|汉|苗|侗|土家|仡佬|布依|彝|水|回|壮|满|蒙古|瑶|白|羌|畲|(?:中共)?(?:预备)?党员|团员|群众|文盲|小学|初中|高中|中专|中技|大专|专科|本科|研究生|硕士|博士|.*(?:毕业|学历|文化)|已婚|未婚|离异|丧偶|户主|本人|之?(?:子|女|妻|夫|父|母|孙|媳|婿)|长子|次子|长女|次女|配偶|妻子|丈夫|儿子|女儿|(?:联系)?(?:电话|手机)(?:号码?)?[:：]?[\d-]*|[一二三四五六七八九十]{1,3}|[\d\s.+/:年月日岁-]*)$|^.{2,}[省市区县镇乡村]|.[组号路街巷栋]$|街道|社区|小区|安置点|学校|中学|大学|学院|公司|中心/

const LABELS =
  '(?:姓名|名字|身份证号码?|身份证|公民身份号码|证件号码?|号码|人群|人员类别|类别|性别|民族|电话|手机|手机号码?|住址|地址)'
const LABEL = new RegExp(`^${LABELS}(?:\\s*[:：]\\s*|$)`)

/** The number of a line, or the sign in front of it: `2．`, `(3)`, `④`, `一、`, `第3`, `No.4`, `•`. */
const RUNNING =
  /^(?:\d{1,5}\s*[.．、)）]|[(（【[]\s*\d{1,5}\s*[)）】\]]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]|第\d{1,5}[号名位]?|No\.?\s*\d{1,5}[.、]?|[•·●○▪■◆◇★☆※►➢✓√*＊+-]+)\s*(?=\D|$)/i

/** A cell without the number of its line. */
const unnumbered = (cell: string) => cell.slice(RUNNING.exec(halfWidth(cell))?.[0].length ?? 0)

/** A name without the number of its line, and without what stands behind it for the sex or a footnote. */
export const nameIn = (cell: string): string =>
  unnumbered(cell)
    .replace(/^\d{1,4}(?=[\u3400-\u9fff]{2,4}$)/, '')
    .replace(/\s*[(（][男女][)）]$|\s+[男女]$/, '')
    .replace(/[*＊]+$/, '')

/** A cell without the running number, label, bracket or stroke that stands with it in lists written like sentences. */
const unlabelled = (cell: string) =>
  unnumbered(cell)
    .replace(LABEL, '')
    .replace(/\s*[(（【[]\s*(?:身份证|证件)?(?:号码?)?[:：]?$/, '')
    .replace(/^[)）】\]/\\:：~^_—–-]+|[，。；,;/\\:：~^_—–-]+$/g, '')
    .trim()

/** The words of a name that blanks have parted: Latin ones, a surname and the rest, or the parts of a long name. */
function joinsOn(name: string, word: string): boolean {
  if (NO_NAME.test(name) || beginsFoot(name)) return false
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
export function byLooks(cells: readonly string[]): Found | null {
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
  return { name: nameIn(name), number, said: groups.length > 0 ? groups.join('、') : said, flags: [], asides: [] }
}
