import type { ActivityKind } from '../../types/activity'
import type { Instant } from '../../types/core'
import type { Occasion, Ticket } from '../../types/ticket'
import { needOf, occasionAfter, occasionOf } from '../domain/ticket/held'
import { mayWithdraw } from '../domain/ticket/offer-moves'
import { dayOf, sayDay, sayTime } from '../domain/time/calendar'
import type { Standing } from './activity'
import { ticketLabel } from './labels'
import { attendanceOfTicket, isOffered, sayAttendance, sayMoment, sayPosition } from './waitlist'

/** What a ticket is for, as dates; one kept by an older version knows only the whole. */
const datesOf = ({ activity, bus, occasions, gatesCloseAt, checkedInAt, releasedAt }: Ticket) => {
  const { kind, startsAt, endsAt } = activity
  const whole: Occasion = { startsAt, endsAt, gateClosesAt: gatesCloseAt ?? endsAt, checkedInAt }
  return { kind, startsAt: bus?.stop.at ?? startsAt, endsAt, occasions: occasions ?? [whole], releasedAt }
}

/** The occasion it is for next: of a class today's lesson, or the next one. */
export const nextOf = (ticket: Ticket, now: Instant): Occasion => occasionOf(datesOf(ticket), now)

/** Its holder may still be let in: the place is held, nobody was let in with it yet, and the gate has not closed. */
export const isAwaited = (ticket: Ticket, now: Instant): boolean => {
  const { checkedInAt, gateClosesAt } = nextOf(ticket, now)
  return ticket.state === 'booked' && isLive(ticket, now) && checkedInAt === null && now < gateClosesAt
}

/** It may be given back here and now, by the rule the cloud goes by. */
export const mayGiveBack = (ticket: Ticket, now: Instant): boolean => {
  const { state, checkedInAt, reconfirm, activity } = ticket
  return (
    isLive(ticket, now) && mayWithdraw({ ticket: { state, checkedIn: checkedInAt !== null, reconfirm }, activity, now })
  )
}

/** A place that is still awaited and can no longer be given back here: who to tell, else the free number of the service. */
export const sayTooLateToCancel = (ticket: Ticket, now: Instant): { words: string; phone: string } | null => {
  if (!isAwaited(ticket, now) || ticket.releasedAt || mayGiveBack(ticket, now)) return null
  const { name, phone } = ticket.organizer ?? { name: '就业服务热线', phone: '12333' }
  return { words: `不能自己取消了。来不了，请打电话告诉${name}。`, phone }
}

/** Somebody on the list while the gate is open: their code puts them into the line in the hall. */
export const isInHall = ({ state, code }: Ticket): boolean =>
  code !== null && (state === 'waiting' || state === 'expired')

/** What to do at the gate without a place: on the list, or too late for the place that was kept. */
export const sayHall = (ticket: Ticket): { title: string; next: string } | null => {
  if (isInHall(ticket)) return { title: '到了现场，可以等空名额', next: '到入口出示此码排队，有空名额按顺序补上。' }
  if (ticket.releasedAt && ticket.state === 'booked' && ticket.checkedInAt === null)
    return {
      title: `名额 ${sayTime(ticket.releasedAt)} 已让给现场等候的人`,
      next: '您仍可到场，有空名额即可入场。满了请到服务台登记。',
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

/** What asks for an answer comes first (an offer by its end, then a moved date), then what is needed next. */
export const byUrgency =
  (now: Instant) =>
  (one: Ticket, other: Ticket): number =>
    rank(one, now) - rank(other, now) || dueAt(one, now) - dueAt(other, now)

const rank = (ticket: Ticket, now: Instant) => {
  if (isOffered(ticket, now)) return 0
  if (isAskedAgain(ticket, now)) return 1
  return ticket.state === 'booked' ? 2 + needOf(datesOf(ticket), now) : 9
}
const dueAt = (ticket: Ticket, now: Instant) =>
  isOffered(ticket, now) ? (ticket.offeredUntil ?? 0) : nextOf(ticket, now).startsAt

/** The date was moved and the holder has not said yet whether they still come. */
export const isAskedAgain = ({ state, reconfirm, activity }: Ticket, now: Instant): boolean =>
  state === 'booked' && reconfirm === 'asked' && !activity.cancelled && now < activity.startsAt

/** A ticket in a word. */
export const sayTicket = (ticket: Ticket, now: Instant): Standing => {
  const { state, activity, position } = ticket
  const { checkedInAt } = nextOf(ticket, now)
  if (state === 'cancelled') return { word: ticket.cancelReason ? '主办方取消' : ticketLabel.cancelled, tone: 'grey' }
  if (activity.cancelled) return { word: '活动已取消', tone: 'stop' }
  if (isInHall(ticket)) return { word: state === 'waiting' ? sayPosition(position) : '现场候补', tone: 'amber' }
  if (state === 'expired' || (state === 'offered' && !isOffered(ticket, now))) return { word: '已过期', tone: 'grey' }
  if (ticket.noted) return { word: '已到场（补记）', tone: 'jade' }
  if (checkedInAt) return { word: `${sayTime(checkedInAt)} 已${entryWord(activity.kind)}`, tone: 'jade' }
  if (attendanceOfTicket(ticket, now) === 'missed') return { word: '未到场', tone: 'grey' }
  if (now >= activity.endsAt) return { word: ticket.excuse ? '未到场，已说明' : '已结束', tone: 'grey' }
  if (isAskedAgain(ticket, now)) return { word: '改期了，还来吗', tone: 'amber' }
  if (state === 'booked' && ticket.releasedAt) return { word: '名额已让出', tone: 'amber' }
  if (state === 'waiting') return { word: sayPosition(position), tone: 'amber' }
  return { word: ticketLabel[state], tone: state === 'booked' ? 'jade' : 'amber' }
}

/** Of a class: which lesson this is, how it stands, and when the next one is; null for what has one occasion. */
export const sayLessons = (ticket: Ticket, now: Instant): string | null => {
  const { occasions = [] } = ticket
  if (ticket.activity.kind !== 'course' || occasions.length < 2 || now >= ticket.activity.endsAt) return null
  const next = nextOf(ticket, now)
  const later = occasionAfter({ occasions }, next)
  const number = occasions.findIndex(({ startsAt }) => startsAt === next.startsAt) + 1
  const when = later ? `，下一次 ${sayDay(dayOf(later.startsAt))} ${sayTime(later.startsAt)}` : '，是最后一次'
  return `第 ${number} 次课，共 ${occasions.length} 次${when}`
}

/** Why there is no code on a ticket, and what to do. */
export const sayNoCode = (ticket: Ticket, now: Instant): { title: string; next: string } => {
  const { state, activity, offeredUntil, cancelReason } = ticket
  if (state === 'cancelled' && cancelReason)
    return { title: '主办方取消了这个报名', next: `原因：${cancelReason}。有疑问请拨 12333，或到就业服务窗口。` }
  if (state === 'cancelled') return { title: '报名已取消', next: '名额已让出。还想参加，可以重新报名。' }
  if (activity.cancelled) return { title: '这场活动取消了', next: '请看本区县其他场次，或拨打 12333。' }
  if (offeredUntil !== null && !isOffered(ticket, now))
    return {
      title: '保留时间已过',
      next: `名额保留到 ${sayMoment(offeredUntil, now)}，现在已给下一位。还想参加，可以重新报名或候补。`,
    }
  if (state === 'expired') return { title: '候补已经结束', next: '报名截止时还没有空出名额。请看其他场次。' }
  const went = sayAttendance(ticket, now)
  if (went) return went
  if (now >= activity.endsAt) return { title: '本场已结束', next: '其他场次请看首页和日历。' }
  return { title: `${codeWord(activity)}暂时没有`, next: '请带身份证到现场，由工作人员查询。' }
}
