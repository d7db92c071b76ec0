import * as z from 'zod/mini'
import { Stops } from './bus'
import { ActivityId, Count, Instant, LocalDate, line, prose, TicketId, VenueId } from './core'
import { Organizer, SeatsWish, SignUp } from './series'
import { TimeOfDay } from './waitlist'

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
  theme: z.optional(line(40)),
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

/** A day on which nothing is held by itself, and what it is called where it has a name. */
export const OffDay = z.object({
  day: LocalDate,
  standing: z.enum(['holiday', 'noFair', 'unknownYear']),
  name: z.nullable(z.string()),
})
export type OffDay = z.infer<typeof OffDay>

/** One date an edit or a call-off is about, before it is done: what changes there and how many have to be told. */
export const EditRow = z.object({
  activityId: ActivityId,
  title: z.string(),
  day: LocalDate,
  startsAt: Instant,
  /** Where it moves to, when day, time or place change. */
  after: z.optional(z.object({ day: LocalDate, startsAt: Instant, endsAt: Instant, venue: z.nullable(z.string()) })),
  /** People in line who get a place that becomes free by the change. */
  offers: z.optional(Count),
  /** Buses to the fair, which keep their own times. */
  buses: z.optional(Count),
  /** Postings at its booths that end before the new day, and are not shown there unless their employer moves their end. */
  ending: z.optional(Count),
  /** Days it moves to that are given off, closed by the bureau, or not settled yet; of a course those of its lessons. */
  off: z.optional(z.array(OffDay)),
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

/** What a pick comes to: the specials it changes, with whom to tell, and those it makes at once. */
export const PickPreview = z.extend(EditPreview, {
  fresh: z.array(z.object({ title: z.string(), day: LocalDate, startsAt: Instant })),
})
export type PickPreview = z.infer<typeof PickPreview>
