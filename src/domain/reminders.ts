import type { Instant } from '../../types/core'
import { addDays, dayOf, instantOf, sayDay, sayRange, sayTime } from './calendar'

/**
 * When is reminded, as data of the bureau: `dayBefore` a clock time of the day before, the others as named. Employers
 * are checked anew every `verifyDays` (the notice of five ministries of 2026 asks for it every six months).
 */
export type ReminderPolicy = {
  dayBefore: string
  soonHours: number
  offerEndingMinutes: number
  outcomeDays: number
  outcomeWithinDays: number
  verifyDays: number
  verifyDaysAhead: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What can be reminded of by the clock, and of what: an activity's or a lesson's start, a fair's end, a day's round. */
export type Occasion =
  | { kind: 'dayBefore' | 'soon' | 'classTomorrow'; startsAt: Instant }
  | { kind: 'outcomeDue'; endsAt: Instant }
  | { kind: 'verifyDue'; now: Instant }

/** The moment a reminder is due: whoever joined after it is not reminded. */
export function dueAt(occasion: Occasion, policy: ReminderPolicy): Instant {
  if (occasion.kind === 'soon') return occasion.startsAt - policy.soonHours * HOUR
  if (occasion.kind === 'outcomeDue') return occasion.endsAt + policy.outcomeDays * DAY
  if (occasion.kind === 'verifyDue') return instantOf(dayOf(occasion.now), '09:00')
  return instantOf(addDays(dayOf(occasion.startsAt), -1), policy.dayBefore)
}

/** Until when the outcome of a fair is to be told. */
export const outcomeUntil = (endsAt: Instant, { outcomeWithinDays }: ReminderPolicy): Instant =>
  endsAt + outcomeWithinDays * DAY

/** Approved employers were last checked in this span when they are to check themselves now; a month late is enough. */
export const verifySpan = (now: Instant, { verifyDays, verifyDaysAhead }: ReminderPolicy) => ({
  from: now - (verifyDays + 30) * DAY,
  until: now - (verifyDays - verifyDaysAhead) * DAY,
})

/** What somebody reads in the app. `place` and `bring` may be empty. */
export function sayReminder(
  kind: Occasion['kind'],
  facts: { startsAt: Instant; endsAt: Instant; place: string; bring: string },
): string {
  const { startsAt, endsAt, place, bring } = facts
  const where = place === '' ? '' : `，${place}`
  const things = bring.replace(/。$/, '')
  const what = things === '' ? '' : /^请?带/.test(things) ? `。${things}` : `。请带：${things}`
  if (kind === 'dayBefore') return `明天 ${sayTime(startsAt)} 开始${where}${what}`
  if (kind === 'soon') return `今天 ${sayTime(startsAt)} 开始${where}。请打开入场码，到门口出示`
  if (kind === 'classTomorrow') return `明天 ${sayTime(startsAt)} 上课${where}${what}`
  if (kind === 'outcomeDue') return `招聘会结束了，请在 ${sayDay(dayOf(endsAt))} 前填写录用和达成意向的人数`
  return `请在 ${sayDay(dayOf(endsAt))} 前核对单位信息，逾期会暂停发布岗位`
}

/** What the holder of an offer reads when it is about to end. */
export const sayOfferEnding = (until: Instant, startsAt: Instant, endsAt: Instant): string =>
  `名额只为您保留到 ${sayTime(until)}，还没有确认。活动时间：${sayRange(startsAt, endsAt)}`
