import type { Instant } from '../../types/core'
import type { Ticket } from '../../types/ticket'
import { sayTime } from '../domain/calendar'
import type { Standing } from './activity'
import { ticketLabel } from './labels'

/** Whether a ticket is still for something: held or waited for, and the occasion neither cancelled nor over. */
export const isLive = ({ state, activity }: Ticket, now: Instant): boolean =>
  (state === 'booked' || state === 'waiting' || state === 'offered') && !activity.cancelled && now < activity.endsAt

/** A ticket in a word. */
export const sayTicket = (ticket: Ticket, now: Instant): Standing => {
  const { state, activity, checkedInAt } = ticket
  if (state === 'cancelled' || state === 'expired') return { word: ticketLabel[state], tone: 'grey' }
  if (activity.cancelled) return { word: '活动已取消', tone: 'stop' }
  if (checkedInAt)
    return { word: `${sayTime(checkedInAt)} 已${activity.kind === 'course' ? '签到' : '入场'}`, tone: 'jade' }
  if (now >= activity.endsAt) return { word: '已结束', tone: 'grey' }
  return { word: ticketLabel[state], tone: state === 'booked' ? 'jade' : 'amber' }
}

/** Why there is no code on a ticket, and what to do. */
export const sayNoCode = (ticket: Ticket, now: Instant): { title: string; next: string } => {
  const { state, activity } = ticket
  if (state === 'cancelled') return { title: '这张报名已取消', next: '名额已经让出来了。改主意了，可以再报一次。' }
  if (activity.cancelled) return { title: '这场活动取消了', next: '请看看同一区县的其他场次，或打 12333 问问。' }
  if (now >= activity.endsAt) return { title: '这场已经结束', next: '谢谢您来。接下来的场次在首页和日历里。' }
  if (state === 'offered') return { title: '有名额给您了', next: '请尽快确认，过时会让给下一位。' }
  if (state === 'waiting') return { title: '正在候补', next: '有人取消就轮到您，到时会告诉您。' }
  return { title: '入场码暂时没有', next: '带上身份证到现场，工作人员可以查到您的报名。' }
}
