import type { Instant, LocalDate } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { SignUp } from '../../../types/series'
import type { Change } from '../../../types/series-edit'
import { addDays, dayOf, instantOf, isRealDay } from '../time/calendar'
import { windowOf } from './series'

/** The instants of a date that hang together. */
export type Times = {
  day: LocalDate
  startsAt: Instant
  endsAt: Instant
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  entryUntil: Instant
}

export type MoveRefusal =
  | { code: 'series.endsBeforeStart' }
  | { code: 'series.dayPast'; day: LocalDate }
  | { code: 'series.dayFar'; latest: LocalDate }
  | RefusalOf<'input.invalid'>

const MINUTE = 60_000

/** A date is moved as far ahead as a series makes dates, and a week more for a special held on another day. */
const AHEAD = 26 * 7 + 7

/** The last day a date may be moved to. */
export const latestDay = (today: LocalDate): LocalDate => addDays(today, AHEAD)

/**
 * The instants of a date on another day or at other clock times. Sign-up, cancelling and entry keep their distance from
 * the start and the end; sign-up that is open stays open. Refusals: input.invalid (no such day),
 * series.endsBeforeStart, series.dayFar, series.dayPast.
 */
export function movedTo(
  date: Times,
  { day = date.day, time }: Pick<Change, 'day' | 'time'>,
  now: Instant,
): Decision<Times, MoveRefusal> {
  if (!isRealDay(day)) return refuse({ code: 'input.invalid', field: 'day' })
  if (time && time.starts >= time.ends) return refuse({ code: 'series.endsBeforeStart' })
  const days = instantOf(day, '00:00') - instantOf(date.day, '00:00')
  const startsAt = time ? instantOf(day, time.starts) : date.startsAt + days
  const endsAt = time ? instantOf(day, time.ends) : date.endsAt + days
  if (startsAt === date.startsAt && endsAt === date.endsAt) return accept(timesOf(date))
  if (startsAt <= now) return refuse({ code: 'series.dayPast', day })
  const latest = latestDay(dayOf(now))
  if (day > date.day && day > latest) return refuse({ code: 'series.dayFar', latest })
  const later = startsAt - date.startsAt
  const closesAt = Math.min(date.closesAt + later, endsAt)
  const opensAt = date.opensAt <= now ? date.opensAt : date.opensAt + later
  return accept({
    day,
    startsAt,
    endsAt,
    opensAt: Math.min(opensAt, closesAt - MINUTE),
    closesAt,
    cancelUntil: date.cancelUntil + later,
    entryUntil: Math.max(startsAt + MINUTE, date.entryUntil + endsAt - date.endsAt),
  })
}

/** The same date with another time to sign up and to cancel. Refusals: series.opensAfterClose. */
export function signedUpBy(
  times: Times,
  signUp: SignUp | undefined,
): Decision<Times, { code: 'series.opensAfterClose' }> {
  if (!signUp) return accept(times)
  const changed = { ...times, ...windowOf(signUp, times.day, times.startsAt) }
  return changed.opensAt < changed.closesAt ? accept(changed) : refuse({ code: 'series.opensAfterClose' })
}

const timesOf = ({ day, startsAt, endsAt, opensAt, closesAt, cancelUntil, entryUntil }: Times): Times => ({
  day,
  startsAt,
  endsAt,
  opensAt,
  closesAt,
  cancelUntil,
  entryUntil,
})
