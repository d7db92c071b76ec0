import * as z from 'zod/mini'
import { BusFacts, Journey } from './bus'
import { ActivityId, Count, Cursor, Instant, LocalDate, PersonId, SessionId, TicketId } from './core'
import { DistrictCode } from './division'
import { KeyGroup } from './person'
import { PostingCard } from './posting'
import { TicketState } from './ticket'
import { Eligibility } from './waitlist'

/** What can have seats. Fairs, courses and buses have pages so far; the others run on the same engine. */
export const ActivityKind = z.enum(['fair', 'course', 'bus', 'exam', 'talk'])
export type ActivityKind = z.infer<typeof ActivityKind>

export const ActivityState = z.enum(['draft', 'published', 'cancelled'])
export type ActivityState = z.infer<typeof ActivityState>

/** The theme that makes a fair a Friday special. Themes are data (`themes`), not code. */
export const Special = z.object({ theme: z.string(), name: z.string(), keyGroup: z.nullable(KeyGroup) })
export type Special = z.infer<typeof Special>

/** An activity in a list. Seats left and phase are derived (`src/domain/activity/activity.ts`), never sent. */
export const ActivityCard = z.object({
  id: ActivityId,
  kind: ActivityKind,
  title: z.string(),
  state: ActivityState,
  special: z.nullable(Special),
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
  opensAt: Instant,
  closesAt: Instant,
  district: DistrictCode,
  place: z.string(),
  seats: Count,
  booked: Count,
  walkIn: z.boolean(),
  /** Places kept by offers to people on the waiting list, and how many stand on it; `waitlist`: one may join. */
  offered: Count,
  waiting: Count,
  waitlist: z.boolean(),
  employers: Count,
  postings: Count,
  /** Of a bus: from where to where. */
  journey: z.optional(z.nullable(Journey)),
})
export type ActivityCard = z.infer<typeof ActivityCard>

/** The place people travel to. Coordinates are GCJ-02, as WeChat's map wants them. */
export const Venue = z.object({
  name: z.string(),
  address: z.string(),
  district: DistrictCode,
  lng: z.number(),
  lat: z.number(),
  howToGet: z.string(),
})
export type Venue = z.infer<typeof Venue>

/** A dated occasion of an activity where people are checked in: a fair's day, a course's lesson. */
export const Session = z.object({
  id: SessionId,
  title: z.nullable(z.string()),
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
})
export type Session = z.infer<typeof Session>

/** What a course adds to an activity. */
export const CourseFacts = z.object({
  institution: z.string(),
  trade: z.string(),
  hours: Count,
  certificate: z.nullable(z.string()),
  free: z.boolean(),
})
export type CourseFacts = z.infer<typeof CourseFacts>

/** So many buses of a fair, or fairs of a bus, are on its page; all are in the lists of the day. */
export const RELATED_ACTIVITIES = 5

/** Everything the activity's own page shows, for the account that asks. */
export const ActivityDetail = z.extend(ActivityCard, {
  about: z.string(),
  bring: z.string(),
  venue: Venue,
  entryUntil: Instant,
  cancelUntil: Instant,
  minAge: z.nullable(z.int()),
  keyGroup: z.nullable(KeyGroup),
  eligibility: Eligibility,
  keyLeft: Count,
  cancelReason: z.nullable(z.string()),
  organizer: z.object({ name: z.string(), phone: z.string() }),
  sessions: z.array(Session),
  course: z.nullable(CourseFacts),
  bus: z.optional(z.nullable(BusFacts)),
  /** Of a fair: the buses that go there. Of a bus: the fairs at its venue that one can be at in time. */
  related: z.optional(z.array(ActivityCard)),
  /** Where there is nothing to be had any more: the next one of its kind that is open, in its county first. */
  following: z.optional(z.nullable(ActivityCard)),
  topPostings: z.array(PostingCard),
  /** Postings of approved booths that end before a fair still to come, and so are not shown; it may have been moved. */
  postingsOver: z.optional(Count),
  morePostings: z.nullable(Cursor),
  /** `own`: of the account's owner, not of somebody they sign up. */
  myTickets: z.array(
    z.object({
      id: TicketId,
      state: TicketState,
      name: z.string(),
      personId: z.optional(PersonId),
      own: z.optional(z.boolean()),
    }),
  ),
})
export type ActivityDetail = z.infer<typeof ActivityDetail>

/**
 * One day of the calendar: how many fairs, the special if it is a Friday with one, and why the bureau has closed
 * it. `unsettled`: a public holiday may reach it, and the year's arrangement is not published.
 */
export const CalendarDay = z.object({
  day: LocalDate,
  fairs: Count,
  special: z.nullable(z.string()),
  holiday: z.nullable(z.string()),
  closed: z.optional(z.nullable(z.string())),
  unsettled: z.optional(z.boolean()),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const ActivityPage = z.object({ activities: z.array(ActivityCard), next: z.nullable(Cursor) })
export type ActivityPage = z.infer<typeof ActivityPage>

/** A theme one can look for. */
export const ThemeWord = z.object({ code: z.string(), name: z.string() })
export type ThemeWord = z.infer<typeof ThemeWord>

/**
 * The calendar in one call: the days of a month filled up to whole weeks, and of the day asked for its first page, its
 * first buses with the count of all, and the nearest match after it. `themes` are those one can choose from.
 */
export const Month = z.object({
  days: z.array(CalendarDay),
  shown: z.nullable(
    z.object({
      page: ActivityPage,
      buses: z.array(ActivityCard),
      busCount: z.optional(Count),
      following: z.nullable(ActivityCard),
    }),
  ),
  themes: z.array(ThemeWord),
})
export type Month = z.infer<typeof Month>
