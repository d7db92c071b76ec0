import type { ActivityCard, ActivityDetail, CalendarDay } from '../../types/activity'
import type { Instant, LocalDate } from '../../types/core'
import type { DistrictCode, RegionCode } from '../../types/division'
import type { Home } from '../../types/home'
import type { KeyGroup } from '../../types/person'
import type { TicketState } from '../../types/ticket'
import { type BookingPhase, bookingPhaseOf, isNearlyFull, phaseOf, seatsLeft } from '../domain/activity/activity'
import { sayDistrict } from '../domain/region/district'
import { sayRegion } from '../domain/region/region'
import { dayOf, daysBetween, sayDay, sayTime, weekdayOf, weekOf } from '../domain/time/calendar'
import { keyGroupLabel } from './labels'

/** 周五 */
export const sayWeekday = (day: LocalDate): string => sayDay(day).slice(-2)

/** 11/27, where a column is narrow. */
export const sayShortDate = (day: LocalDate): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

const dateWord = (day: LocalDate) => sayDay(day).split(' ')[0] ?? ''

/** 今天, 明天, 周三 within a week, else 11月27日. */
export const sayNear = (day: LocalDate, today: LocalDate): string => {
  const away = daysBetween(today, day)
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  return away > 1 && away < 7 ? sayWeekday(day) : dateWord(day)
}

/** 上午9点, 下午2点半: the clock as people say it, for elder mode. */
export const sayOClock = (at: Instant): string => {
  const [hour = 0, minute = 0] = sayTime(at).split(':').map(Number)
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour === 12 ? '中午' : hour < 18 ? '下午' : '晚上'
  const rest = minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`
  return `${part}${hour > 12 ? hour - 12 : hour}点${rest}`
}

/** 11月27日 上午9点 */
export const sayPlainly = (at: Instant): string => `${dateWord(dayOf(at))} ${sayOClock(at)}`

/** Which week a special is in, for the corner of its card: 本周五专场, 下周五专场, 12月11日专场. */
export const saySpecialWeek = (day: LocalDate, today: LocalDate): string => `${saySpecialDay(day, today)}专场`

/** The same without the last word: 今天, 本周五, 下周五, 12月11日. */
export const saySpecialDay = (day: LocalDate, today: LocalDate): string => {
  if (day === today) return '今天'
  const monday = weekOf(today)[0] ?? today
  const weeks = Math.floor(daysBetween(monday, day) / 7)
  const name = weekdayOf(day) === 5 ? '五' : sayWeekday(day).slice(1)
  return weeks === 0 ? `本周${name}` : weeks === 1 ? `下周${name}` : dateWord(day)
}

/** Today's fairs that are not over yet, as home shows them; and in a sentence why there is none, when there is none. */
export const fairsToday = (
  { fairs, days }: Pick<Home, 'fairs' | 'days'>,
  where: string,
  now: Instant,
): { fairs: ActivityCard[]; none: string } => {
  const today = dayOf(now)
  const wasAny = days.some((one) => one.day === today && one.fairs > 0)
  return {
    fairs: fairs.filter(({ day, endsAt }) => day === today && now < endsAt),
    none: wasAny ? '今天的招聘会已经结束' : `今天${where}没有招聘会`,
  }
}

/** 38 家单位 · 612 个岗位; before any came in, that they are being collected. */
export const sayOffer = ({ employers, postings }: Pick<ActivityCard, 'employers' | 'postings'>): string =>
  employers > 0 ? `${employers} 家单位 · ${postings} 个岗位` : '单位和岗位正在征集'

/** 坝黄镇政府门口 → 碧江区人力资源市场; null for what is no bus. */
export const sayJourney = ({ journey }: Pick<ActivityCard, 'journey'>): string | null =>
  journey ? `${journey.from} → ${journey.to}` : null

/** Whether one can simply go: no place to be had online any more, but the door is open to everyone. */
export const canJustGo = (activity: ActivityCard, now: Instant): boolean => {
  const phase = bookingPhaseOf(activity, now)
  return activity.walkIn && (phase === 'full' || phase === 'closed')
}

/** 剩 126 个名额, or why there is nothing to count. */
export const saySeats = (activity: ActivityCard, now: Instant): string => {
  const phase = bookingPhaseOf(activity, now)
  if (phase === 'over' || phase === 'cancelled') return sayBookingPhase(activity, phase)
  if (phase === 'list') return activity.waiting > 0 ? `${activity.waiting} 人候补` : '可以候补'
  if (canJustGo(activity, now)) return '可直接入场'
  return seatsLeft(activity) > 0 ? `剩 ${seatsLeft(activity)} 个名额` : '名额已满'
}

const sayBookingPhase = ({ opensAt, kind, waiting }: ActivityCard, phase: BookingPhase): string => {
  const words: Record<BookingPhase, string> = {
    soon: `${dateWord(dayOf(opensAt))} ${sayTime(opensAt)} 开始报名`,
    open: '我要报名',
    list: waiting > 0 ? `我要候补（前面 ${waiting} 人）` : '我要候补',
    full: '名额已满',
    closed: '报名已截止',
    over: kind === 'course' ? '报名已结束' : '已经结束',
    cancelled: '已经取消',
  }
  return words[phase]
}

/** What is looked at when somebody signs up; a list row knows less than the activity's own page. */
type SignUp = ActivityCard & Partial<Pick<ActivityDetail, 'keyGroup' | 'keyLeft' | 'cancelReason'>>

/** The key group whose reserve still has places while everybody else can only wait or has come too late. */
export const reservedFor = (activity: SignUp, now: Instant): KeyGroup | null => {
  const phase = bookingPhaseOf(activity, now)
  return (phase === 'list' || phase === 'full') && activity.keyGroup && (activity.keyLeft ?? 0) > 0
    ? activity.keyGroup
    : null
}

/** The word on the sign-up button, and whether it can be pressed, by the rule the cloud decides with. */
export const sayBookingButton = (activity: SignUp, now: Instant): { word: string; able: boolean } => {
  const phase = bookingPhaseOf(activity, now)
  const group = reservedFor(activity, now)
  if (phase === 'full' && group) return { word: '我要报名', able: true }
  return { word: sayBookingPhase(activity, phase), able: phase === 'open' || phase === 'list' }
}

/** What to know before pressing, or why the button rests; `go` is good news. */
export type Advice = { tone: 'go' | 'wait'; title: string; next: string }

/** Why the button rests or only joins the list, and what one can do; null while there is a place to book. */
export const sayBookingAdvice = (activity: SignUp, now: Instant): Advice | null => {
  const { waiting, cancelReason, keyLeft } = activity
  const wait = (title: string, next: string): Advice => ({ tone: 'wait', title, next })
  const group = reservedFor(activity, now)
  if (group) {
    const rest = bookingPhaseOf(activity, now) === 'list' ? '；其他人可以候补' : ''
    return wait(
      `还为${keyGroupLabel[group]}留着 ${keyLeft} 个名额`,
      `如果您是${keyGroupLabel[group]}，可以直接报名${rest}`,
    )
  }
  if (canJustGo(activity, now)) {
    return { tone: 'go', title: '不用报名，可直接入场', next: '请带身份证，到现场登记后入场' }
  }
  const advice: Record<BookingPhase, Advice | null> = {
    open: null,
    list: wait(
      waiting > 0 ? `名额已满，前面有 ${waiting} 人候补` : '名额已满，可以候补',
      '有空名额时按先后轮到您，到时通知您',
    ),
    soon: wait('还没到报名时间', `${sayBookingPhase(activity, 'soon')}，到时再来`),
    full: wait('名额已满', '本场不再候补，请看其他场次'),
    closed: wait('报名已截止', '请看本区县其他场次'),
    over: wait('本场已结束', '请看其他场次'),
    cancelled: wait('本场已取消', `${cancelReason ? `原因：${cancelReason}。` : ''}请看本区县其他场次`),
  }
  return advice[bookingPhaseOf(activity, now)]
}

/** The same for the activity's own page: somebody who holds or waits for a place only hears that it is off or over. */
export const sayAdvice = (activity: ActivityDetail, now: Instant): Advice | null =>
  isSettled(activity, now) ? null : sayBookingAdvice(activity, now)

/** Somebody of this account holds or waits for a place in something that is still to come. */
export const isSettled = (activity: ActivityDetail, now: Instant): boolean =>
  ['upcoming', 'running'].includes(phaseOf(activity, now)) && liveTickets(activity.myTickets).length > 0

/** Whom it is for: age and key group; null when it is for everybody. */
export const sayForWhom = ({ minAge, keyGroup, eligibility, keyLeft }: ActivityDetail): string | null => {
  const group = keyGroup && keyGroupLabel[keyGroup]
  const words = {
    roster: `${group}（以就业局名册为准）`,
    declared: `${group}（报名时本人承诺）`,
    none: keyLeft > 0 ? `都能来，给${group}留了 ${keyLeft} 个名额` : null,
  }
  return (
    [minAge === null ? null : `年满 ${minAge} 周岁`, group && words[eligibility]].filter(Boolean).join('，') || null
  )
}

/** A state in a word, for the corner of a list row. */
export type Standing = { word: string; tone: 'jade' | 'amber' | 'grey' | 'stop' }

const LIVE: readonly TicketState[] = ['booked', 'waiting', 'offered']

/** Tickets that still hold or wait for a place. */
export const liveTickets = <T extends { state: TicketState }>(tickets: readonly T[]): T[] =>
  tickets.filter((ticket) => LIVE.includes(ticket.state))

/** How an activity stands for somebody looking at a list: what they can do about it, first. */
export const sayStanding = (activity: ActivityCard, now: Instant, held: boolean | 'line'): Standing => {
  const phase = phaseOf(activity, now)
  if (phase === 'cancelled') return { word: '已取消', tone: 'stop' }
  if (phase === 'over') return { word: '已结束', tone: 'grey' }
  if (held) return held === 'line' ? { word: '候补中', tone: 'amber' } : { word: '已报名', tone: 'jade' }
  const booking = bookingPhaseOf(activity, now)
  if (booking === 'open' && isNearlyFull(activity)) return { word: `剩 ${seatsLeft(activity)} 个`, tone: 'amber' }
  if (activity.walkIn) return { word: '可直接入场', tone: 'jade' }
  if (booking === 'open') return { word: '可报名', tone: 'jade' }
  if (booking === 'soon') return { word: '还没开始报名', tone: 'grey' }
  if (booking === 'list') return { word: '可候补', tone: 'amber' }
  return { word: booking === 'full' ? '名额已满' : '报名已截止', tone: 'grey' }
}

/** 碧江区金滩大道 18 号, with the district in front unless the address begins with it. */
export const fullPlace = ({ district, address }: { district: DistrictCode; address: string }): string =>
  placeIn(sayDistrict(district), address)

/** Where one would work: 东莞市长安镇 with 广东 in front unless the address names it. */
export const sayWorkplace = ({ region, place }: { region: RegionCode; place: string }): string =>
  placeIn(sayRegion(region), place)

const placeIn = (name: string, address: string): string => (address.includes(name) ? address : `${name} ${address}`)

/** One day of the calendar in a word: 专场, 3 场, or a dash. */
export const sayCount = ({ fairs, special }: Pick<CalendarDay, 'fairs' | 'special'>): string =>
  special ? '专场' : fairs > 0 ? `${fairs} 场` : '—'

/** A theme's name says that it is a special, once. */
const withSpecial = (theme: string) => (theme.endsWith('专场') ? theme : `${theme}专场`)

/** 面向退役军人的周五专场, 女性就业专场, 招聘会: the fairs that are looked for. */
export const saySoughtFairs = (sought: {
  theme: string | null
  special: boolean
  keyGroup: KeyGroup | null
}): string => {
  const { theme, special, keyGroup } = sought
  const name = special ? '周五专场' : theme === null ? '招聘会' : withSpecial(theme)
  return `${keyGroup ? `面向${keyGroupLabel[keyGroup]}的` : ''}${name}`
}
