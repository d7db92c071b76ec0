import * as z from 'zod/mini'
import { ActivityKind } from './activity'
import { Stops } from './bus'
import { ActivityId, Count, Instant, LocalDate, line, prose, SeriesId, VenueId } from './core'
import { DistrictCode } from './division'
import { KeyGroup } from './person'
import { Eligibility, TimeOfDay } from './waitlist'

/** Day of the week as ISO 8601 counts: Monday 1 to Sunday 7. */
export const Weekday = z.int().check(z.gte(1), z.lte(7))
export type Weekday = z.infer<typeof Weekday>

/** What a series does on a public holiday: leave the date out, or hold it all the same. */
export const HolidayChoice = z.enum(['skip', 'hold'])
export type HolidayChoice = z.infer<typeof HolidayChoice>

export const Organizer = z.object({ name: line(40), phone: line(20) })
export type Organizer = z.infer<typeof Organizer>

const Seats = z.int().check(z.gte(1), z.lte(100_000))
const Reserve = z.int().check(z.gte(0), z.lte(100_000))

/** The open places and the two reserves beside them; the places of an activity are the sum of the three. */
export const SeatsWish = z.object({ seats: Seats, keySeats: Reserve, walkInSeats: Reserve })
export type SeatsWish = z.infer<typeof SeatsWish>

/** When one may sign up and cancel, counted back from the day and the start; sign-up opens at 8:30. */
export const SignUp = z.object({
  opensDaysBefore: z.int().check(z.gte(0), z.lte(180)),
  closesMinutesBefore: z.int().check(z.gte(0), z.lte(20_160)),
  cancelMinutesBefore: z.int().check(z.gte(0), z.lte(20_160)),
})
export type SignUp = z.infer<typeof SignUp>

/**
 * The template of dated activities: 天天有招聘, or with `special` the themed Fridays. `titlePattern` may hold
 * `{theme}`, `{date}` and `{district}`. Days are half-open `[fromDay, untilDay)`; minutes count back from the start,
 * `entryMinutesBeforeEnd` from the end.
 */
export const SeriesDraft = z.object({
  id: SeriesId,
  kind: ActivityKind,
  special: z.boolean(),
  titlePattern: line(60),
  district: DistrictCode,
  venueId: VenueId,
  organizer: Organizer,
  about: prose(2000),
  bring: line(200),
  weekdays: z.array(Weekday).check(z.minLength(1), z.maxLength(7)),
  onHoliday: HolidayChoice,
  /** Of a series Monday to Friday that leaves holidays out: also on make-up workdays. */
  makeUpDays: z.boolean(),
  starts: TimeOfDay,
  ends: TimeOfDay,
  places: SeatsWish,
  keyGroup: z.nullable(KeyGroup),
  eligibility: Eligibility,
  ...SignUp.shape,
  entryMinutesBeforeEnd: z.int().check(z.gte(0), z.lte(1440)),
  minAge: z.nullable(z.int().check(z.gte(0), z.lte(120))),
  fromDay: LocalDate,
  untilDay: z.nullable(LocalDate),
  weeksAhead: z.int().check(z.gte(1), z.lte(26)),
  /** Of a bus: where it takes people on, and where it goes when that is not its venue. */
  stops: z.optional(Stops),
  boundFor: z.optional(z.nullable(line(40))),
})
export type SeriesDraft = z.infer<typeof SeriesDraft>

export const SeriesState = z.enum(['active', 'stopped'])
export type SeriesState = z.infer<typeof SeriesState>

export const Series = z.extend(SeriesDraft, { state: SeriesState })
export type Series = z.infer<typeof Series>

/** A theme of Friday specials with the days it is valid on, `[validFrom, validUntil)`. */
export const Theme = z.object({
  code: z.string(),
  name: z.string(),
  keyGroup: z.nullable(KeyGroup),
  validFrom: LocalDate,
  validUntil: z.nullable(LocalDate),
})
export type Theme = z.infer<typeof Theme>

/** A date a series did not make, because `title` has its venue at that time. */
export const SkippedDate = z.object({ day: LocalDate, title: z.string(), startsAt: Instant })
export type SkippedDate = z.infer<typeof SkippedDate>

/** A theme and a venue to choose from. */
export const ThemeChoice = z.object({ code: z.string(), name: z.string(), keyGroup: z.nullable(KeyGroup) })
export type ThemeChoice = z.infer<typeof ThemeChoice>
export const VenueChoice = z.object({ id: VenueId, name: z.string(), district: DistrictCode })
export type VenueChoice = z.infer<typeof VenueChoice>

/** The series in a clerk's scope with what there is to choose from. `coming` are the dates made and not yet over. */
export const SeriesList = z.object({
  series: z.array(
    z.extend(Series, {
      venue: z.string(),
      themes: z.array(z.string()),
      coming: Count,
      next: z.nullable(LocalDate),
      skipped: z.array(SkippedDate),
    }),
  ),
  venues: z.array(VenueChoice),
  themes: z.array(ThemeChoice),
})
export type SeriesList = z.infer<typeof SeriesList>

/** The dates of one series that are not over, as the desk lists them. */
export const SeriesDates = z.object({
  rows: z.array(
    z.object({
      activityId: ActivityId,
      title: z.string(),
      day: LocalDate,
      startsAt: Instant,
      endsAt: Instant,
      venue: z.string(),
      state: z.enum(['published', 'cancelled']),
      booked: Count,
      waiting: Count,
    }),
  ),
})
export type SeriesDates = z.infer<typeof SeriesDates>

/**
 * What saving a template comes to: the dates it makes at once; and those it does not, because the venue is `taken`, the
 * arrangement of the year is not published (`unknown`), or nobody can say the theme.
 */
export const SeriesPreview = z.object({
  fresh: z.array(z.object({ title: z.string(), day: LocalDate, startsAt: Instant })),
  taken: z.array(SkippedDate),
  unknown: z.array(LocalDate),
  withoutTheme: z.array(LocalDate),
})
export type SeriesPreview = z.infer<typeof SeriesPreview>
