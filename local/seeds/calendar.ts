import { publishedDays } from '../../cloudfunctions/core/series/published'
import { type HolidayCalendar, isFridayHeld, nextSpecialDays } from '../../src/domain/series/holiday'
import { addDays, fridayOnOrAfter } from '../../src/domain/time/calendar'
import type { LocalDate } from '../../types/core'
import type { Row } from './rows'

type Day = Row<'calendar_days'>

/** The published days of these years; none of a year not yet published. */
export const publishedBetween = (fromYear: number, untilYear: number): Day[] =>
  Array.from({ length: untilYear - fromYear }, (_, after) => publishedDays(fromYear + after)).flat()

/** The days as the rule about Fridays wants them. */
export function holidayCalendar(days: readonly Day[]): HolidayCalendar {
  return {
    knownYears: [...new Set(days.map(({ day }) => Number(day.slice(0, 4))))],
    days: Object.fromEntries(days.map(({ day, kind }) => [day, kind as HolidayCalendar['days'][string]])),
  }
}

/** A holiday as far as anybody knows; on a day that may yet become one nothing is invented either. */
export const isHoliday = (day: LocalDate, calendar: HolidayCalendar): boolean => isFridayHeld(day, calendar) !== 'held'

/** The Fridays with a special: those of the past two weeks, and the next four that are no holiday. */
export function specialFridays(today: LocalDate, calendar: HolidayCalendar): LocalDate[] {
  const isOpen = (friday: LocalDate) => !isHoliday(friday, calendar)
  const past = [-14, -7].map((days) => fridayOnOrAfter(addDays(today, days))).filter((friday) => friday < today)
  const coming = nextSpecialDays(today, 6, calendar).map(({ day }) => day)
  return [...past.filter(isOpen), ...coming.filter(isOpen).slice(0, 4)]
}
