import type { UnreadLine } from '@/domain/roster'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import { KeyGroup } from '../../../../types/person'

export const groups = KeyGroup.options.map((group) => ({ value: group as string, word: keyGroupLabel[group] }))

const own = {
  form: '没有认出姓名和证件号码，一行一个人：姓名,证件号码',
  group: '人群没有认出来，请写人群的名称，或去掉这一列',
  groupless: '这一行没写人群，请在上面选“没写人群的算哪一类”',
  repeated: '和前面一行是同一个人',
}

/** 4,812 */
export const sayNumber = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',')

/** Why a line was left out, in words a clerk can act on. */
export const sayFault = ({ why }: Pick<UnreadLine, 'why'>): string => {
  if (why === 'form' || why === 'group' || why === 'groupless' || why === 'repeated') return own[why]
  const { title, next } = sayRefusal({ code: why })
  return `${title}，${next}`
}
