import * as z from 'zod/mini'
import { Boarding } from './bus'
import { ActivityId, Cursor, Instant, LocalDate, PersonId, TicketId } from './core'
import { DistrictCode } from './division'
import { KeyGroup } from './person'

/** One person's place in one activity. Cancelled and expired ones are kept as history. */
export const TicketState = z.enum(['booked', 'waiting', 'offered', 'cancelled', 'expired'])
export type TicketState = z.infer<typeof TicketState>

/** A dated occasion of what a ticket is for, and when its holder was let in there. */
export const Occasion = z.object({
  startsAt: Instant,
  endsAt: Instant,
  gateClosesAt: Instant,
  checkedInAt: z.nullable(Instant),
})
export type Occasion = z.infer<typeof Occasion>

/** A ticket as its holder sees it. `code` is the signed text of the QR code; it holds no personal data. */
export const Ticket = z.object({
  id: TicketId,
  state: TicketState,
  /** Also of somebody on the list while the gate is open: it puts them into the line in the hall. */
  code: z.nullable(z.string()),
  personId: PersonId,
  name: z.string(),
  bookedAt: Instant,
  cancelledAt: z.nullable(Instant),
  checkedInAt: z.nullable(Instant),
  /** On the list: the place in line from 1. With an offer: until when it is kept. */
  position: z.nullable(z.int().check(z.positive())),
  offeredUntil: z.nullable(Instant),
  /** After a date was moved the holder is asked whether they still come. */
  reconfirm: z.nullable(z.enum(['asked', 'yes'])),
  activity: z.object({
    id: ActivityId,
    kind: z.enum(['fair', 'course', 'bus', 'exam', 'talk']),
    title: z.string(),
    special: z.boolean(),
    cancelled: z.boolean(),
    day: LocalDate,
    startsAt: Instant,
    endsAt: Instant,
    cancelUntil: Instant,
    district: DistrictCode,
    place: z.string(),
    address: z.string(),
    bring: z.string(),
  }),
  /** When the last gate closes, so that it can be said whether the holder came; absent right after signing up. */
  gatesCloseAt: z.optional(z.nullable(Instant)),
  /** Whom to ring once it can no longer be given back here; absent right after signing up. */
  organizer: z.optional(z.object({ name: z.string(), phone: z.string() })),
  /** Why staff do not count a missed place, and why they took a place back. */
  excuse: z.optional(z.nullable(z.string())),
  cancelReason: z.optional(z.nullable(z.string())),
  /** Why the desk noted afterwards that the holder came, when no gate scanned them. */
  noted: z.optional(z.nullable(z.string())),
  /** When the place was given to somebody waiting in the hall, because the holder had not come. */
  releasedAt: z.optional(z.nullable(Instant)),
  /** A screen at the place shows a code by which the holder may check in without a helper. */
  selfCheckIn: z.optional(z.boolean()),
  /** Of somebody who waits: the group they may still say they belong to, as its places are only for those who do. */
  mayDeclare: z.optional(z.nullable(KeyGroup)),
  /** Of somebody who waits: no place is offered to them, as they are not on the roster, or under the age, of now. */
  passedOver: z.optional(z.boolean()),
  /** The day of a fair, the lessons of a class, in order; missing in what an older version left on the phone. */
  occasions: z.optional(z.array(Occasion)),
  /** Of a bus: where the holder boards. */
  bus: z.optional(z.nullable(Boarding)),
})
export type Ticket = z.infer<typeof Ticket>

/** The account's tickets as they were signed up for, the last first. */
export const TicketPage = z.object({ tickets: z.array(Ticket), next: z.nullable(Cursor) })
export type TicketPage = z.infer<typeof TicketPage>

/** So many of the last sign-ups are shown with the live tickets; the others come page by page. */
export const RECENT_TICKETS = 100
