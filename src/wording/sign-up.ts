import type { SignUp, SignUpFilter } from '../../types/attendance'
import { sayTime } from '../domain/time/calendar'
import type { Standing } from './activity'
import { ticketLabel } from './labels'

export const filterLabel: Record<SignUpFilter, string> = {
  held: '有名额',
  asked: '没答复',
  line: '候补',
  missed: '未到场',
  gone: '已取消',
}

/** Nobody on a list, and what that means. */
export const sayNobody: Record<SignUpFilter, { title: string; next: string }> = {
  held: { title: '还没有人报名', next: '有人报名就会显示在这里' },
  asked: { title: '都答复了', next: '改期以后还没说来不来的人会显示在这里' },
  line: { title: '没有人候补', next: '名额满了以后，候补的人会显示在这里' },
  missed: { title: '没有人缺席', next: '入口关闭以后，报了名未到场的人会显示在这里' },
  gone: { title: '没有人取消', next: '自己取消的和工作人员取消的会显示在这里' },
}

/** How a sign-up stands, in a word for the desk. */
export const saySignUp = (signUp: SignUp): Standing => {
  const { state, checkedInAt, attendance, excuse, cancelReason, reconfirm, noted, released } = signUp
  if (noted) return { word: '事后补记', tone: 'jade' }
  if (checkedInAt) return { word: `${sayTime(checkedInAt)} 入场`, tone: 'jade' }
  if (state === 'cancelled') return { word: cancelReason ? '工作人员取消' : ticketLabel.cancelled, tone: 'grey' }
  if (excuse) return { word: '未到场，已说明', tone: 'grey' }
  if (attendance === 'missed') return { word: '未到场', tone: 'amber' }
  if (state === 'booked' && released) return { word: '名额已让出', tone: 'amber' }
  if (state === 'booked' && reconfirm === 'asked') return { word: '没答复来不来', tone: 'amber' }
  if (state === 'booked' && reconfirm === 'yes') return { word: '已确认要来', tone: 'jade' }
  return { word: ticketLabel[state], tone: state === 'booked' ? 'jade' : 'amber' }
}

/** The reason staff gave, if any. */
export const sayReason = ({ excuse, cancelReason, noted }: SignUp): string | null => {
  const reason = noted ?? excuse ?? cancelReason
  return reason ? `原因：${reason}` : null
}

/** What staff may do about a sign-up, the likeliest first. */
export type Deed = 'excuse' | 'note' | 'revoke' | 'allow'

export const deedsOf = (signUp: SignUp): Deed[] => {
  const { state, checkedInAt, attendance, excuse, reconfirm, barred } = signUp
  if (checkedInAt) return []
  if (barred) return ['allow']
  if (attendance === 'missed') return excuse ? ['note'] : ['note', 'excuse']
  if (state === 'booked' && attendance === 'none' && excuse) return ['note']
  if (state === 'booked' && (attendance === 'open' || reconfirm === 'asked')) return ['revoke']
  return state === 'waiting' || state === 'offered' ? ['revoke'] : []
}

export const deedLabel = {
  note: {
    word: '补记到场',
    title: (name: string) => `补记 ${name} 到场`,
    next: '人到了没有扫到码的，在这里补记。补记后按到场计，标明“事后补记”，本人可见。',
    field: '补记原因（本人可见）',
    reasons: ['手机没电，纸上签到', '入口漏扫', '验票手机坏了', '现场点名到场'],
    done: (name: string) => `已补记：${name} 到场`,
    missing: '请写清楚补记原因',
  },
  allow: {
    word: '允许再报名',
    title: (name: string) => `允许 ${name} 再报名？`,
    next: '取消的名额不会自动恢复。允许后，本人可以自己再报这一场。',
    field: '',
    reasons: [],
    done: (name: string) => `已允许：${name} 可以再报名`,
    missing: '',
  },
  excuse: {
    word: '登记原因',
    title: (name: string) => `${name} 未到场的原因`,
    next: '登记后不计入未到场。本人在“我的报名”里可见。',
    field: '原因（本人可见）',
    reasons: ['当天生病', '家里有急事', '交通中断', '临时加班', '到了现场没扫码'],
    done: (name: string) => `已登记：${name} 本次不计入未到场`,
    missing: '请写清楚原因',
  },
  revoke: {
    word: '取消报名',
    title: (name: string) => `取消 ${name} 的报名？`,
    next: '名额给候补的下一位。本人会收到通知和原因，微信未送达的要电话告知。不能恢复；本人不能再报这一场，除非工作人员允许。',
    field: '取消原因（本人可见）',
    reasons: ['证件信息不符', '不符合本场条件', '重复占用名额', '本人来电要求取消'],
    done: (name: string) => `已取消：${name} 的报名，本人会收到通知`,
    missing: '请写清楚为什么取消',
  },
} as const

/** What a deed does, before it is done; whoever only waits holds no place that somebody else could get. */
export const sayDeed = (deed: keyof typeof deedLabel, { state }: Pick<SignUp, 'state'>): string =>
  deed === 'revoke' && state === 'waiting' ? '从候补里去掉，不能恢复。本人会收到通知和原因。' : deedLabel[deed].next
