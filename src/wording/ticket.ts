import type { ActivityKind } from '../../types/activity'
import type { Instant } from '../../types/core'
import type { Ticket } from '../../types/ticket'
import { sayTime } from '../domain/calendar'
import type { Standing } from './activity'
import { ticketLabel } from './labels'
import { attendanceOfTicket, isOffered, sayAttendance, sayMoment, sayPosition } from './waitlist'

/** Somebody on the list while the gate is open: their code puts them into the line in the hall. */
export const isInHall = ({ state, code }: Ticket): boolean =>
  code !== null && (state === 'waiting' || state === 'expired')

/** What to do at the gate without a place: on the list, or too late for the place that was kept. */
export const sayHall = (ticket: Ticket): { title: string; next: string } | null => {
  if (isInHall(ticket))
    return { title: '到了现场，可以等空位', next: '在入口出示这个码，就排进现场的队里；有人没来，名额按顺序让出来。' }
  if (ticket.releasedAt && ticket.state === 'booked' && ticket.checkedInAt === null)
    return {
      title: `名额 ${sayTime(ticket.releasedAt)} 已让给现场等的人`,
      next: '现在来也欢迎：在入口出示这个码，有空位马上就能进；满了请到咨询台登记。',
    }
  return null
}

/** Whether a ticket is still for something: held, waited for or offered, and the occasion neither cancelled nor over. */
export const isLive = (ticket: Ticket, now: Instant): boolean => {
  const { state, activity } = ticket
  const held = state === 'booked' || state === 'waiting' || isOffered(ticket, now) || isInHall(ticket)
  return held && !activity.cancelled && now < activity.endsAt
}

/** What the code is called: one boards a bus with it and enters everything else. */
export const codeWord = ({ kind }: { kind: ActivityKind }): string => (kind === 'bus' ? '乘车码' : '入场码')

/** 签到, 上车, 入场: what being let in is called. */
const entryWord = (kind: ActivityKind) => (kind === 'course' ? '签到' : kind === 'bus' ? '上车' : '入场')

/** What asks for an answer comes first (an offer by its end, then a moved date), then by start. */
export const byUrgency =
  (now: Instant) =>
  (one: Ticket, other: Ticket): number =>
    rank(one, now) - rank(other, now) || dueAt(one, now) - dueAt(other, now)

const rank = (ticket: Ticket, now: Instant) => (isOffered(ticket, now) ? 0 : isAskedAgain(ticket, now) ? 1 : 2)
const dueAt = (ticket: Ticket, now: Instant) =>
  isOffered(ticket, now) ? (ticket.offeredUntil ?? 0) : ticket.activity.startsAt

/** The date was moved and the holder has not said yet whether they still come. */
export const isAskedAgain = ({ state, reconfirm, activity }: Ticket, now: Instant): boolean =>
  state === 'booked' && reconfirm === 'asked' && !activity.cancelled && now < activity.startsAt

/** A ticket in a word. */
export const sayTicket = (ticket: Ticket, now: Instant): Standing => {
  const { state, activity, checkedInAt, position } = ticket
  if (state === 'cancelled') return { word: ticket.cancelReason ? '主办方取消' : ticketLabel.cancelled, tone: 'grey' }
  if (activity.cancelled) return { word: '活动已取消', tone: 'stop' }
  if (isInHall(ticket)) return { word: state === 'waiting' ? sayPosition(position) : '现场候补', tone: 'amber' }
  if (state === 'expired' || (state === 'offered' && !isOffered(ticket, now))) return { word: '已过期', tone: 'grey' }
  if (checkedInAt) return { word: `${sayTime(checkedInAt)} 已${entryWord(activity.kind)}`, tone: 'jade' }
  if (attendanceOfTicket(ticket, now) === 'missed') return { word: '这次没来', tone: 'grey' }
  if (now >= activity.endsAt) return { word: ticket.excuse ? '没来，已说明' : '已结束', tone: 'grey' }
  if (isAskedAgain(ticket, now)) return { word: '改期了，还来吗', tone: 'amber' }
  if (state === 'waiting') return { word: sayPosition(position), tone: 'amber' }
  return { word: ticketLabel[state], tone: state === 'booked' ? 'jade' : 'amber' }
}

/** Why there is no code on a ticket, and what to do. */
export const sayNoCode = (ticket: Ticket, now: Instant): { title: string; next: string } => {
  const { state, activity, offeredUntil, cancelReason } = ticket
  if (state === 'cancelled' && cancelReason)
    return { title: '主办方取消了这张报名', next: `原因：${cancelReason}。有疑问，请打 12333 或到服务窗口问。` }
  if (state === 'cancelled') return { title: '这张报名已取消', next: '名额已经让出来了。改主意了，可以再报一次。' }
  if (activity.cancelled) return { title: '这场活动取消了', next: '请看看同一区县的其他场次，或打 12333 问问。' }
  if (offeredUntil !== null && !isOffered(ticket, now))
    return {
      title: '保留时间已过',
      next: `名额保留到 ${sayMoment(offeredUntil, now)}，现在已给下一位。还想去，可以重新报名或候补。`,
    }
  if (state === 'expired') return { title: '候补已经结束', next: '报名截止时还没有空出名额。请看看接下来的场次。' }
  const went = sayAttendance(ticket, now)
  if (went) return went
  if (now >= activity.endsAt) return { title: '这场已经结束', next: '接下来的场次在首页和日历里。' }
  return { title: `${codeWord(activity)}暂时没有`, next: '带上身份证到现场，工作人员可以查到您的报名。' }
}
