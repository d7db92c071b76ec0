import type { UnreadLine } from '@/domain/roster/line'
import type { RosterCounted } from '@/domain/roster/roster'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import { KeyGroup } from '../../../../types/person'

export const groups = KeyGroup.options.map((group) => ({ value: group as string, word: keyGroupLabel[group] }))

const own = {
  form: '没有认出姓名和证件号码，一行一个人：姓名,证件号码',
  group: '算哪一类？请在上面选',
  groupless: '这一行没写人群，请在上面选“没写人群的算哪一类”',
  denied: '名单上写着不属于这类人，没有导入',
  two: '一行里有两个人，请分成两行',
  rounded: '号码被表格软件改过，请把该列设为文本后重新导出',
  round: '号码末尾是 0，可能被表格软件改过。请和证件核对，没错就在上面打勾',
  repeated: '和前面一行是同一个人',
  otherName: '同一个号码有两个不同的姓名，请核对',
  'person.childNotAsked': '未满 14 周岁，孩子不登记人群，没有导入',
}

const isOwn = (why: UnreadLine['why']): why is keyof typeof own => why in own

/** 4,812 */
export const sayNumber = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',')

/** What became of every line of the list. */
export const sayCounted = ({ lines, people, faults, headings, titles, footers }: RosterCounted): string => {
  const rest = headings + titles + footers
  return [
    `读到 ${sayNumber(lines)} 行，${sayNumber(people)} 行可以导入`,
    faults > 0 && `${sayNumber(faults)} 行有问题`,
    rest > 0 && `${sayNumber(rest)} 行是标题、表头或落款`,
  ]
    .filter(Boolean)
    .join('，')
}

/** Why a line was left out, in words a clerk can act on. */
export const sayFault = ({ why, said }: Pick<UnreadLine, 'why' | 'said'>): string => {
  if (isOwn(why)) return said ? `“${said}”：${own[why]}` : own[why]
  const { title, next } = sayRefusal({ code: why })
  return `${title}，${next}`
}
