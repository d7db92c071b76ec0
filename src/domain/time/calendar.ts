import type { Instant, LocalDate } from '../../../types/core'

/**
 * China-time day arithmetic on whole numbers. China keeps UTC+8 all year, so a fixed offset is the whole time zone;
 * the `Date` local functions and `Intl` would answer in the phone's zone, and some WeChat engines have no `Intl`.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const CHINA = 8 * HOUR

const two = (count: number) => `${count}`.padStart(2, '0')

/** Days from 0000-03-01 (proleptic Gregorian) to the given day: years begin in March so that leap days come last. */
const daysFromMarch = (year: number, month: number, dayOfMonth: number) => {
  const shifted = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear
}
const EPOCH = daysFromMarch(1970, 1, 1)

const dayFromNumber = (days: number): LocalDate => {
  const all = days + EPOCH
  const era = Math.floor(all / 146_097)
  const dayOfEra = all - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${`${year}`.padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)}`
}

const parts = (day: LocalDate) => {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return { year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) }
}

/** Whether the text is a day that exists: `2024-02-29` yes, `2026-02-29` and `2026-2-1` no. */
export const isRealDay = (text: string): text is LocalDate => {
  const { year, month, dayOfMonth } = parts(text)
  return dayFromNumber(daysFromMarch(year, month, dayOfMonth) - EPOCH) === text
}

/** Days since 1970-01-01; a fault when the day does not exist. */
const dayNumber = (day: LocalDate): number => {
  if (!isRealDay(day)) throw new RangeError('not a day of the calendar')
  const { year, month, dayOfMonth } = parts(day)
  return daysFromMarch(year, month, dayOfMonth) - EPOCH
}

/** The China-time day an instant falls on. */
export const dayOf = (instant: Instant): LocalDate => dayFromNumber(Math.floor((instant + CHINA) / DAY))

/** The instant a China-time day shows `HH:mm`; `24:00` is the next midnight, for half-open ends. */
export const instantOf = (day: LocalDate, time: string): Instant => {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(time) ?? []
  const sinceMidnight = Number(hours) * HOUR + Number(minutes) * MINUTE
  if (!(sinceMidnight <= DAY)) throw new RangeError('not a time of day')
  return dayNumber(day) * DAY - CHINA + sinceMidnight
}

/** The day `count` days later, or earlier when negative. */
export const addDays = (day: LocalDate, count: number): LocalDate => dayFromNumber(dayNumber(day) + count)

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** Day of the week as ISO 8601 and GB/T 7408 count: Monday 1 … Friday 5 … Sunday 7. */
export const weekdayOf = (day: LocalDate): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** The next Friday, the day itself when it is one. */
export const fridayOnOrAfter = (day: LocalDate): LocalDate => addDays(day, (12 - weekdayOf(day)) % 7)

/** The seven days, Monday to Sunday, of the week the day lies in. */
export const weekOf = (day: LocalDate): readonly LocalDate[] => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday, count))
}

const WEEKDAYS = '一二三四五六日'

/** `11月27日 周五` */
export const sayDay = (day: LocalDate): string => {
  const { month, dayOfMonth } = parts(day)
  return `${month}月${dayOfMonth}日 周${WEEKDAYS[weekdayOf(day) - 1]}`
}

/** 2028年11月24日, where the year is no matter of course. */
export const sayWholeDay = (day: LocalDate): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `9:00`, the China-time clock. */
export const sayTime = (instant: Instant): string => {
  const minutes = Math.floor((instant + CHINA) / MINUTE)
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${Math.floor(ofDay / 60)}:${two(ofDay % 60)}`
}

/** `11月27日 周五 9:00–12:00`; over midnight both days are named. `[from, until)`. */
export const sayRange = (from: Instant, until: Instant): string => {
  const [first, last] = [dayOf(from), dayOf(until)]
  const start = `${sayDay(first)} ${sayTime(from)}`
  if (first === last) return `${start}–${sayTime(until)}`
  if (until === instantOf(first, '24:00')) return `${start}–24:00`
  return `${start} – ${sayDay(last)} ${sayTime(until)}`
}

/**
 * How long until something starts, in the two largest units that count: `还有 3 天 16 小时`, `还有 2 小时 5 分`,
 * `还有 5 分`, `不到 1 分钟`; once it has started, `已开始`.
 */
export const sayCountdown = (now: Instant, startsAt: Instant): string => {
  const left = Math.floor((startsAt - now) / MINUTE)
  if (now >= startsAt) return '已开始'
  if (left === 0) return '不到 1 分钟'
  const [days, hours, minutes] = [Math.floor(left / 1440), Math.floor(left / 60) % 24, left % 60]
  const [most, rest] = days
    ? [`${days} 天`, hours && `${hours} 小时`]
    : [hours && `${hours} 小时`, minutes && `${minutes} 分`]
  return ['还有', most, rest].filter(Boolean).join(' ')
}
