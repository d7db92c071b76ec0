import * as z from 'zod/mini'
import { ActivityKind } from './activity'
import { Stops } from './bus'
import { ActivityId, Count, Instant, LocalDate, line, prose, SeriesId, TicketId, VenueId } from './core'
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

/**
 * One Friday of the plan. `heldOn` is the day it takes place on, null when it is left out, or when the holidays of its
 * year are not known and the bureau has named no day; `theme` is null when there is none to hold it with, and `problem`
 * says why. One whose special was called off is not held any more, nor one whose venue is `taken` that day, nor one
 * before or after every series (`noSeries`).
 */
export const PlanRow = z.object({
  day: LocalDate,
  heldOn: z.nullable(LocalDate),
  standing: z.enum(['held', 'holiday', 'noFair', 'unknownYear', 'calledOff', 'venueTaken', 'noSeries']),
  theme: z.nullable(Theme),
  source: z.nullable(z.enum(['picked', 'rotating'])),
  problem: z.nullable(z.enum(['series.themeGone', 'series.themeMissing'])),
  /** Why the bureau has closed the day, or called the special off. */
  closed: z.optional(z.nullable(z.string())),
  taken: z.optional(z.nullable(SkippedDate)),
})
export type PlanRow = z.infer<typeof PlanRow>

/** Which dates of a series an edit is for, seen from one of them. */
export const EditScope = z.enum(['one', 'following', 'all'])
export type EditScope = z.infer<typeof EditScope>

/** What a clerk wants different; what is left out stays. `day` moves one date and is for the scope `one` only. */
export const Change = z.object({
  title: z.optional(line(60)),
  about: z.optional(prose(2000)),
  bring: z.optional(line(200)),
  organizer: z.optional(Organizer),
  venueId: z.optional(VenueId),
  time: z.optional(z.object({ starts: TimeOfDay, ends: TimeOfDay })),
  day: z.optional(LocalDate),
  places: z.optional(SeatsWish),
  minAge: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(120)))),
  theme: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  stops: z.optional(Stops),
  signUp: z.optional(SignUp),
})
export type Change = z.infer<typeof Change>

/** A field one date can have of its own; the words in `activities.touched`. */
export const EditField = z.enum([
  'title',
  'about',
  'bring',
  'organizer',
  'venueId',
  'time',
  'day',
  'places',
  'minAge',
  'theme',
  'stops',
  'signUp',
])
export type EditField = z.infer<typeof EditField>

/** How many people have to be told of a change, by what they hold. */
export const Told = z.object({ booked: Count, offered: Count, waiting: Count })
export type Told = z.infer<typeof Told>

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

/** One date an edit or a call-off is about, before it is done: what changes there and how many have to be told. */
export const EditRow = z.object({
  activityId: ActivityId,
  title: z.string(),
  day: LocalDate,
  startsAt: Instant,
  fields: z.array(EditField),
  told: Told,
  /** Employers with a booth there, or one asked for, who are told too. */
  employers: z.optional(Count),
  /** Under the new least age: who hold a place or an offer and keep it, and who wait and get none any more. */
  younger: z.optional(z.object({ held: Count, waiting: Count })),
  /** `gone`: they do not go back to the waiting list, because it is over or there is none. */
  displaced: z.array(z.object({ ticketId: TicketId, name: z.string(), gone: z.boolean() })),
  /** Sign-up that is open now would be over, and the waiting list with it. */
  closes: z.optional(z.boolean()),
})
export type EditRow = z.infer<typeof EditRow>

/**
 * What an edit comes to: the dates it changes, and how many are left alone because they are over or edited by hand.
 * `seen` stands for exactly those who lose their place; null when nobody does.
 */
export const EditPreview = z.object({
  rows: z.array(EditRow),
  left: Count,
  kept: Count,
  seen: z.optional(z.nullable(z.string())),
})
export type EditPreview = z.infer<typeof EditPreview>

/** How a series ends: it makes no date from the day `before` on, or stops at once when that is null. */
export const SeriesEnd = z.object({ before: z.nullable(LocalDate) })
export type SeriesEnd = z.infer<typeof SeriesEnd>

/** What calling off comes to: the dates, and what becomes of their series; `ends` is null when it goes on as it is. */
export const CallOffPreview = z.extend(EditPreview, { ends: z.nullable(SeriesEnd) })
export type CallOffPreview = z.infer<typeof CallOffPreview>

/** The plan of Friday specials, half a year ahead, and the last day the public holidays are known for. */
export const Plan = z.object({ rows: z.array(PlanRow), themes: z.array(ThemeChoice), knownUntil: LocalDate })
export type Plan = z.infer<typeof Plan>

/** What a pick comes to: the specials it changes, with whom to tell, and those it makes at once. */
export const PickPreview = z.extend(EditPreview, {
  fresh: z.array(z.object({ title: z.string(), day: LocalDate, startsAt: Instant })),
})
export type PickPreview = z.infer<typeof PickPreview>

/** What a day is by publication or by the bureau's word: a public holiday, a make-up workday, or a day like any other. */
export const DayKind = z.enum(['holiday', 'workday', 'ordinary'])
export type DayKind = z.infer<typeof DayKind>

/** A day with what it is and what that is called. */
export const NamedDay = z.object({ day: LocalDate, kind: DayKind, name: z.string() })
export type NamedDay = z.infer<typeof NamedDay>

/** A day the bureau has closed. `was`: the public holiday it is besides; `held`: activities that are still on. */
export const ClosedDay = z.object({
  day: LocalDate,
  reason: z.string(),
  was: z.nullable(z.string()),
  held: Count,
})
export type ClosedDay = z.infer<typeof ClosedDay>

/**
 * One day as a clerk looks at it: what it is, and in their scope the activities already made for it. `byHand`: the
 * bureau has said what it is, `published` is what it was before that.
 */
export const DayFacts = z.object({
  day: LocalDate,
  standing: z.enum(['held', 'holiday', 'noFair', 'unknownYear']),
  kind: z.nullable(DayKind),
  name: z.nullable(z.string()),
  byHand: z.boolean(),
  published: z.nullable(z.string()),
  affected: z.array(EditRow),
})
export type DayFacts = z.infer<typeof DayFacts>

/**
 * How far a year's arrangement is known: `shipped` when this release brings it along, `byHand` days the bureau has set,
 * `entered` when it has said that these are all.
 */
export const YearFacts = z.object({
  year: z.int(),
  known: z.boolean(),
  shipped: z.boolean(),
  byHand: Count,
  entered: z.boolean(),
})
export type YearFacts = z.infer<typeof YearFacts>

/** The days the bureau has closed or set by hand from today on, what is known of the years, and the day asked for. */
export const Days = z.object({
  closed: z.array(ClosedDay),
  byHand: z.array(NamedDay),
  knownUntil: LocalDate,
  years: z.array(YearFacts),
  day: z.nullable(DayFacts),
})
export type Days = z.infer<typeof Days>

/**
 * What taking over the published arrangement of a year comes to: the days it brings, those set by hand that stay, and
 * the activities already made for days that become holidays.
 */
export const YearPreview = z.object({
  year: z.int(),
  fresh: z.array(NamedDay),
  kept: z.array(NamedDay),
  affected: z.array(EditRow),
})
export type YearPreview = z.infer<typeof YearPreview>

/** A day of a county on which nothing is on. */
export const Gap = z.object({ day: LocalDate, district: DistrictCode })
export type Gap = z.infer<typeof Gap>
