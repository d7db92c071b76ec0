import { decideSignUp, type SignUpFacts } from '../../src/domain/ticket/booking'
import { decideOffered, isWordNew, type StandingFacts } from '../../src/domain/ticket/eligibility'
import { decideRevoking } from '../../src/domain/ticket/no-show'
import { lastCallOf, OFFER_POLICY } from '../../src/domain/ticket/offer'
import { decideAccept, decideWithdraw, expiryOf, type MoveFacts } from '../../src/domain/ticket/offer-moves'
import { decideAtDoor, deltaOf, type Held, type PlaceAnswer, withDelta } from '../../src/domain/ticket/places'
import { decideSeats, type Holder } from '../../src/domain/ticket/places-seats'
import { offersAfter, queueNumbersAhead } from '../../src/domain/ticket/waitlist'
import type { Instant, TicketId } from '../../types/core'
import type { Decision } from '../../types/reply'
import type { SeatsWish } from '../../types/series'
import type { Eligibility, GroupMark, Places } from '../../types/waitlist'
import { at, somePlaces } from './make-series'

/** A ticket of the world below; people are numbers. */
export type Row = Held & {
  ticketId: TicketId
  person: number
  takenAt: Instant
  queueNo: number | null
  offeredUntil: Instant | null
  mark: GroupMark | null
}

/** One activity with its tickets and its counts, as the database would keep them: changed only by what the rules say. */
export type World = {
  rows: readonly Row[]
  places: Places
  eligibility: Eligibility
  roster: readonly number[]
  /** Whom staff took a place from: they sign up again only when staff allow it. */
  barred: readonly number[]
  now: Instant
  lastNo: number
}

export const activity = {
  state: 'published' as const,
  day: '2026-11-27',
  minAge: null,
  keyGroup: 'veteran' as const,
  opensAt: at('2026-11-20', '08:30'),
  closesAt: at('2026-11-27', '08:00'),
  startsAt: at('2026-11-27', '09:00'),
  endsAt: at('2026-11-27', '12:00'),
  cancelUntil: at('2026-11-27', '07:00'),
}

export const aWorld = (wish: SeatsWish, eligibility: Eligibility = 'none'): World => ({
  rows: [],
  places: somePlaces(wish),
  eligibility,
  roster: [],
  barred: [],
  now: at('2026-11-26', '12:00'),
  lastNo: 0,
})

/** Who says that they belong to the key group: every third. */
export const isMember = (person: number) => person % 3 === 0
export const isLive = ({ state }: Row) => state === 'booked' || state === 'waiting' || state === 'offered'
export const liveOf = (world: World, person: number) => world.rows.find((row) => row.person === person && isLive(row))

const standingOf = ({ eligibility, roster }: World, { person, mark }: Row): StandingFacts => ({
  activity: { eligibility, keyGroup: activity.keyGroup },
  onRoster: roster.includes(person),
  mark,
})

/** Whether the reserve is for the holder of a ticket, and whether they may have a place at all, as things are now. */
export const isForMember = (world: World, row: Row) => {
  const belonging = decideOffered(standingOf(world, row), 'key')
  return belonging.ok && belonging.value !== null
}
export const isForThem = (world: World, { person }: Row) =>
  world.eligibility !== 'roster' || world.roster.includes(person)

/** Replaces a ticket by what it becomes, or adds one, and moves the counts with it. */
const put = (world: World, before: Row | null, after: Row): World => ({
  ...world,
  rows: before ? world.rows.map((row) => (row === before ? after : row)) : [...world.rows, after],
  places: withDelta(world.places, deltaOf(before, after)),
})

const waitingIn = ({ rows }: World) => rows.filter(({ state }) => state === 'waiting')

/** Offers what is free to the line. */
export const settled = (world: World): World => {
  const line = waitingIn(world)
    .filter((row) => isForThem(world, row))
    .map((row) => ({ ticketId: row.ticketId, queueNo: row.queueNo ?? 0, inKeyGroup: isForMember(world, row) }))
  const { offers } = offersAfter({ activity, places: world.places, line, policy: OFFER_POLICY, now: world.now })
  return offers.reduce((left, { ticketId, bucket, until }) => {
    const row = left.rows.find((one) => one.ticketId === ticketId)!
    const mark = bucket === 'key' ? (row.mark ?? 'checked') : row.mark
    return put(left, row, { ...row, state: 'offered', bucket, offeredUntil: until, takenAt: left.now, mark })
  }, world)
}

export const placeFacts = (world: World, person: number) => ({
  activity,
  places: world.places,
  held: liveOf(world, person) ? { mine: true } : null,
  inKeyGroup: isMember(person),
  membersWaiting: waitingIn(world).filter((row) => isForMember(world, row)).length,
  listOpen: true,
  now: world.now,
})

const signUpFacts = (world: World, person: number, declared: boolean): SignUpFacts => ({
  ...placeFacts(world, person),
  activity: { ...activity, eligibility: world.eligibility },
  onRoster: world.roster.includes(person),
  declared,
  bornOn: null,
  standing: { missed: 0, remind: false, pausedUntil: null },
})

type Comer = { person: number; mark: GroupMark | null }

const given = (world: World, comer: Comer, answer: Decision<PlaceAnswer, { code: string }>): World => {
  if (!answer.ok || answer.value.kind === 'keep') return world
  const ticketId = `ticket-${world.rows.length}` as TicketId
  const row = { ...comer, ticketId, takenAt: world.now, offeredUntil: null }
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

export const book = (world: World, person: number, declared = isMember(person)): World => {
  const row = liveOf(world, person)
  if (world.barred.includes(person)) return world
  if (row && declared && isWordNew(standingOf(world, row), row.state))
    return settled(put(world, row, { ...row, mark: 'declared' }))
  const mark = world.roster.includes(person) ? 'checked' : declared ? 'declared' : null
  return given(world, { person, mark }, decideSignUp(signUpFacts(world, person, declared)))
}

export const comeToTheDoor = (world: World, person: number): World =>
  given(
    world,
    { person, mark: isMember(person) ? 'declared' : null },
    decideAtDoor({ ...placeFacts(world, person), entryUntil: at('2026-11-27', '11:30'), ahead: 0, released: false }),
  )

export const accept = (world: World, person: number): World => {
  const row = liveOf(world, person)
  const answer = row && decideAccept(moveFacts(world, row))
  if (!row || !answer?.ok || answer.value === 'keep') return world
  const belonging = decideOffered(standingOf(world, row), row.bucket)
  return belonging.ok ? put(world, row, { ...row, state: 'booked', takenAt: world.now, mark: belonging.value }) : world
}

/** Gives a ticket back; what it held goes to the line. */
const cancelled = (world: World, row: Row): World => {
  const left = put(world, row, { ...row, state: 'cancelled' })
  return row.state === 'waiting' ? left : settled(left)
}

export const withdraw = (world: World, person: number): World => {
  const row = liveOf(world, person)
  const answer = row && decideWithdraw(moveFacts(world, row))
  return row && answer?.ok && answer.value === 'cancel' ? cancelled(world, row) : world
}

export const revoke = (world: World, person: number): World => {
  const row = liveOf(world, person)
  const { endsAt } = activity
  const answer = row && decideRevoking({ state: row.state, checkedIn: false, endsAt }, world.now)
  if (!row || !answer?.ok || answer.value !== 'cancel') return world
  const left = cancelled(world, row)
  return { ...left, barred: [...left.barred, person] }
}

export const enlist = (world: World, person: number): World => ({
  ...world,
  roster: [...world.roster.filter((one) => one !== person), person],
})

export const strike = (world: World, person: number): World => ({
  ...world,
  roster: world.roster.filter((one) => one !== person),
})

export const sweep = (world: World): World =>
  settled(
    world.rows
      .filter((row) => expiryOf(moveFacts(world, row)) === 'expire')
      .reduce((left, row) => put(left, row, { ...row, state: 'expired' }), world),
  )

export const resize = (world: World, wish: SeatsWish, insists: boolean): World => {
  const lineOver = world.now >= lastCallOf(activity)
  const holders = world.rows.filter((row): row is Row & Holder => row.state === 'booked' || row.state === 'offered')
  const answer = decideSeats({ day: '2026-11-27', places: world.places }, wish, insists ? { holders, lineOver } : null)
  if (!answer.ok) return world
  const { displaced } = answer.value
  const numbers = world.rows.flatMap(({ state, queueNo }) => (state === 'waiting' ? (queueNo ?? []) : []))
  const ahead = queueNumbersAhead(displaced.length, numbers.length > 0 ? Math.min(...numbers) : null)
  const back = displaced.reduce((left, { ticketId }, index) => {
    const row = left.rows.find((one) => one.ticketId === ticketId)!
    const again = { ...row, bucket: 'open', queueNo: ahead[index] ?? 0, offeredUntil: null } as const
    return put(left, row, lineOver ? { ...row, state: 'cancelled' } : { ...again, state: 'waiting' })
  }, world)
  expect(back.places).toEqual({ ...answer.value.places, ...sizes(world.places) })
  return settled({ ...back, places: answer.value.places })
}

const sizes = ({ seats, keySeats, walkInSeats }: SeatsWish): SeatsWish => ({ seats, keySeats, walkInSeats })
