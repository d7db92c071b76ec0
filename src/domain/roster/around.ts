import { groupSaid } from './group'

/** What is done to a list, and by whom or when: 制表人, 审核单位, 填报日期. */
const DONE = '制表|填表|填报|制单|审核|审批|复核|经办|负责|打印|统计|主管|分管|盖章|签字|签名|校对'
const DOER = '人|员|单位|部门|科室|日期|时间|领导'

/** A sum. */
const SUM = '合计|总计|小计|共计|累计|总人数|人数合计'

/** Nobody is called so: a sum, or a word with what belongs to it behind. Numbers may stand beside it. */
const SURE_FOOT = new RegExp(
  `^(?:(?:${SUM})(?:[\\d\\s:：人户名个]|$)|(?:本页|本表|以上|累计)?共?[计有]?\\s*\\d+\\s*[人户名]$|(?:${DONE})(?:${DOER})?\\s*[:：(（]|(?:单位|日期|时间|联系电话|联系人|电话|附注|备注|注|说明)(?:名称|盖章)?\\s*[:：(（]|(?:填报|制表|统计|打印|审核|报送)(?:日期|时间|单位|人)\\s*\\d)`,
)

/** Who signs, or what is signed for, in a cell of its own. */
const SIGNER = new RegExp(`^(?:${DONE})(?:${DOER})?$`)

/** What a line below the people begins with; somebody's name may begin so too. */
const FOOT = new RegExp(
  `^(?:${DONE}|${SUM}|单位|备注|注[:：\\d]|注$|说明|日期|时间|联系|镇|乡|街道|社区|村|第.*页|共.*[人页户]|以[上下]|\\d{4}年)`,
)

const TITLE = /名册|名单|花名|统计|汇总|登记|台账|明细|一览|表$|填报|单位|截至|年度|日期|\d{4}年/

const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell !== '')
const firstOf = (cells: readonly string[]) => cells.find((cell) => cell !== '') ?? ''

/** Whether a text may begin a line below the people. */
export const beginsFoot = (text: string): boolean => FOOT.test(text)

/** Whether a cell says who signs and nothing else. */
export const isSigner = (cell: string): boolean => SIGNER.test(cell)

/** The line of a table drawn with signs. */
const isRule = (cells: readonly string[]) => cells.every((cell) => /^[-:—=_+.]*$/.test(cell))

/** The name of a part of the list (一、碧江区). */
const isPart = (cells: readonly string[]) =>
  /^[（(]?[一二三四五六七八九十]+[)）]?$/.test(firstOf(cells)) &&
  /[市区县镇乡村组局站]$|街道|社区|中心|人员|名单/.test(filledOf(cells)[1] ?? '')

/** Whether a row without a number stands below the people or between them: a sum, a signature, a note, a part's name. */
export const isFoot = (cells: readonly string[]): boolean =>
  beginsFoot(firstOf(cells)) || isRule(cells) || isPart(cells)

/** What is a foot whatever numbers stand in it: a sum, a signature with a telephone, the date as one number. */
export const isSureFoot = (cells: readonly string[]): boolean =>
  SURE_FOOT.test(firstOf(cells)) || SURE_FOOT.test(cells.join(''))

/** Whether a row without a number is a title above a list. */
export const isTitle = (cells: readonly string[]): boolean =>
  filledOf(cells).length <= 2 && cells.some((cell) => TITLE.test(cell))

/** The row below a heading that numbers its columns. */
export const isCount = (cells: readonly string[]): boolean =>
  filledOf(cells).every((cell) => /^[(（]?(?:\d{1,2}|[甲乙丙丁戊])[)）]?$/.test(cell))

/** What opens a part of the list: people of a group as it is written, of a place, or others than those above. */
export type Section = { kind: 'group' | 'place' | 'others'; word: string }

const NUMBER = '[一二三四五六七八九十]+'
const IN_FRONT = new RegExp(`^(?:[（(]?(?:${NUMBER}|\\d{1,2})[)）、.．]|第${NUMBER}[部章批类]分?[、:：]?)\\s*`)

/** The part of the list a row opens (二、易地搬迁户); null when it opens none. */
export function sectionOf(cells: readonly string[]): Section | null {
  const filled = filledOf(cells)
  const isNumbered = new RegExp(`^[（(]?${NUMBER}[)）]?$`).test(filled[0] ?? '')
  const words = (isNumbered ? filled.slice(1) : filled).map((word) =>
    word
      .replace(IN_FRONT, '')
      .replace(/[(（]?(?:共|计)*\s*\d+\s*[人户名][)）]?$/, '')
      .replace(/[:：]$/, ''),
  )
  const word = words.length === 1 ? (words[0] ?? '') : ''
  const hasPart = isNumbered || word !== (filled[0] ?? '')
  if (groupSaid(word).kind === 'groups') return { kind: 'group', word }
  if (hasPart && /(?:户|人口|人员|劳动力|对象|群体|毕业生|军人)$/.test(word)) return { kind: 'group', word }
  if (hasPart && /^其[他它余]/.test(word)) return { kind: 'others', word }
  return isPart(cells) || (hasPart && /^.{2,}[市区县镇乡村组]$|街道$|社区$/.test(word))
    ? { kind: 'place', word: firstOf(words) }
    : null
}

/** The groups a title names (2026年脱贫劳动力花名册), as it is written; null when it names none or one with other words behind. */
export function groupInTitle(title: string): string | null {
  const of = title
    .replace(/[(（][^()（）]*[)）]$/, '')
    .replace(/(?:基本)?(?:信息)?(?:花名册|名册|名单|台账|(?:登记|统计|汇总|明细|一览|信息|摸底|情况)+表)$/, '')
  if (of === title) return null
  const from = Array.from(of, (_, at) => of.slice(at)).find((word) => groupSaid(word).kind === 'groups')
  return from ?? null
}

/** An office or place, or a paper: what titles and signatures consist of, and no name of somebody. */
const OFFICE = /^.{2,}(?:[局委办处站队镇乡村]|中心|政府|街道|社区|公司|学校|学院|协会|支部)$|^附[件表]|^第.*[页批期]$/

/** Whether a row of a word or two, none of which may be somebody's name, is written above or below a list. */
export const isWording = (cells: readonly string[], isName: (cell: string) => boolean): boolean =>
  filledOf(cells).length <= 2 &&
  cells.every(
    (cell) =>
      (!isName(cell) || OFFICE.test(cell)) &&
      !/\d{5}/.test(cell.replace(/[\s-]/g, '')) &&
      !/[<>]|(?:姓名|名字|身份证号?码?)[:：]|^(?:人群|类别|人员类别)[:：]/.test(cell),
  )
