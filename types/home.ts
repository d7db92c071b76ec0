import * as z from 'zod/mini'
import { ActivityCard, ActivityKind, CalendarDay } from './activity'
import { Consents } from './consent'
import { ActivityId, Count, Instant, TicketId } from './core'
import { Occasion, TicketState } from './ticket'

/** The home page in one call. */
export const Home = z.object({
  special: z.nullable(ActivityCard),
  days: z.array(CalendarDay),
  fairs: z.array(ActivityCard),
  courses: z.array(ActivityCard),
  /** Buses one can still book, the next ones first. */
  buses: z.array(ActivityCard),
  tickets: z.array(
    z.object({
      id: TicketId,
      activityId: ActivityId,
      kind: ActivityKind,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      place: z.string(),
      /** Offers and places in line as well. */
      state: TicketState,
      position: z.nullable(z.int().check(z.positive())),
      offeredUntil: z.nullable(Instant),
      /** When the place was given to somebody waiting in the hall. */
      releasedAt: z.nullable(Instant),
      /** The day of a fair, the lessons of a class, those that are not over. */
      occasions: z.array(Occasion),
    }),
  ),
  /** How many tickets are held or waited for in all. */
  ticketCount: Count,
  /** The notices one can ask for, known before the tap because WeChat's dialog opens only inside one. */
  consents: Consents,
  /** Notices nobody has looked at, 99 at most. */
  unread: Count,
})
export type Home = z.infer<typeof Home>
