import { OFFER_POLICY } from '../../src/domain/offer'
import { decideAccept, decideWithdraw, expiryOf, type MoveFacts } from '../../src/domain/offer-moves'
import { decideAtDoor, decidePlace, deltaOf, type Held, type PlaceAnswer, withDelta } from '../../src/domain/places'
import { decideSeats, type Holder } from '../../src/domain/places-seats'
import type { Ruling } from '../../src/domain/ruling'
import { offersAfter, queueNumbersAhead } from '../../src/domain/waitlist'
import type { Instant, TicketId } from '../../types/core'
import type { SeatsWish } from '../../types/series'
import type { Places } from '../../types/waitlist'
import { at, somePlaces } from './make-series'

/** A ticket of the world below; people are numbers, every third belongs to the key group. */
export type Row = Held & {
  ticketId: TicketId
  person: number
  takenAt: Instant
  queueNo: number | null
  offeredUntil: Instant | null
}

/** One activity with its tickets and its counts, as the database would keep them: changed only by what the rules say. */
export type World = {
  rows: readonly Row[]
  places: Places
  now: Instant
  lastNo: number
}

export const activity = {
  state: 'published' as const,
  opensAt: at('2026-11-20', '08:30'),
  closesAt: at('2026-11-27', '08:00'),
  startsAt: at('2026-11-27', '09:00'),
  endsAt: at('2026-11-27', '12:00'),
  cancelUntil: at('2026-11-27', '07:00'),
}

export const aWorld = (wish: SeatsWish): World => ({
  rows: [],
  places: somePlaces(wish),
  now: at('2026-11-26', '12:00'),
  lastNo: 0,
})

export const isMember = (person: number) => person % 3 === 0
export const isLive = ({ state }: Row) => state === 'booked' || state === 'waiting' || state === 'offered'
export const liveOf = (world: World, person: number) => world.rows.find((row) => row.person === person && isLive(row))

/** Replaces a ticket by what it becomes, or adds one, and moves the counts with it. */
const put = (world: World, before: Row | null, after: Row): World => ({
  ...world,
  rows: before ? world.rows.map((row) => (row === before ? after : row)) : [...world.rows, after],
  places: withDelta(world.places, deltaOf(before, after)),
})

/** Offers what is free to the line. */
export const settled = (world: World): World => {
  const waiting = world.rows.filter(({ state }) => state === 'waiting')
  const line = waiting.map(({ ticketId, queueNo, person }) => ({
    ticketId,
    queueNo: queueNo ?? 0,
    inKeyGroup: isMember(person),
  }))
  const { offers } = offersAfter({ activity, places: world.places, line, policy: OFFER_POLICY, now: world.now })
  return offers.reduce((left, { ticketId, bucket, until }) => {
    const row = left.rows.find((one) => one.ticketId === ticketId)!
    return put(left, row, { ...row, state: 'offered', bucket, offeredUntil: until, takenAt: left.now })
  }, world)
}

export const placeFacts = (world: World, person: number) => ({
  activity,
  places: world.places,
  held: liveOf(world, person) ? { mine: true } : null,
  inKeyGroup: isMember(person),
  listOpen: true,
  now: world.now,
})

const given = (world: World, person: number, answer: Ruling<PlaceAnswer, { code: string }>): World => {
  if (!answer.ok || answer.value.kind === 'keep') return world
  const ticketId = `ticket-${world.rows.length}` as TicketId
  const row = { ticketId, person, takenAt: world.now, offeredUntil: null }
  if (answer.value.kind === 'take')
    return put(world, null, { ...row, state: 'booked', bucket: answer.value.bucket, queueNo: null })
  const lastNo = world.lastNo + 1
  return { ...put(world, null, { ...row, state: 'waiting', bucket: 'open', queueNo: lastNo }), lastNo }
}

const moveFacts = ({ now }: World, row: Row): MoveFacts => ({
  ticket: { state: row.state, offeredUntil: row.offeredUntil, checkedIn: false, reconfirm: null },
  activity,
  now,
})

export const book = (world: World, person: number): World =>
  given(world, person, decidePlace(placeFacts(world, person)))

export const comeToTheDoor = (world: World, person: number): World =>
  given(
    world,
    person,
    decideAtDoor({ ...placeFacts(world, person), entryUntil: at('2026-11-27', '11:30'), ahead: 0, released: false }),
  )

export const accept = (world: World, person: number): World => {
  const row = liveOf(world, person)
  const answer = row && decideAccept(moveFacts(world, row))
  return row && answer?.ok && answer.value === 'book'
    ? put(world, row, { ...row, state: 'booked', takenAt: world.now })
    : world
}

export const withdraw = (world: World, person: number): World => {
  const row = liveOf(world, person)
  const answer = row && decideWithdraw(moveFacts(world, row))
  return row && answer?.ok && answer.value === 'cancel'
    ? settled(put(world, row, { ...row, state: 'cancelled' }))
    : world
}

export const sweep = (world: World): World =>
  settled(
    world.rows
      .filter((row) => expiryOf(moveFacts(world, row)) === 'expire')
      .reduce((left, row) => put(left, row, { ...row, state: 'expired' }), world),
  )

export const resize = (world: World, wish: SeatsWish, insists: boolean): World => {
  const holders = world.rows.filter((row): row is Row & Holder => row.state === 'booked' || row.state === 'offered')
  const answer = decideSeats({ day: '2026-11-27', places: world.places }, wish, insists ? { holders } : null)
  if (!answer.ok) return world
  const { displaced } = answer.value
  const numbers = world.rows.flatMap(({ state, queueNo }) => (state === 'waiting' ? (queueNo ?? []) : []))
  const ahead = queueNumbersAhead(displaced.length, numbers.length > 0 ? Math.min(...numbers) : null)
  const back = displaced.reduce((left, { ticketId }, index) => {
    const row = left.rows.find((one) => one.ticketId === ticketId)!
    return put(left, row, { ...row, state: 'waiting', bucket: 'open', queueNo: ahead[index] ?? 0, offeredUntil: null })
  }, world)
  expect(back.places).toEqual({ ...answer.value.places, ...sizes(world.places) })
  return settled({ ...back, places: answer.value.places })
}

const sizes = ({ seats, keySeats, walkInSeats }: SeatsWish): SeatsWish => ({ seats, keySeats, walkInSeats })
