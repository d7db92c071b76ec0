import type { ActivityCard } from '../../../types/activity'
import type { Instant } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'
import type { Bucket, Places } from '../../../types/waitlist'
import { windowPhaseOf } from '../activity/activity'
import { lastCallOf } from './offer'

/** The counts of an activity that follow from its tickets. */
export type Counts = Omit<Places, 'seats' | 'keySeats' | 'walkInSeats'>

/**
 * The part of a ticket its place is counted by. A waiting one holds no place, whatever its bucket, nor does a booked one
 * whose place was `released` to the hall because nobody had come for it.
 */
export type Held = { state: TicketState; bucket: Bucket; released?: boolean }

const NONE: Counts = { booked: 0, offered: 0, waiting: 0, keyBooked: 0, keyOffered: 0, walkInBooked: 0 }
const NAMES = Object.keys(NONE) as (keyof Counts)[]

const BOOKED: Record<Bucket, keyof Counts> = { open: 'booked', key: 'keyBooked', walkIn: 'walkInBooked' }
const OFFERED: Record<Bucket, keyof Counts> = { open: 'offered', key: 'keyOffered', walkIn: 'walkInBooked' }

const countOf = ({ state, bucket, released = false }: Held): keyof Counts | null => {
  if (state === 'booked') return released ? null : BOOKED[bucket]
  if (state === 'offered') return OFFERED[bucket]
  return state === 'waiting' ? 'waiting' : null
}

/** The counts these tickets come to. */
export function countsOf(tickets: readonly Held[]): Counts {
  const counts = { ...NONE }
  for (const ticket of tickets) {
    const name = countOf(ticket)
    if (name) counts[name] += 1
  }
  return counts
}

/** What a ticket's change does to the counts; null stands for no ticket. Adding it keeps counts and rows the same. */
export function deltaOf(before: Held | null, after: Held | null): Counts {
  const [was, is] = [countsOf(before ? [before] : []), countsOf(after ? [after] : [])]
  return Object.fromEntries(NAMES.map((name) => [name, is[name] - was[name]])) as Counts
}

/** The places with a change of counts added. */
export const withDelta = (places: Places, delta: Counts): Places => ({
  ...places,
  ...(Object.fromEntries(NAMES.map((name) => [name, places[name] + delta[name]])) as Counts),
})

/** Places of a bucket nobody holds and nobody is offered; each bucket is counted alone. */
export function freeIn(places: Places, bucket: Bucket): number {
  const { seats, booked, offered, keySeats, keyBooked, keyOffered, walkInSeats, walkInBooked } = places
  if (bucket === 'open') return Math.max(0, seats - booked - offered)
  if (bucket === 'key') return Math.max(0, keySeats - keyBooked - keyOffered)
  return Math.max(0, walkInSeats - walkInBooked)
}

/** Places somebody could get who stands at the door now, were they the head of the line. */
export const freeAtDoor = (places: Places, { lineOver, released }: { lineOver: boolean; released: boolean }): number =>
  freeIn(places, 'walkIn') +
  (lineOver || places.waiting === 0 ? freeIn(places, 'open') : 0) +
  (released ? freeIn(places, 'key') : 0)

/**
 * What taking a place looks at. `held` is the person's live ticket; `inKeyGroup` tells whether the reserve is theirs too;
 * `membersWaiting` counts those of the line whose it is, at least as far as places of it are free.
 */
export type PlaceFacts = {
  activity: Pick<ActivityCard, 'state' | 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'>
  places: Places
  held: { mine: boolean } | null
  inKeyGroup: boolean
  membersWaiting: number
  listOpen: boolean
  now: Instant
}

export type PlaceRefusal = RefusalOf<
  | 'activity.cancelled'
  | 'activity.over'
  | 'activity.notOpen'
  | 'activity.closed'
  | 'ticket.heldElsewhere'
  | 'ticket.full'
>

/** `keep` the ticket already held, `take` a place now, or `wait` on the list. */
export type PlaceAnswer = { kind: 'keep' } | { kind: 'take'; bucket: Bucket } | { kind: 'wait' }

/**
 * What a person who signs up gets. An open place is theirs only when nobody waits; a place of the key group's reserve is
 * no place for others who wait, so a member takes it past them, but not past members. Once the last call is over nobody
 * waits. Refusals: activity.cancelled, activity.over, activity.notOpen, activity.closed, ticket.heldElsewhere,
 * ticket.full (there is no list, or it has ended).
 */
export function decidePlace({
  activity,
  places,
  held,
  inKeyGroup,
  membersWaiting,
  listOpen,
  now,
}: PlaceFacts): Decision<PlaceAnswer, PlaceRefusal> {
  if (held?.mine) return accept({ kind: 'keep' })
  const phase = windowPhaseOf(activity, now)
  if (phase === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (phase === 'over') return refuse({ code: 'activity.over' })
  if (phase === 'soon') return refuse({ code: 'activity.notOpen', opensAt: activity.opensAt })
  if (phase === 'closed') return refuse({ code: 'activity.closed', closedAt: activity.closesAt })
  if (held) return refuse({ code: 'ticket.heldElsewhere' })
  const isLineOver = now >= lastCallOf(activity)
  if (inKeyGroup && freeIn(places, 'key') > (isLineOver ? 0 : membersWaiting))
    return accept({ kind: 'take', bucket: 'key' })
  if ((places.waiting === 0 || isLineOver) && freeIn(places, 'open') > 0)
    return accept({ kind: 'take', bucket: 'open' })
  return listOpen && !isLineOver ? accept({ kind: 'wait' }) : refuse({ code: 'ticket.full' })
}

/**
 * What a helper at the door looks at for someone without a place. `ahead`: how many of the waiting list stand in the
 * hall before them; `released`: places of people who did not come were given to the hall.
 */
export type DoorFacts = Omit<PlaceFacts, 'listOpen' | 'membersWaiting'> & {
  entryUntil: Instant
  ahead: number
  released: boolean
}

/**
 * The place someone gets who stands at the door without one: the door's reserve first, then the key group's if it is
 * theirs, then an open one nobody waits for. After the last call the line ends at the screen and goes on in the hall:
 * open places, and once released the reserve's too, are for the head of the people who stand there. Refusals:
 * activity.cancelled, activity.over (entry has ended), ticket.heldElsewhere, ticket.full.
 */
export function decideAtDoor({
  activity,
  places,
  held,
  inKeyGroup,
  entryUntil,
  ahead,
  released,
  now,
}: DoorFacts): Decision<PlaceAnswer, PlaceRefusal> {
  if (held?.mine) return accept({ kind: 'keep' })
  if (activity.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  if (now >= entryUntil) return refuse({ code: 'activity.over' })
  if (held) return refuse({ code: 'ticket.heldElsewhere' })
  if (freeIn(places, 'walkIn') > 0) return accept({ kind: 'take', bucket: 'walkIn' })
  if (inKeyGroup && freeIn(places, 'key') > 0) return accept({ kind: 'take', bucket: 'key' })
  const left = freeIn(places, 'open') + (released ? freeIn(places, 'key') : 0)
  const isTheirs = now >= lastCallOf(activity) ? ahead < left : places.waiting === 0 && left > 0
  if (!isTheirs) return refuse({ code: 'ticket.full' })
  return accept({ kind: 'take', bucket: freeIn(places, 'open') > 0 ? 'open' : 'key' })
}
