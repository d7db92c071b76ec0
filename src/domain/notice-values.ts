import type { Instant } from '../../types/core'
import type { RenderedMessage } from '../../types/notice'
import { dayOf, sayTime } from './calendar'

/** What a notice about an activity can be made from. `until`: how long an offered place is kept. */
export type NoticeFacts = {
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  hint: string
  until?: Instant | null
}

/** One keyword of a WeChat template: its key begins with its type (`thing1`). Data, in `notice_templates.fields`. */
export type NoticeField = { key: string; label: string; from: 'title' | 'time' | 'until' | 'place' | 'hint' }

export type NoticeTemplate = { title: string; fields: readonly NoticeField[]; page: string }

/** `thing` holds 20 characters; counted in UTF-16 units, the narrower reading of the rule. */
const THING = 20
const GAPS = /[\p{Cc}\s]+/gu
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu
const NOTHING = '见详情'

/**
 * Any text as a `thing` value: one line, never empty, 20 characters at most. What is too long is cut after a whole
 * character and ends in `…`.
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
export function thingValue(text: string): string {
  const plain = text.replace(INVISIBLE, '').replace(GAPS, ' ').trim()
  if (plain === '') return NOTHING
  if (plain.length <= THING) return plain
  let cut = ''
  for (const char of plain) {
    if (cut.length + char.length > THING - 1) break
    cut += char
  }
  return `${cut.trimEnd()}…`
}

const dayValue = (instant: Instant) => {
  const [year, month, day] = dayOf(instant).split('-')
  return `${year}年${month}月${day}日`
}
const pointValue = (instant: Instant) => `${dayValue(instant)} ${sayTime(instant).padStart(5, '0')}`

/** A `time` value in China time: `2026年11月27日 09:00~12:00`; over midnight both days are named. */
export const timeValue = (from: Instant, until: Instant): string =>
  `${pointValue(from)}~${dayOf(from) === dayOf(until) ? sayTime(until).padStart(5, '0') : pointValue(until)}`

/** One keyword's value by the type of its key; a `time` or `date` key always tells a time. */
export function noticeValue({ key, from }: NoticeField, { startsAt, endsAt, until, ...texts }: NoticeFacts): string {
  const type = key.replace(/\d+$/, '')
  if (from === 'until') return pointValue(until ?? startsAt)
  if (type === 'time') return timeValue(startsAt, endsAt)
  if (type === 'date') return pointValue(startsAt)
  return thingValue(from === 'time' ? timeValue(startsAt, endsAt) : texts[from])
}

/** The message as WeChat will show it. */
export const renderNotice = (template: NoticeTemplate, facts: NoticeFacts, activityId: string): RenderedMessage => ({
  title: template.title,
  rows: template.fields.map((field) => ({ label: field.label, value: noticeValue(field, facts) })),
  page: pageOf(template.page, activityId),
})

/** The values as WeChat's API wants them, by key. */
export const noticeData = (template: NoticeTemplate, facts: NoticeFacts): Record<string, { value: string }> =>
  Object.fromEntries(template.fields.map((field) => [field.key, { value: noticeValue(field, facts) }]))

/** The page a notice opens, with the activity it is about. */
export const pageOf = (page: string, activityId: string): string =>
  `${page}${page.includes('?') ? '&' : '?'}id=${activityId}`
