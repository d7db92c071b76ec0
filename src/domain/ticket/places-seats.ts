import type { Instant, LocalDate, TicketId } from '../../../types/core'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { SeatsWish } from '../../../types/series'
import type { Bucket, Overfull, Places } from '../../../types/waitlist'
import { deltaOf, type Held, withDelta } from './places'

/** Somebody holding a place. `takenAt` is when it was booked, or offered; `queueNo` their number while they waited. */
export type Holder = {
  ticketId: TicketId
  state: 'booked' | 'offered'
  bucket: Bucket
  takenAt: Instant
  queueNo: number | null
}

export type SeatsRefusal =
  | ({ code: 'activity.seatsTaken'; day: LocalDate } & Overfull)
  | { code: 'activity.seatsEntered'; day: LocalDate; seats: number; entered: number }

/** Fewer places all the same: `holders` are all who may lose theirs, nobody of them inside; `lineOver`: there is no list to go back to. */
export type Insisting = { holders: readonly Holder[]; lineOver: boolean }

/**
 * The places after the change, and who loses one: an offer before a booking, the last before the first. They are in the
 * order they go back to the list in.
 */
export type SeatsAnswer = { places: Places; displaced: readonly Holder[] }

const BUCKETS = ['open', 'key', 'walkIn'] as const

const sizesOf = ({ seats, keySeats, walkInSeats }: SeatsWish): Record<Bucket, number> => ({
  open: seats,
  key: keySeats,
  walkIn: walkInSeats,
})

const takenIn = ({ booked, offered, keyBooked, keyOffered, walkInBooked }: Places): Record<Bucket, number> => ({
  open: booked + offered,
  key: keyBooked + keyOffered,
  walkIn: walkInBooked,
})

/** Bookings as they came, then offers as the line stood. */
const firstFirst = (one: Holder, other: Holder) =>
  Number(one.state === 'offered') - Number(other.state === 'offered') ||
  (one.state === 'offered' ? (one.queueNo ?? 0) - (other.queueNo ?? 0) : one.takenAt - other.takenAt) ||
  (one.ticketId < other.ticketId ? -1 : 1)

/** Back to the line, where `queueNumbersAhead` puts them first. */
const BACK: Held = { state: 'waiting', bucket: 'open' }
const GONE: Held = { state: 'cancelled', bucket: 'open' }

/**
 * Gives an activity more or fewer places. Fewer than are held is refused with the number, activity.seatsTaken; when the
 * clerk insists, those who came last go back to the head of the list, or lose their place for good where nothing will be
 * offered any more. Fewer than have entered is refused even then, activity.seatsEntered. Holders are never displaced from
 * a bucket that is large enough.
 */
export function decideSeats(
  { day, places }: { day: LocalDate; places: Places },
  wish: SeatsWish,
  insist: Insisting | null,
): Decision<SeatsAnswer, SeatsRefusal> {
  const [sizes, taken] = [sizesOf(wish), takenIn(places)]
  const displaced: Holder[] = []
  for (const bucket of BUCKETS) {
    const excess = taken[bucket] - sizes[bucket]
    if (excess <= 0) continue
    if (!insist) return refuse({ code: 'activity.seatsTaken', day, bucket, seats: sizes[bucket], taken: taken[bucket] })
    const inBucket = insist.holders.filter((holder) => holder.bucket === bucket)
    if (inBucket.length < excess)
      return refuse({
        code: 'activity.seatsEntered',
        day,
        seats: sizes[bucket],
        entered: taken[bucket] - inBucket.length,
      })
    displaced.push(...[...inBucket].sort(firstFirst).slice(-excess))
  }
  const after = displaced.reduce(
    (left, holder) => withDelta(left, deltaOf(holder, insist?.lineOver ? GONE : BACK)),
    places,
  )
  const { seats, keySeats, walkInSeats } = wish
  return accept({ places: { ...after, seats, keySeats, walkInSeats }, displaced: displaced.sort(firstFirst) })
}
