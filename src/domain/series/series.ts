import type { ActivityKind } from '../../../types/activity'
import type { Stop } from '../../../types/bus'
import type { Instant, LocalDate, SeriesId, VenueId } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import type { KeyGroup } from '../../../types/person'
import type { HolidayChoice, Organizer, SeatsWish, Series, SignUp, Theme } from '../../../types/series'
import type { Eligibility } from '../../../types/waitlist'
import { sayDistrict } from '../region/district'
import { addDays, instantOf, sayDay, weekdayOf } from '../time/calendar'
import { type FridayStanding, type HolidayCalendar, isFridayHeld } from './holiday'

const MINUTE = 60_000

/** Sign-up opens in the morning, when somebody answers the phone. */
const OPENS = '08:30'

/** `activities.title` holds no more characters. */
const TITLE = 60

/** Whether a series meets on a day that is one of its weekdays. Only `noFair` stops a series that holds on holidays. */
export const standingOn = (day: LocalDate, onHoliday: HolidayChoice, calendar: HolidayCalendar): FridayStanding => {
  const standing = isFridayHeld(day, calendar)
  return onHoliday === 'hold' && standing !== 'noFair' ? 'held' : standing
}

/** The bureau's own word on one Friday: another theme, another day to hold it on, or both. */
export type PlanEntry = { theme: string | null; heldOn: LocalDate | null }

/** By the Friday the entry is for. */
export type SpecialPlan = Readonly<Record<LocalDate, PlanEntry>>

/**
 * A date a series makes. `seriesDay` is the day the series means and names the date for good; `day` is the one it is
 * held on. `unknownYear`: the year's holidays are not published, so nothing is made until the bureau says.
 */
export type SeriesDate = { seriesDay: LocalDate; day: LocalDate; standing: 'held' | 'unknownYear' }

type Rhythm = Pick<Series, 'weekdays' | 'onHoliday' | 'makeUpDays' | 'fromDay' | 'untilDay' | 'state'>

const WORKING_WEEK = [1, 2, 3, 4, 5]

/** Whether a series keeps the working week and so can follow it to make-up workdays. */
export const keepsWorkingWeek = ({ weekdays, onHoliday }: Pick<Series, 'weekdays' | 'onHoliday'>): boolean =>
  onHoliday === 'skip' && new Set(weekdays).size === 5 && WORKING_WEEK.every((weekday) => weekdays.includes(weekday))

/** Whether a series is also held on make-up workdays: when that is wanted, and it is one of the working week. */
export const isForMakeUpDays = (series: Pick<Series, 'weekdays' | 'onHoliday' | 'makeUpDays'>): boolean =>
  series.makeUpDays && keepsWorkingWeek(series)

/** Whether a day lies within the days of a series. */
export const isWithin = ({ fromDay, untilDay }: Pick<Series, 'fromDay' | 'untilDay'>, day: LocalDate): boolean =>
  fromDay <= day && (untilDay === null || day < untilDay)

/** The days looked at, `[from, until)`, with what is known of them. */
export type Span = { from: LocalDate; until: LocalDate; calendar: HolidayCalendar; plan?: SpecialPlan }

/** The dates a series makes in a span, in order: none when it is stopped, and none outside its own days. */
export function datesOf(series: Rhythm, { from, until, calendar, plan = {} }: Span): readonly SeriesDate[] {
  if (series.state === 'stopped') return []
  const end = series.untilDay !== null && series.untilDay < until ? series.untilDay : until
  const dates: SeriesDate[] = []
  for (let day = from > series.fromDay ? from : series.fromDay; day < end; day = addDays(day, 1)) {
    const isMakeUp = isForMakeUpDays(series) && calendar.days[day] === 'workday'
    if (!series.weekdays.includes(weekdayOf(day)) && !isMakeUp) continue
    const heldOn = plan[day]?.heldOn
    const standing = heldOn ? 'held' : standingOn(day, series.onHoliday, calendar)
    if (standing === 'held' || standing === 'unknownYear') dates.push({ seriesDay: day, day: heldOn ?? day, standing })
  }
  return dates
}

/** The span a series is made ahead for: from today, so many weeks. */
export const aheadOf = ({ weeksAhead }: Pick<Series, 'weeksAhead'>, today: LocalDate) => ({
  from: today,
  until: addDays(today, weeksAhead * 7),
})

/** An activity as a series makes it: everything but its id. One per (seriesId, seriesDay), however often it is made. */
export type ActivityDraft = {
  seriesId: SeriesId
  seriesDay: LocalDate
  kind: ActivityKind
  title: string
  theme: string | null
  district: DistrictCode
  venueId: VenueId
  organizer: Organizer
  about: string
  bring: string
  day: LocalDate
  startsAt: Instant
  endsAt: Instant
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  entryUntil: Instant
  minAge: number | null
  eligibility: Eligibility
  keyGroup: KeyGroup | null
  places: SeatsWish
  stops: readonly Stop[]
  boundFor: string | null
}

/** The title of one date: `{theme}`, `{date}` (11月27日) and `{district}` (碧江区) filled in, cut to what is kept. */
export function titleOf(
  { titlePattern, district }: Pick<Series, 'titlePattern' | 'district'>,
  day: LocalDate,
  theme: Theme | null,
): string {
  const said: Record<string, string> = {
    theme: theme?.name ?? '',
    date: sayDay(day).split(' ')[0] ?? '',
    district: sayDistrict(district),
  }
  const title = titlePattern.replace(/\{(theme|date|district)\}/g, (_, name: string) => said[name] ?? '').trim()
  const characters = Array.from(title)
  return characters.length > TITLE ? `${characters.slice(0, TITLE - 1).join('')}…` : title
}

/** From when and until when one may sign up for a date, and until when cancel. */
export const windowOf = (signUp: SignUp, day: LocalDate, startsAt: Instant) => ({
  opensAt: instantOf(addDays(day, -signUp.opensDaysBefore), OPENS),
  closesAt: startsAt - signUp.closesMinutesBefore * MINUTE,
  cancelUntil: startsAt - signUp.cancelMinutesBefore * MINUTE,
})

/** All instants of a date held on `day`. */
export const instantsOf = (
  series: Pick<Series, 'starts' | 'ends' | 'entryMinutesBeforeEnd'> & SignUp,
  day: LocalDate,
) => {
  const startsAt = instantOf(day, series.starts)
  const endsAt = instantOf(day, series.ends)
  return {
    startsAt,
    endsAt,
    ...windowOf(series, day, startsAt),
    entryUntil: endsAt - series.entryMinutesBeforeEnd * MINUTE,
  }
}

/** A reserve is for a key group; on a date without one its places are open. */
export const placesFor = ({ seats, keySeats, walkInSeats }: SeatsWish, keyGroup: KeyGroup | null): SeatsWish =>
  keyGroup ? { seats, keySeats, walkInSeats } : { seats: seats + keySeats, keySeats: 0, walkInSeats }

/** The activity a series makes of a date. A theme's key group comes before the series' own. */
export function draftOf(series: Series, date: SeriesDate, theme: Theme | null): ActivityDraft {
  const keyGroup = theme?.keyGroup ?? series.keyGroup
  return {
    seriesId: series.id,
    seriesDay: date.seriesDay,
    kind: series.kind,
    title: titleOf(series, date.day, theme),
    theme: theme?.code ?? null,
    district: series.district,
    venueId: series.venueId,
    organizer: series.organizer,
    about: series.about,
    bring: series.bring,
    day: date.day,
    ...instantsOf(series, date.day),
    minAge: series.minAge,
    eligibility: keyGroup ? series.eligibility : 'none',
    keyGroup,
    places: placesFor(series.places, keyGroup),
    stops: series.stops ?? [],
    boundFor: series.boundFor ?? null,
  }
}
