import type { ActivityState } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import type { DoorStanding } from '../../../types/door'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'

const MINUTE = 60_000

/** What the door looks at of a ticket; `inside` stays true after a check-in until an exit is scanned. */
export type DoorTicket = {
  state: TicketState
  released: boolean
  checkedIn: boolean
  inside: boolean
  queueNo: number | null
}

/**
 * Where the holder of a ticket stands. Somebody whose wait ended when sign-up closed is still in line at the door: the
 * place they waited for may come free there.
 */
export function doorStandingOf({ state, released, checkedIn, inside, queueNo }: DoorTicket): DoorStanding {
  if (checkedIn) return inside ? 'inside' : 'left'
  if (state === 'booked') return released ? 'released' : 'expected'
  if (state === 'waiting' || state === 'offered') return 'inLine'
  return state === 'expired' && queueNo !== null ? 'inLine' : 'cancelled'
}

/** Codes an account may type before it must wait, and how long. */
export const GUESSES = { most: 5, within: 15 * MINUTE }

/** However slowly: how many it may type in an hour and in a day. */
export const GUESSES_AN_HOUR = { most: 10, within: 60 * MINUTE }
export const GUESSES_A_DAY = { most: 20, within: 24 * 60 * MINUTE }

/** Tries of an account that were looked at, and since when they are counted; the last one counted in. */
export type GuessCount = {
  tries: number
  since: Instant
  hourTries: number
  hourSince: Instant
  dayTries: number
  daySince: Instant
}

/** Until when an account must wait, having tried so often; null while it need not. */
export function guessAgainAt(count: GuessCount): Instant | null {
  const untils = [
    count.tries > GUESSES.most ? count.since + GUESSES.within : 0,
    count.hourTries > GUESSES_AN_HOUR.most ? count.hourSince + GUESSES_AN_HOUR.within : 0,
    count.dayTries > GUESSES_A_DAY.most ? count.daySince + GUESSES_A_DAY.within : 0,
  ]
  return Math.max(...untils) || null
}

/** Searches at the door one helper may make in a minute; more is no longer looking for the person one stands before. */
export const SEARCHES = { most: 20, within: MINUTE }

/** A code is good for half an hour: long enough to walk to the gate, short enough for a photo of it to be worthless. */
export const CODE_LASTS = 30 * MINUTE

/** The minutes after the start a place is kept for its holder at least, whatever a clerk wishes. */
export const RELEASE_AFTER = { least: 5, usual: 15, most: 120 }

export type ReleaseFacts = {
  session: { startsAt: Instant; closesAt: Instant }
  activity: { state: ActivityState }
  minutes: number
  now: Instant
}

export type ReleaseRefusal = RefusalOf<'activity.cancelled' | 'gate.tooEarly' | 'gate.over'>

/**
 * May the places nobody came for be given to the hall? From so many minutes after the start until the gate closes.
 * Refusals: activity.cancelled, gate.tooEarly with the moment it may, gate.over.
 */
export function decideRelease({ session, activity, minutes, now }: ReleaseFacts): Decision<'release', ReleaseRefusal> {
  if (activity.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (now >= session.closesAt) return refuse({ code: 'gate.over' })
  const until = session.startsAt + minutes * MINUTE
  return now < until ? refuse({ code: 'gate.tooEarly', until }) : accept('release')
}
