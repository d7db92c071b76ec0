import type { ActivityDetail } from '../../types/activity'
import { phaseOf, seatsLeft } from '../domain/activity/activity'
import { sayRange } from '../domain/time/calendar'
import { kindLabel, sayPay } from './labels'

type Subject = Pick<
  ActivityDetail,
  | 'kind'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'venue'
  | 'employers'
  | 'postings'
  | 'topPostings'
  | 'seats'
  | 'booked'
  | 'offered'
  | 'walkIn'
  | 'waitlist'
  | 'bring'
  | 'organizer'
>

const APP = '微信搜小程序“天天有招聘 周五是专场”'

/** A group reads one screen; more than five posts is a leaflet. */
const POSTS = 5

const sayOffer = ({ kind, employers, postings }: Subject): string | null =>
  kind === 'fair' && postings > 0 ? `${employers} 家单位，${postings} 个岗位` : null

const sayJoin = (subject: Subject): string => {
  const left = seatsLeft(subject)
  if (subject.walkIn) return '可直接入场，提前报名更快'
  if (left > 0) return `还有 ${left} 个名额，报名方式`
  return subject.waitlist ? '名额已满，可以候补' : '名额已满，下一场请看小程序'
}

/** Organizers write 身份证 as well as 带身份证和简历. */
const sayBring = ({ bring }: Subject): string => (bring.startsWith('带') ? `请${bring}` : `请带：${bring}`)

const lines = (...parts: (string | null | false)[]): string => parts.filter(Boolean).join('\n')

/** One line, for a group that scrolls fast. */
export const sayGroupLine = (subject: Subject): string =>
  [subject.title, sayRange(subject.startsAt, subject.endsAt), subject.venue.name, `${APP}报名`].join('，')

/** Five lines: what, when, where, what is offered, how. */
export const sayGroupShort = (subject: Subject): string =>
  lines(
    `【${subject.title}】`,
    `时间：${sayRange(subject.startsAt, subject.endsAt)}`,
    `地点：${subject.venue.name}`,
    sayOffer(subject),
    `${sayJoin(subject)}：${APP}`,
  )

/** The short text with the first posts, what to bring and whom to ask. */
export const sayGroupFull = (subject: Subject): string => {
  const posts = subject.topPostings.slice(0, POSTS).map(({ title, pay }) => `· ${title} ${sayPay(pay)}`)
  const offer = sayOffer(subject)
  return lines(
    `【${subject.title}】`,
    `时间：${sayRange(subject.startsAt, subject.endsAt)}`,
    `地点：${subject.venue.name}（${subject.venue.address}）`,
    offer && posts.length > 0 ? `${offer}，其中：` : offer,
    ...posts,
    sayBring(subject),
    `${sayJoin(subject)}：${APP}`,
    `咨询电话：${subject.organizer.phone}`,
  )
}

/** May it still be posted? What is over or called off is not. */
export const isWorthPosting = (
  activity: Pick<ActivityDetail, 'state' | 'startsAt' | 'endsAt'>,
  now: number,
): boolean => {
  const phase = phaseOf(activity, now)
  return phase === 'upcoming' || phase === 'running'
}

/** What the group is told it is, above the texts. */
export const sayGroupTitle = ({ kind }: Pick<ActivityDetail, 'kind'>): string => `发到微信群的${kindLabel[kind]}文案`
