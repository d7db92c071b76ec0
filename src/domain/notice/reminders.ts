import type { Instant } from '../../../types/core'
import type { QuietHours, ReminderPolicy } from '../../../types/policy'
import { addDays, dayOf, instantOf, sayDay, sayRange, sayTime } from '../time/calendar'
import { nextLoud, quietSince } from './quiet-hours'

/** The evening before, two hours before, an hour before an offer ends; employers within what the law gives them. */
export const REMINDER_POLICY: ReminderPolicy = {
  dayBefore: '18:00',
  soonHours: 2,
  offerEndingMinutes: 60,
  outcomeDays: 1,
  outcomeWithinDays: 7,
  verifyDays: 182,
  verifyDaysAhead: 14,
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What can be reminded of by the clock, and of what: an activity's or a lesson's start, a fair's end, a day's round. */
export type Occasion =
  | { kind: 'dayBefore' | 'soon' | 'classTomorrow'; startsAt: Instant }
  | { kind: 'outcomeDue'; endsAt: Instant }
  | { kind: 'verifyDue'; now: Instant }

/** Whoever hears of a start later than this cannot set out in time any more. */
const TO_SET_OUT = 30 * MINUTE

/** So long before the quiet hours begin an early start is told of. */
const BEFORE_QUIET = HOUR

/** The moment a reminder is due: whoever joined after it is not reminded. */
export function dueAt(occasion: Occasion, policy: ReminderPolicy, quiet: QuietHours): Instant {
  if (occasion.kind === 'soon') return soonAt(occasion.startsAt, policy, quiet)
  if (occasion.kind === 'outcomeDue') return occasion.endsAt + policy.outcomeDays * DAY
  if (occasion.kind === 'verifyDue') return instantOf(dayOf(occasion.now), '09:00')
  return instantOf(addDays(dayOf(occasion.startsAt), -1), policy.dayBefore)
}

/** A start so early that the end of the quiet hours is too late for it is told of before they begin. */
function soonAt(startsAt: Instant, { soonHours }: ReminderPolicy, quiet: QuietHours): Instant {
  const due = startsAt - soonHours * HOUR
  const heard = nextLoud(quiet, due)
  return heard === due || startsAt - heard >= TO_SET_OUT ? due : quietSince(quiet, due) - BEFORE_QUIET
}

/** Whether the last reminder of a start is due before the quiet hours, in the evening that reminds of tomorrow anyway. */
export const isBroughtForward = (
  { startsAt, dueAt }: { startsAt: Instant; dueAt: Instant },
  { soonHours }: ReminderPolicy,
): boolean => dueAt < startsAt - soonHours * HOUR && dayOf(dueAt) < dayOf(startsAt)

/** Until when the outcome of a fair is to be told. */
export const outcomeUntil = (endsAt: Instant, { outcomeWithinDays }: ReminderPolicy): Instant =>
  endsAt + outcomeWithinDays * DAY

/** Approved employers were last checked in this span when they are to check themselves now; a month late is enough. */
export const verifySpan = (now: Instant, { verifyDays, verifyDaysAhead }: ReminderPolicy) => ({
  from: now - (verifyDays + 30) * DAY,
  until: now - (verifyDays - verifyDaysAhead) * DAY,
})

/** What somebody reads in the app from `at` on, on the day of the start or before. `place` and `bring` may be empty. */
export function sayReminder(
  kind: Occasion['kind'],
  facts: { startsAt: Instant; endsAt: Instant; place: string; bring: string; at: Instant },
): string {
  const { startsAt, endsAt, place, bring, at } = facts
  const isToday = dayOf(at) === dayOf(startsAt)
  const when = `${isToday ? '今天' : '明天'} ${sayTime(startsAt)}`
  const where = place === '' ? '' : `，${place}`
  const things = bring.replace(/。$/, '')
  const what = things === '' ? '' : /^请?带/.test(things) ? `。${things}` : `。请带：${things}`
  if (kind === 'dayBefore') return `${when} 开始${where}${what}`
  if (kind === 'soon')
    return `${when} 开始${where}。${isToday ? '请打开入场码，到门口出示' : '开始得早，请先安排好路程'}`
  if (kind === 'classTomorrow') return `${when} 上课${where}${what}`
  if (kind === 'outcomeDue') return `招聘会已结束，请在 ${sayDay(dayOf(endsAt))} 前填报面谈、达成意向和录用的人数`
  return `请在 ${sayDay(dayOf(endsAt))} 前核对单位信息，没有变化点“信息无误”，有变化直接修改`
}

/** What the holder of an offer reads when it is about to end. */
export const sayOfferEnding = (until: Instant, startsAt: Instant, endsAt: Instant): string =>
  `名额只为您保留到 ${sayTime(until)}，还没有确认。活动时间：${sayRange(startsAt, endsAt)}`

/** What somebody who got a place reads. */
export const sayBooked = ({ startsAt, endsAt, place }: { startsAt: Instant; endsAt: Instant; place: string }): string =>
  `报名成功。${sayRange(startsAt, endsAt)}，${place}。到时打开“我的报名”，出示里面的码`
