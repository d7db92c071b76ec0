import fc from 'fast-check'
import { clock } from '../../cloudfunctions/kit/clock'
import { lastCallOf } from '../../src/domain/ticket/offer'
import { countsOf, freeIn } from '../../src/domain/ticket/places'
import type { ActivityId } from '../../types/core'
import type { SeatsWish } from '../../types/series'
import type { Eligibility } from '../../types/waitlist'
import * as model from '../domain/make-world'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCrowd, aFair, type aPerson } from '../support/make'
import { insistOnPlaces } from '../support/make-series'

const PEOPLE = 7
const systemNow = clock.now

let cloud: Cloud
let clerk: Awaited<ReturnType<typeof aClerk>>
let crowd: Awaited<ReturnType<typeof aPerson>>[]
beforeAll(async () => {
  cloud = await startCloud()
  clerk = await aClerk()
  crowd = await aCrowd(PEOPLE)
})
afterEach(() => {
  clock.now = systemNow
})
afterAll(() => cloud.close())

const person = fc.nat(PEOPLE - 1)
const someSeats = fc.record({ seats: fc.integer({ min: 1, max: 2 }), keySeats: fc.nat(1), walkInSeats: fc.nat(1) })

type Step =
  | { act: 'book'; person: number; declared: boolean }
  | { act: 'accept' | 'withdraw' | 'revoke' | 'enlist' | 'strike'; person: number }
  | { act: 'sweep' }
  | { act: 'wait'; minutes: number }
  | { act: 'resize'; seats: SeatsWish; insists: boolean }

const of = (act: 'accept' | 'withdraw' | 'revoke' | 'enlist' | 'strike') => fc.record({ act: fc.constant(act), person })
const oneStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 12, arbitrary: fc.record({ act: fc.constant('book' as const), person, declared: fc.boolean() }) },
  { weight: 3, arbitrary: of('accept') },
  { weight: 4, arbitrary: of('withdraw') },
  { weight: 1, arbitrary: of('revoke') },
  { weight: 3, arbitrary: of('enlist') },
  { weight: 3, arbitrary: of('strike') },
  { weight: 2, arbitrary: fc.constant({ act: 'sweep' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 420 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('resize' as const), seats: someSeats, insists: fc.boolean() }) },
)

const lastCall = lastCallOf(model.activity)
const { accept, withdraw, revoke, enlist, strike } = model

/** What the pure rules make of a step. */
function ruled(world: model.World, step: Step): model.World {
  switch (step.act) {
    case 'wait':
      return { ...world, now: world.now + step.minutes * 60_000 }
    case 'sweep':
      return model.sweep(world)
    case 'resize':
      return isResizing(world, step.seats) ? model.resize(world, step.seats, step.insists) : world
    case 'book':
      return model.book(world, step.person, step.declared)
    default:
      return { accept, withdraw, revoke, enlist, strike }[step.act](world, step.person)
  }
}

/** Seats as they are already are no edit; after the last call there is no line to give places to or take them back for. */
const isResizing = ({ now, places }: model.World, wish: SeatsWish) =>
  now < lastCall && (['seats', 'keySeats', 'walkInSeats'] as const).some((name) => places[name] !== wish[name])

/** The same step through the door. */
async function done(activityId: ActivityId, step: Step, before: model.World): Promise<unknown> {
  if (step.act === 'wait') return
  if (step.act === 'sweep') return cloud.asTimer('ticket', 'sweepOffers')
  if (step.act === 'resize') {
    if (!isResizing(before, step.seats)) return
    if (step.insists) return insistOnPlaces(cloud, clerk.openid, activityId, step.seats)
    const change = { places: step.seats }
    return cloud.ask(clerk.openid, 'series.edit', {
      ...{ activityId, scope: 'one', change, overwrite: false, insist: false },
    })
  }
  const { personId, openid, idNumber, realName: name } = crowd[step.person]!
  if (step.act === 'book') return cloud.ask(openid, 'ticket.book', { activityId, personId, declared: step.declared })
  if (step.act === 'enlist') {
    const lines = [{ at: 1, name, idNumber, keyGroup: model.activity.keyGroup }]
    return cloud.ask(clerk.openid, 'roster.take', { district: '520602', lines })
  }
  if (step.act === 'strike')
    return cloud.ask(clerk.openid, 'roster.remove', { keyGroup: model.activity.keyGroup, idNumber })
  const [mine] = await cloud.sql<{ id: string }>`
    select id from tickets where activity_id = ${activityId} and person_id = ${personId}
      and state in ('booked', 'waiting', 'offered')`
  if (!mine) return
  if (step.act === 'revoke') return cloud.ask(clerk.openid, 'ticket.revoke', { ticketId: mine.id, reason: '证件不符' })
  return cloud.ask(openid, step.act === 'accept' ? 'ticket.accept' : 'ticket.cancel', { ticketId: mine.id })
}

type Row = Pick<model.Row, 'person' | 'state' | 'bucket' | 'queueNo' | 'offeredUntil' | 'mark'>
type Stored = { rows: Row[]; places: model.World['places'] }

async function storedIn(activityId: ActivityId): Promise<Stored> {
  const rows = await cloud.sql<Omit<Row, 'person'> & { personId: string }>`
    select person_id as "personId", state, bucket, queue_no as "queueNo", offered_until as "offeredUntil", mark
    from tickets where activity_id = ${activityId}`
  const [places] = await cloud.sql<model.World['places']>`
    select seats, booked, offered, waiting, key_seats as "keySeats", key_booked as "keyBooked",
      key_offered as "keyOffered", walk_in_seats as "walkInSeats", walk_in_booked as "walkInBooked"
    from activities where id = ${activityId}`
  const whoIs = (id: string) => crowd.findIndex(({ personId }) => personId === id)
  return { rows: rows.map(({ personId, ...row }) => ({ ...row, person: whoIs(personId) })), places: places! }
}

const said = (rows: readonly Row[]) =>
  rows
    .map(({ person, state, bucket, queueNo, offeredUntil, mark }) =>
      [person, state, bucket, queueNo, offeredUntil, mark].join(' '),
    )
    .sort()

const isLive = ({ state }: Row) => state === 'booked' || state === 'waiting' || state === 'offered'
const holds = (row: Row | undefined) => row?.state === 'booked' || row?.state === 'offered'

/** Counts equal rows, nothing is oversold in any bucket, everybody has one live place. */
function expectSound({ rows, places }: Stored): void {
  expect(places).toMatchObject(countsOf(rows))
  expect(places.booked + places.offered).toBeLessThanOrEqual(places.seats)
  expect(places.keyBooked + places.keyOffered).toBeLessThanOrEqual(places.keySeats)
  const people = rows.filter(isLive).map((row) => row.person)
  expect(new Set(people).size).toBe(people.length)
}

/**
 * Whoever got a place in this step took it from nobody before them who waits for one of its kind: as many are still
 * free. Whom a place is for goes by the roster, which was written here, and by the word given.
 */
function expectOrder(before: Stored, after: Stored, { eligibility, roster }: model.World): void {
  const isListed = ({ person }: Row) => roster.includes(person)
  const isMember = (row: Row) => isListed(row) || (row.mark === 'declared' && eligibility !== 'roster')
  const waiting = after.rows.filter((row) => row.state === 'waiting' && (eligibility !== 'roster' || isListed(row)))
  const held = before.rows.filter(holds).map((row) => row.person)
  for (const row of after.rows.filter((one) => holds(one) && !held.includes(one.person))) {
    const rivals = row.bucket === 'key' ? waiting.filter(isMember) : waiting
    const ahead = rivals.filter(({ queueNo }) => (queueNo ?? 0) < (row.queueNo ?? Number.POSITIVE_INFINITY))
    expect(ahead.length).toBeLessThanOrEqual(freeIn(after.places, row.bucket))
    if (row.bucket === 'key') expect(isMember(row)).toBe(true)
    if (eligibility === 'roster') expect(isListed(row)).toBe(true)
  }
}

const everybody = Array.from({ length: PEOPLE }, (_, n) => n)
const aCase = fc.record({
  seats: someSeats,
  eligibility: fc.constantFrom<Eligibility>('none', 'declared', 'roster'),
  listed: fc.oneof(fc.constant(everybody), fc.subarray(everybody)),
  steps: fc.array(oneStep, { minLength: 10, maxLength: 30, size: 'max' }),
})

test('in any order of sign-ups, words, withdrawals, revocations, acceptances, sweeps, rosters, hours and seats the cloud does what the rules say, and nobody jumps', async () => {
  await fc.assert(
    fc.asyncProperty(aCase, async ({ seats, eligibility, listed, steps }) => {
      await cloud.sql`truncate rosters cascade`
      let world = model.aWorld(seats, eligibility)
      clock.now = () => world.now
      const { activityId } = await aFair({ ...model.activity, ...seats, eligibility })
      let stored = await storedIn(activityId)
      for (const step of [...listed.map((person) => ({ act: 'enlist' as const, person })), ...steps]) {
        const before = world
        const was = stored
        // a millisecond apart, so that who came first is never a matter of ids
        world = ruled({ ...before, now: before.now + 1 }, step)
        if (step.act !== 'wait') await done(activityId, step, { ...before, now: world.now })
        stored = await storedIn(activityId)
        expect({ rows: said(stored.rows), places: stored.places }).toEqual({
          rows: said(world.rows),
          places: world.places,
        })
        expectSound(stored)
        if (world.now < lastCall) expectOrder(was, stored, world)
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
