import type { Instant } from '../../../types/core'
import type { NoticeField, NoticeTemplate, RenderedMessage } from '../../../types/notice'
import { dayOf, sayTime } from '../time/calendar'
import { fitTo } from './fit'

export type { NoticeField, NoticeTemplate }

/** What a notice can be made from. `until`: how long an offer stands or a task may take; `result`: a word of outcome. */
export type NoticeFacts = {
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  hint: string
  until?: Instant | null
  result?: string | null
}

/** What a message is about: ids for its page, and whose it is and of which kind of activity, which decide the page. */
export type NoticeSubject = {
  activityId: string | null
  activityKind?: string | null
  ticketId?: string | null
  employerId?: string | null
  noticeId?: string
}

const dayValue = (instant: Instant) => {
  const [year, month, day] = dayOf(instant).split('-')
  return `${year}年${month}月${day}日`
}
const pointValue = (instant: Instant) => `${dayValue(instant)} ${sayTime(instant).padStart(5, '0')}`

/** A `time` value in China time: `2026年11月27日 09:00~12:00`; over midnight both days are named. */
export const timeValue = (from: Instant, until: Instant): string =>
  `${pointValue(from)}~${dayOf(from) === dayOf(until) ? sayTime(until).padStart(5, '0') : pointValue(until)}`

/**
 * One keyword's value by the type of its key, or null when no true value fits. A `time` or `date` key always tells a
 * time; facts that are not there are said as `见详情` where a type has room for words.
 */
export function noticeValue(field: NoticeField, facts: NoticeFacts): string | null {
  const { startsAt, endsAt, until } = facts
  const type = field.key.replace(/\d+$/, '')
  const isTime = type === 'time' || type === 'date'
  if (isTime && field.from === 'until') return pointValue(until ?? startsAt)
  if (isTime) return type === 'time' ? timeValue(startsAt, endsAt) : pointValue(startsAt)
  return fitTo(type, textOf(field, facts))
}

function textOf({ from, text }: NoticeField, facts: NoticeFacts): string {
  if (from === 'text') return text ?? ''
  if (from === 'time') return timeValue(facts.startsAt, facts.endsAt)
  if (from === 'until') return pointValue(facts.until ?? facts.startsAt)
  return facts[from] ?? ''
}

/** The label of the first keyword no true value fits, or null: such a message is not sent. */
export const unfitField = (template: NoticeTemplate, facts: NoticeFacts): string | null =>
  template.fields.find((field) => noticeValue(field, facts) === null)?.label ?? null

/** The message as WeChat will show it; a value that does not fit is empty, see `unfitField`. */
export const renderNotice = (
  template: NoticeTemplate,
  facts: NoticeFacts,
  about: string | NoticeSubject,
): RenderedMessage => ({
  title: template.title,
  rows: template.fields.map((field) => ({ label: field.label, value: noticeValue(field, facts) ?? '' })),
  page: pageOf(template.page, about),
})

/** The values as WeChat's API wants them, by key; null when one of them does not fit. */
export function noticeData(template: NoticeTemplate, facts: NoticeFacts): Record<string, { value: string }> | null {
  const data: Record<string, { value: string }> = {}
  for (const field of template.fields) {
    const value = noticeValue(field, facts)
    if (value === null) return null
    data[field.key] = { value }
  }
  return data
}

const TICKET = 'packages/ticket/show/index'
const TICKETS = 'packages/ticket/list/index'
const EMPLOYER = 'packages/employer/home/index'

/**
 * The page a notice opens, with the activity, or the ticket where it opens one, and the notice it is about; `{kind}` in a
 * template's page stands for the activity's own room, for an employer for the employer's.
 */
export function pageOf(page: string, about: string | NoticeSubject): string {
  const subject: NoticeSubject = typeof about === 'string' ? { activityId: about } : about
  const path = pathOf(page, subject)
  const id = path === TICKET ? subject.ticketId : subject.activityId
  const query = [id && `id=${id}`, subject.noticeId && `n=${subject.noticeId}`].filter(Boolean).join('&')
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`
}

function pathOf(page: string, { activityKind, ticketId, employerId }: NoticeSubject): string {
  if (page === TICKET && !ticketId) return TICKETS
  if (employerId && page.includes('{kind}')) return EMPLOYER
  return page.replace('{kind}', activityKind === 'course' ? 'course' : 'fair')
}
