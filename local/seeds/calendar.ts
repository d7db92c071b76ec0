import { publishedDays } from '../../cloudfunctions/kit/published'
import { addDays, fridayOnOrAfter } from '../../src/domain/calendar'
import { type HolidayCalendar, nextSpecialDays } from '../../src/domain/holiday'
import type { LocalDate } from '../../types/core'
import type { Row } from './rows'

type Day = Row<'calendar_days'>

/** The published days of these years; none of a year not yet published. */
export const publishedBetween = (fromYear: number, untilYear: number): Day[] =>
  Array.from({ length: untilYear - fromYear }, (_, after) => publishedDays(fromYear + after)).flat()

/** The days as the rule about Fridays wants them. */
export function holidayCalendar(days: readonly Day[]): HolidayCalendar {
  const lastYear = days.at(-1)?.day.slice(0, 4)
  return {
    knownUntil: lastYear ? `${lastYear}-12-31` : '2000-01-01',
    days: Object.fromEntries(days.map(({ day, kind }) => [day, kind as HolidayCalendar['days'][string]])),
  }
}

/** Holidays by law on a fixed date (国务院令第795号), certain also before a year's arrangement is published. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

export const isHoliday = (day: LocalDate, calendar: HolidayCalendar): boolean =>
  calendar.days[day] === 'holiday' || FIXED_HOLIDAYS.includes(day.slice(5))

/** The Fridays with a special: those of the past two weeks, and the next four that are no holiday. */
export function specialFridays(today: LocalDate, calendar: HolidayCalendar): LocalDate[] {
  const isOpen = (friday: LocalDate) => !isHoliday(friday, calendar)
  const past = [-14, -7].map((days) => fridayOnOrAfter(addDays(today, days))).filter((friday) => friday < today)
  const coming = nextSpecialDays(today, 6, calendar).map(({ day }) => day)
  return [...past.filter(isOpen), ...coming.filter(isOpen).slice(0, 4)]
}
