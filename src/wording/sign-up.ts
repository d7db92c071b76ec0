import type { SignUp, SignUpFilter } from '../../types/attendance'
import { sayTime } from '../domain/calendar'
import type { Standing } from './activity'
import { ticketLabel } from './labels'

export const filterLabel: Record<SignUpFilter, string> = {
  held: '有名额',
  asked: '没答复',
  line: '候补',
  missed: '没来',
  gone: '已取消',
}

/** Nobody on a list, and what that means. */
export const sayNobody: Record<SignUpFilter, { title: string; next: string }> = {
  held: { title: '还没有人报名', next: '有人报名就会出现在这里' },
  asked: { title: '都答复了', next: '改期以后还没说来不来的人会出现在这里' },
  line: { title: '没有人候补', next: '名额满了以后，候补的人会出现在这里' },
  missed: { title: '没有没来的人', next: '入口关闭以后，报了名没来的人会出现在这里' },
  gone: { title: '没有人取消', next: '自己取消的和工作人员取消的会出现在这里' },
}

/** How a sign-up stands, in a word for the desk. */
export const saySignUp = ({ state, checkedInAt, attendance, excuse, cancelReason, reconfirm }: SignUp): Standing => {
  if (checkedInAt) return { word: `${sayTime(checkedInAt)} 入场`, tone: 'jade' }
  if (state === 'cancelled') return { word: cancelReason ? '工作人员取消' : ticketLabel.cancelled, tone: 'grey' }
  if (excuse) return { word: '没来，已说明', tone: 'grey' }
  if (attendance === 'missed') return { word: '没来', tone: 'amber' }
  if (state === 'booked' && reconfirm === 'asked') return { word: '没答复来不来', tone: 'amber' }
  if (state === 'booked' && reconfirm === 'yes') return { word: '已确认要来', tone: 'jade' }
  return { word: ticketLabel[state], tone: state === 'booked' ? 'jade' : 'amber' }
}

/** The reason staff gave, if any. */
export const sayReason = ({ excuse, cancelReason }: SignUp): string | null =>
  excuse ? `原因：${excuse}` : cancelReason ? `原因：${cancelReason}` : null

/** What staff may do about a sign-up, with its words; null when nothing is left to do. */
export const deedOf = ({ state, checkedInAt, attendance, excuse, reconfirm }: SignUp): 'excuse' | 'revoke' | null => {
  if (checkedInAt) return null
  if (attendance === 'missed' && !excuse) return 'excuse'
  if (state === 'booked' && (attendance === 'open' || reconfirm === 'asked')) return 'revoke'
  return state === 'waiting' || state === 'offered' ? 'revoke' : null
}

export const deedLabel = {
  excuse: {
    word: '登记原因',
    title: (name: string) => `${name} 没来的原因`,
    next: '登记以后，这次不算没来。本人在“我的报名”里看得到。',
    field: '原因，本人会看到',
    reasons: ['当天生病', '家里有急事', '交通中断', '临时加班', '到了现场没扫码'],
    done: (name: string) => `已登记：${name} 这次不算没来`,
    missing: '请写清楚原因',
  },
  revoke: {
    word: '取消报名',
    title: (name: string) => `取消 ${name} 的报名？`,
    next: '名额马上给候补的下一位。本人会收到通知和原因，收不到微信的要打电话告知。取消后不能恢复。',
    field: '取消原因，本人会看到',
    reasons: ['证件信息不符', '不符合本场条件', '重复占用名额', '本人来电要求取消'],
    done: (name: string) => `已取消：${name} 的报名，本人会收到通知`,
    missing: '请写清楚为什么取消',
  },
} as const

/** What a deed does, before it is done; whoever only waits holds no place that somebody else could get. */
export const sayDeed = (deed: keyof typeof deedLabel, { state }: Pick<SignUp, 'state'>): string =>
  deed === 'revoke' && state === 'waiting' ? '从候补里去掉，不能恢复。本人会收到通知和原因。' : deedLabel[deed].next
