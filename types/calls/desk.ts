import * as z from 'zod/mini'
import { AuditPage } from '../audit'
import { ReviewList } from '../booth'
import { call } from '../call'
import { ActivityId, Count, Cursor, LocalDate, line, NoticeId } from '../core'
import { Call, CallResult, DeskActivity, DeskRows, DeskToday } from '../desk'
import { DeskRefusal } from '../refusals/desk'

/** What a clerk sees first. */
export const today = call({
  name: 'desk.today',
  act: 'read',
  who: 'clerk',
  input: {},
  output: DeskToday,
  refusals: [DeskRefusal],
})

/** The activities behind those, by start, without end. */
export const rows = call({
  name: 'desk.rows',
  act: 'read',
  who: 'clerk',
  input: { cursor: z.nullable(Cursor) },
  output: DeskRows,
  refusals: [DeskRefusal],
})

/** What waits for review in the clerk's division and below, from the start or behind a cursor of `next`. */
export const review = call({
  name: 'desk.review',
  act: 'read',
  who: 'clerk',
  input: { employers: z.optional(z.nullable(Cursor)), booths: z.optional(z.nullable(Cursor)) },
  output: ReviewList,
  refusals: [DeskRefusal],
})

/** The audit log of a day, of an act, or all of it, newest first; keyset pages. City clerks only. Refusals: desk.cityOnly. */
export const audit = call({
  name: 'desk.audit',
  act: 'read',
  who: 'clerk',
  input: { day: z.nullable(LocalDate), act: z.nullable(line(40)), cursor: z.nullable(Cursor) },
  output: AuditPage,
  refusals: [DeskRefusal],
})

/** One activity with its gate helpers. Refusals: activity.notFound. */
export const activity = call({
  name: 'desk.activity',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId },
  output: DeskActivity,
  refusals: [DeskRefusal],
})

/** People in scope who must be told and have no message credit; reading full numbers is audited. */
export const calls = call({
  name: 'desk.calls',
  act: 'read',
  who: 'clerk',
  input: {},
  output: z.array(Call),
  refusals: [DeskRefusal],
})

/**
 * Ticks one off with what came of it; one nobody answered goes to the end, counted once for the `tries` seen. `coming`
 * notes the person's yes to a moved date for all their places there; `takenBack` puts a call one told, or a number one
 * found wrong, within the last ten minutes on the list again. Refusals: call.notFound, call.notAsked, call.settled.
 */
export const called = call({
  name: 'desk.called',
  act: 'write',
  who: 'clerk',
  input: { noticeId: NoticeId, result: z.enum([...CallResult.options, 'takenBack']), tries: z.optional(Count) },
  output: z.array(Call),
  refusals: [DeskRefusal],
})
