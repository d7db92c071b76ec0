import type { LocalDate } from '../../types/core'
import { addDays, daysBetween, fridayOnOrAfter, isRealDay } from './calendar'
import { deny, grant, type Known, type Ruling } from './ruling'

/** What a day is when it is not an ordinary one; the rows of `calendar_days`. */
export type DayKind = 'holiday' | 'workday' | 'noFair'

/**
 * Public holidays and make-up workdays (国务院令第795号《全国年节及纪念日放假办法》 and the yearly 国办 notice), with the
 * days the bureau has set by hand. The State Council publishes a year's arrangement late in the year before, so nothing
 * is known after `knownUntil` except the days listed.
 */
export type HolidayCalendar = { knownUntil: LocalDate; days: Record<LocalDate, DayKind> }

/** `unknownYear`: the arrangement is not published; say so, the bureau may set the day by hand. */
export type FridayStanding = 'held' | 'holiday' | 'noFair' | 'unknownYear'

/** Whether the special of a Friday takes place. A listed day is certain even in a year not yet published. */
export const isFridayHeld = (friday: LocalDate, calendar: HolidayCalendar): FridayStanding => {
  const listed = calendar.days[friday]
  if (listed) return listed === 'workday' ? 'held' : listed
  return friday <= calendar.knownUntil ? 'held' : 'unknownYear'
}

/** How far ahead, in days, the bureau may close a day. */
const FAR = 731

/** May this day be closed or opened again? Refusals: input.invalid (no such day, or too far ahead), series.dayPast. */
export const decideClosing = (
  day: LocalDate,
  today: LocalDate,
): Ruling<'set', Known<'input.invalid'> | { code: 'series.dayPast'; day: LocalDate }> => {
  if (!isRealDay(day) || daysBetween(today, day) > FAR) return deny({ code: 'input.invalid', field: 'day' })
  return day < today ? deny({ code: 'series.dayPast', day }) : grant('set')
}

/** A Friday to plan a special for; `unknownYear` until the year's holidays are published. */
export type SpecialDay = { day: LocalDate; standing: 'held' | 'unknownYear' }

/** The next `count` Fridays from a day on (itself included), leaving out holidays and days the bureau has closed. */
export const nextSpecialDays = (from: LocalDate, count: number, calendar: HolidayCalendar): readonly SpecialDay[] => {
  const found: SpecialDay[] = []
  for (let day = fridayOnOrAfter(from); found.length < count; day = addDays(day, 7)) {
    const standing = isFridayHeld(day, calendar)
    if (standing === 'held' || standing === 'unknownYear') found.push({ day, standing })
  }
  return found
}
