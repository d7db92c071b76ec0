import * as z from 'zod/mini'
import { ActivityCard, ActivityKind, CalendarDay } from './activity'
import { Consents } from './consent'
import { ActivityId, Count, Instant, TicketId } from './core'
import { Occasion, TicketState } from './ticket'

/** The home page in one call. What is optional is missing in an answer an older version left on the phone. */
export const Home = z.object({
  special: z.nullable(ActivityCard),
  days: z.array(CalendarDay),
  fairs: z.array(ActivityCard),
  courses: z.array(ActivityCard),
  /** Buses one can still book, the next ones first. */
  buses: z.optional(z.array(ActivityCard)),
  tickets: z.array(
    z.object({
      id: TicketId,
      activityId: ActivityId,
      kind: ActivityKind,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      place: z.string(),
      /** Offers and places in line as well; without it a place is held. */
      state: z.optional(TicketState),
      position: z.optional(z.nullable(z.int().check(z.positive()))),
      offeredUntil: z.optional(z.nullable(Instant)),
      /** When the place was given to somebody waiting in the hall. */
      releasedAt: z.optional(z.nullable(Instant)),
      /** The day of a fair, the lessons of a class, those that are not over. */
      occasions: z.optional(z.array(Occasion)),
    }),
  ),
  /** How many tickets are held or waited for in all. */
  ticketCount: z.optional(Count),
  /** The notices one can ask for, known before the tap because WeChat's dialog opens only inside one. */
  consents: z.optional(Consents),
  /** Notices nobody has looked at, 99 at most. */
  unread: z.optional(Count),
})
export type Home = z.infer<typeof Home>
