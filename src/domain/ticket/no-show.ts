import type { ActivityState } from '../../../types/activity'
import type { Instant, LocalDate } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'
import type { NoShowPolicy } from '../../../types/waitlist'
import { addDays, dayOf, instantOf } from '../time/calendar'

/** The default: missing is shown to the person kindly and has no consequence. */
export const NO_SHOW_POLICY: NoShowPolicy = {
  enabled: false,
  windowDays: 180,
  remindAfter: 2,
  pauseAfter: null,
  pauseDays: 30,
}

/** What tells whether somebody came. `gatesCloseAt` is when the last gate of the activity's sessions closes. */
export type AttendanceFacts = {
  ticket: { state: TicketState; checkedIn: boolean; excused: boolean; reconfirm: 'asked' | 'yes' | null }
  activity: { state: ActivityState; gatesCloseAt: Instant }
}

/** `open` until the gate has closed; `came`, `missed`, or `none` when no place was held or it does not count. */
export type AttendanceAnswer = 'open' | 'came' | 'missed' | 'none'

/**
 * Whether somebody came. A place that was given back, one of a cancelled activity, one excused by staff, and one on a
 * moved date its holder never confirmed are not missed.
 */
export function attendanceOf({ ticket, activity }: AttendanceFacts, now: Instant): AttendanceAnswer {
  if (ticket.checkedIn) return 'came'
  if (ticket.state !== 'booked' || activity.state === 'cancelled' || ticket.excused || ticket.reconfirm === 'asked')
    return 'none'
  return now < activity.gatesCloseAt ? 'open' : 'missed'
}

/** A place missed without a word, with when its gate closed; `own`: by the person, not by another claim of their number. */
export type Missed = { closedAt: Instant; own: boolean }

/** What somebody's missed places come to: how many count, whether to remind kindly, and until when signing up pauses. */
export type NoShowStanding = { missed: number; remind: boolean; pausedUntil: Instant | null }

/**
 * The standing by the policy. Only places missed in the window count, of which the person is told and reminded of their
 * own; the pause runs from the day of the miss that reached the limit, to the end of its last day. With the policy off
 * nothing follows.
 */
export function noShowStandingOf(history: readonly Missed[], policy: NoShowPolicy, now: Instant): NoShowStanding {
  const from = instantOf(addDays(dayOf(now), -policy.windowDays), '00:00')
  const counted = history.filter(({ closedAt }) => from <= closedAt && closedAt <= now)
  const missed = counted.filter(({ own }) => own).length
  if (!policy.enabled) return { missed, remind: false, pausedUntil: null }
  const remind = missed >= policy.remindAfter
  if (policy.pauseAfter === null || counted.length < policy.pauseAfter) return { missed, remind, pausedUntil: null }
  const until = pauseEndOf(dayOf(Math.max(...counted.map(({ closedAt }) => closedAt))), policy)
  return { missed, remind, pausedUntil: now < until ? until : null }
}

/** The standing of somebody who deleted themself while paused and is here again: paused until the later of both ends. */
export const withKept = (standing: NoShowStanding, keptUntil: Instant | null): NoShowStanding => ({
  ...standing,
  pausedUntil: keptUntil === null ? standing.pausedUntil : Math.max(keptUntil, standing.pausedUntil ?? 0),
})

const pauseEndOf = (day: LocalDate, { pauseDays }: NoShowPolicy) => instantOf(addDays(day, pauseDays), '24:00')

export type NoShowRefusal = { code: 'ticket.paused'; until: Instant }

/** May someone with this standing sign up themselves? Refusal: ticket.paused. */
export const decideStanding = ({ pausedUntil }: NoShowStanding): Decision<'go', NoShowRefusal> =>
  pausedUntil === null ? accept('go') : refuse({ code: 'ticket.paused', until: pausedUntil })

/** What noting an entry afterwards looks at; `closesAt` of the gate nobody scanned them at, `days` the policy's. */
export type NotingFacts = { state: TicketState; cancelled: boolean; closesAt: Instant; days: number }

/**
 * May the desk note that the holder of a place was there? From when the gate has closed, for so many days. Refusals:
 * activity.cancelled, ticket.notBooked, ticket.noteEarly with when it may, ticket.noteLate with until when it might.
 */
export function decideNoting(
  { state, cancelled, closesAt, days }: NotingFacts,
  now: Instant,
): Decision<'note', RefusalOf<'activity.cancelled' | 'ticket.notBooked' | 'ticket.noteEarly' | 'ticket.noteLate'>> {
  if (cancelled) return refuse({ code: 'activity.cancelled' })
  if (state !== 'booked') return refuse({ code: 'ticket.notBooked' })
  if (now < closesAt) return refuse({ code: 'ticket.noteEarly', until: closesAt })
  const until = instantOf(addDays(dayOf(closesAt), days), '24:00')
  return now < until ? accept('note') : refuse({ code: 'ticket.noteLate', until })
}

/** What staff taking a place back looks at. */
export type RevokingFacts = { state: TicketState; checkedIn: boolean; endsAt: Instant }

/**
 * May staff take this place, offer or place in line back? Whatever the holder's own deadline says. `keep`: nobody holds
 * it any more. Refusals: ticket.used, activity.over.
 */
export function decideRevoking(
  { state, checkedIn, endsAt }: RevokingFacts,
  now: Instant,
): Decision<'keep' | 'cancel', RefusalOf<'ticket.used' | 'activity.over'>> {
  if (state === 'cancelled' || state === 'expired') return accept('keep')
  if (checkedIn) return refuse({ code: 'ticket.used' })
  return now < endsAt ? accept('cancel') : refuse({ code: 'activity.over' })
}
