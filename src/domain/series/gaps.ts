import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import type { Weekday } from '../../../types/series'
import { isInScope } from '../region/district'
import { addDays, weekdayOf } from '../time/calendar'
import type { HolidayCalendar } from './holiday'
import { standingOn } from './series'

/** Days and districts looked at, `[from, until)`, on the weekdays a fair is promised. `fairs` are the published ones. */
export type GapFacts = {
  from: LocalDate
  until: LocalDate
  weekdays: readonly Weekday[]
  districts: readonly DistrictCode[]
  fairs: readonly { day: LocalDate; district: DistrictCode }[]
  calendar: HolidayCalendar
}

/** A day on which a district has no fair. `unknownYear`: it may turn out to be a holiday. */
export type Gap = { day: LocalDate; district: DistrictCode; standing: 'held' | 'unknownYear' }

/**
 * The gaps to fill, by day, then in the order of the districts. A township's fair counts for its county; holidays and
 * days the bureau has closed are no gaps.
 */
export function gapsOf({ from, until, weekdays, districts, fairs, calendar }: GapFacts): readonly Gap[] {
  const onDay = new Map<LocalDate, DistrictCode[]>()
  for (const { day, district } of fairs) onDay.set(day, [...(onDay.get(day) ?? []), district])
  const gaps: Gap[] = []
  for (let day = from; day < until; day = addDays(day, 1)) {
    const standing = standingOn(day, 'skip', calendar)
    if (!weekdays.includes(weekdayOf(day)) || (standing !== 'held' && standing !== 'unknownYear')) continue
    const held = onDay.get(day) ?? []
    for (const district of districts)
      if (!held.some((fair) => isInScope(fair, district))) gaps.push({ day, district, standing })
  }
  return gaps
}
