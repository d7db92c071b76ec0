import type { LocalDate } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { DayKind } from '../../../types/series-days'
import { addDays, daysBetween, fridayOnOrAfter, isRealDay } from '../time/calendar'
import { reaching, statutoryOn } from '../time/statutory'

/** What a day is said to be; the rows of `calendar_days`. `ordinary`: the bureau's word that it is a day like any other. */
export type ListedKind = DayKind | 'noFair'

/**
 * Public holidays and make-up workdays (国务院令第795号《全国年节及纪念日放假办法》 and the yearly 国办 notice), with the
 * days the bureau has set by hand. The State Council publishes a year's arrangement late in the year before;
 * `knownYears` are those whose arrangement is here, in any order.
 */
export type HolidayCalendar = { knownYears: readonly number[]; days: Record<LocalDate, ListedKind> }

/** `unknownYear`: the day may be given off by an arrangement not yet published; say so, the bureau may set it by hand. */
export type FridayStanding = 'held' | 'holiday' | 'noFair' | 'unknownYear'

/**
 * Whether the special of a Friday takes place. A listed day is certain even in a year not yet published, a holiday by
 * law is one though nobody has listed it, and a day no holiday can reach is like any other.
 */
export const isFridayHeld = (friday: LocalDate, { days, knownYears }: HolidayCalendar): FridayStanding => {
  const listed = days[friday]
  if (listed) return listed === 'workday' || listed === 'ordinary' ? 'held' : listed
  if (statutoryOn(friday)) return 'holiday'
  return reaching(friday).every(({ year }) => knownYears.includes(year)) ? 'held' : 'unknownYear'
}

/** How far ahead, in days, the bureau may say what a day is. */
const FAR = 731

/** May this day be set, closed or opened again? Refusals: input.invalid (no such day, or too far ahead), series.dayPast. */
export const decideClosing = (
  day: LocalDate,
  today: LocalDate,
): Decision<'set', RefusalOf<'input.invalid'> | { code: 'series.dayPast'; day: LocalDate }> => {
  if (!isRealDay(day) || daysBetween(today, day) > FAR) return refuse({ code: 'input.invalid', field: 'day' })
  return day < today ? refuse({ code: 'series.dayPast', day }) : accept('set')
}

/** Holidays a year has by law (国务院令第795号), before any day off is added or moved. */
export const STATUTORY = 13

/** The years whose arrangement may matter: this one and the next two. */
export const yearsFrom = (today: LocalDate): readonly number[] => {
  const year = Number(today.slice(0, 4))
  return [year, year + 1, year + 2]
}

/**
 * May the bureau say that what it has set by hand is all of a year's arrangement? `holidays` are those it has set.
 * Refusals: input.invalid (a year that is past or far), series.yearShort (fewer than any year has by law).
 */
export function decideYear(
  { year, holidays }: { year: number; holidays: number },
  today: LocalDate,
): Decision<
  'set',
  RefusalOf<'input.invalid'> | { code: 'series.yearShort'; year: number; days: number; least: number }
> {
  if (!yearsFrom(today).includes(year)) return refuse({ code: 'input.invalid', field: 'year' })
  return holidays < STATUTORY
    ? refuse({ code: 'series.yearShort', year, days: holidays, least: STATUTORY })
    : accept('set')
}

/** A Friday to plan a special for; `unknownYear` until the holidays that may reach it are published. */
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
