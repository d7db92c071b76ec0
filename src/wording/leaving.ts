import type { Erased, Leaving, LeavingAll } from '../../types/privacy'

/** What the page of deleting says: what it is about, what follows, and the last question. */
export type LeavingWords = {
  title: string
  about: string
  lines: readonly string[]
  act: string
  question: string
  last: string
}

const whose = ({ relation, name }: Leaving) => (relation === 'self' ? '您' : name)

/** Deleting one person, letting go of one who is in other hands, or everything of the account. */
export function sayLeaving(
  leaving: LeavingAll,
  { all, withdrawn }: { all: boolean; withdrawn: boolean },
): LeavingWords {
  const { people, recruits, lastRecruiter } = leaving
  const [one] = people
  if (!all && one?.how === 'leave') return sayLettingGo(one)
  const kept = people.reduce((sum, person) => sum + person.kept, 0)
  const erased = people.filter(({ how }) => how === 'erase')
  const other = people.filter(({ how }) => how === 'leave')
  return {
    title: all
      ? '删除这个微信的全部信息'
      : withdrawn
        ? '撤回同意，就要删除信息'
        : `删除${one ? whose(one) : ''}的全部信息`,
    about: withdrawn
      ? '没有您的同意，我们不能再保存姓名和证件号码，也就不能网上报名。只想删除回答过的问题，到“更正信息”里删除；只想不收提醒，到“提醒和设置”里关。'
      : '删除以后找不回来。以后想报名，可以重新登记。',
    lines: [
      ...(erased.length > 0 ? ['姓名、证件号码、手机号码和回答过的问题，马上删除'] : []),
      ...(kept > 0 ? [`以前的 ${kept} 次报名只留下人数，不再知道是谁`] : []),
      ...(erased.length > 0 && kept > 0
        ? ['正在暂停报名的，删除后仍暂停到原来的日子，到期前只为此留一个看不出是谁的标记']
        : []),
      ...(erased.length > 0 ? ['其他微信里的这些信息也同时删除'] : []),
      ...(other.length > 0 ? [`${other.map(({ name }) => name).join('、')} 的信息由本人管理，不会删除`] : []),
      ...(all ? ['微信提醒全部停止，通知清空'] : []),
      ...(all && recruits ? [sayEmployer(recruits, lastRecruiter)] : []),
    ],
    act: withdrawn ? '撤回同意并删除' : all ? '全部删除' : '删除',
    question: all ? '真的全部删除？' : withdrawn ? '真的撤回并删除？' : '真的删除？',
    last: '删除以后找不回来，入场码也不能再用。',
  }
}

const sayLettingGo = ({ name }: Leaving): LeavingWords => ({
  title: `不再帮${name}报名`,
  about: '这位家人用自己的微信登记了，信息由本人管理，不会删除。',
  lines: ['这里不再有这位家人', '您替这位家人报的名，转到本人的微信里，名额不变'],
  act: '不再帮这位家人报名',
  question: `不再帮${name}报名？`,
  last: '以后想再帮忙，可以重新填一次姓名和证件。',
})

/** What was done. */
export const sayDone = ({ erased, left, cancelled }: Erased): { title: string; next: string } => {
  if (erased === 0 && left === 0) return { title: '没有要删除的了', next: '之前已经删除过' }
  if (erased === 0) return { title: '已经办好', next: '报名已转到家人自己的微信里' }
  return {
    title: '已删除',
    next: cancelled > 0 ? `${cancelled} 个还没去的报名已取消，名额给了后面的人` : '以后想报名，可以重新登记',
  }
}

/** What becomes of the employer: nobody's it never is. */
const sayEmployer = (employer: string, isLast: boolean): string =>
  isLast
    ? `您是 ${employer} 最后一个能操作的人。单位、岗位和展位保留，以后单位的人可用信用代码申请加入，由就业局核实后同意`
    : `您不再代表 ${employer}；单位的登记和岗位保留，同事可继续操作`
