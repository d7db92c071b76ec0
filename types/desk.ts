import * as z from 'zod/mini'
import { ActivityKind, ActivityState, Venue } from './activity'
import { CampaignState } from './campaign-state'
import { ActivityId, Count, Cursor, Instant, LocalDate, NoticeId, SeriesId, SessionId } from './core'
import { DistrictCode } from './division'
import { GateDevice } from './door'
import { GateCandidate } from './gate'
import { NoticeKind } from './notice'
import { SeatsWish } from './series'

/** One row of the desk's table: an activity with its live numbers. */
export const DeskRow = z.object({
  id: ActivityId,
  kind: ActivityKind,
  title: z.string(),
  special: z.nullable(z.string()),
  state: ActivityState,
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
  district: DistrictCode,
  place: z.string(),
  employers: Count,
  postings: Count,
  /** Of all buckets together: places, who holds one, what nobody holds, who waits or is offered one, who came in. */
  seats: Count,
  booked: Count,
  left: Count,
  line: Count,
  admitted: Count,
})
export type DeskRow = z.infer<typeof DeskRow>

/** Activities of the desk, a page at a time. */
export const DeskRows = z.object({ rows: z.array(DeskRow), next: z.nullable(Cursor) })
export type DeskRows = z.infer<typeof DeskRows>

/** What a clerk sees first: today's numbers, the week's rows, what waits, and the coming special's notice. */
export const DeskToday = z.object({
  day: LocalDate,
  district: DistrictCode,
  /** `calls` counts people to be rung, 100 at most. */
  waiting: z.object({ employers: Count, booths: Count, calls: z.optional(Count) }),
  special: z.nullable(
    z.object({ id: ActivityId, title: z.string(), booked: Count, seats: Count, campaign: z.nullable(CampaignState) }),
  ),
  gaps: z.array(LocalDate),
  /** Today's session to watch: one whose gate is open before one that opens later, the largest first. */
  gate: z.nullable(z.object({ sessionId: SessionId, title: z.string() })),
  rows: z.array(DeskRow),
  /** Where `desk.rows` goes on behind them. */
  next: z.optional(z.nullable(Cursor)),
})
export type DeskToday = z.infer<typeof DeskToday>

/**
 * One activity on the desk: its numbers, its venue, and who stands at the gate of each session. `seriesId` is null for
 * an activity of its own; `places` are the open places with both reserves.
 */
export const DeskActivity = z.object({
  row: DeskRow,
  venue: Venue,
  seriesId: z.optional(z.nullable(SeriesId)),
  places: z.optional(SeatsWish),
  sessions: z.array(
    z.object({
      id: SessionId,
      day: LocalDate,
      startsAt: Instant,
      endsAt: Instant,
      admitted: Count,
      refusedScans: Count,
      helpers: z.array(GateDevice),
    }),
  ),
  candidates: z.array(GateCandidate),
  /** Of a moved date: how many said they still come, and how many have not answered. */
  reconfirm: z.optional(z.nullable(z.object({ yes: Count, asked: Count }))),
  /** Of a bus: how many board at each stop, and how many did. */
  boarding: z.optional(z.array(z.object({ name: z.string(), at: Instant, booked: Count, aboard: Count }))),
})
export type DeskActivity = z.infer<typeof DeskActivity>

/** What came of a call; `coming`: they said yes to a moved date. */
export const CallResult = z.enum(['told', 'noAnswer', 'wrongNumber', 'coming'])
export type CallResult = z.infer<typeof CallResult>

/** Somebody who must be told and could not be reached by message. The number is full: reading it is audited. */
export const Call = z.object({
  noticeId: NoticeId,
  kind: NoticeKind,
  name: z.string(),
  phone: z.string(),
  title: z.string(),
  text: z.string(),
  at: Instant,
  /** How often nobody answered, and when last. */
  tries: Count,
  lastTriedAt: z.nullable(Instant),
  /** They have not said whether a moved date suits them. */
  unanswered: z.boolean(),
})
export type Call = z.infer<typeof Call>
