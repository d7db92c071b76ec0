import fc from 'fast-check'
import { clock } from '../../cloudfunctions/kit/clock'
import { database } from '../../cloudfunctions/kit/db'
import { offerFreed } from '../../cloudfunctions/kit/offers'
import type { ActivityId } from '../../types/core'
import * as model from '../domain/make-world'
import { type Cloud, startCloud } from '../support/cloud'
import { aCrowd, aFair, type aPerson } from '../support/make'

const PEOPLE = 9
const systemNow = clock.now

let cloud: Cloud
let crowd: Awaited<ReturnType<typeof aPerson>>[]
beforeAll(async () => {
  cloud = await startCloud()
  crowd = await aCrowd(PEOPLE)
})
beforeEach(() => cloud.sql`truncate calls, notices, tickets cascade`)
afterEach(() => {
  clock.now = systemNow
})
afterAll(() => cloud.close())

const person = fc.nat(PEOPLE - 1)
const someSeats = fc.record({
  seats: fc.integer({ min: 1, max: 4 }),
  keySeats: fc.nat(2),
  walkInSeats: fc.constant(0),
})

type Seats = { seats: number; keySeats: number; walkInSeats: number }
type Step =
  | { act: 'book' | 'accept' | 'withdraw'; person: number }
  | { act: 'sweep' }
  | { act: 'wait'; minutes: number }
  | { act: 'resize'; seats: Seats }

const oneStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('book' as const), person }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('accept' as const), person }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('withdraw' as const), person }) },
  { weight: 2, arbitrary: fc.constant({ act: 'sweep' as const }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 420 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('resize' as const), seats: someSeats }) },
)

/** What the pure rules make of a step. */
function ruled(world: model.World, step: Step): model.World {
  if (step.act === 'wait') return { ...world, now: world.now + step.minutes * 60_000 }
  if (step.act === 'sweep') return model.sweep(world)
  if (step.act === 'resize') return model.resize(world, step.seats, false)
  const { book, accept, withdraw } = model
  return { book, accept, withdraw }[step.act](world, step.person)
}

/** The same step through the door. A change of seats is a clerk's, so it is done here as the desk will do it. */
async function done(activityId: ActivityId, step: Step, allowed: boolean): Promise<void> {
  if (step.act === 'wait') return
  if (step.act === 'sweep') return void (await cloud.asTimer('ticket', 'sweepOffers'))
  if (step.act === 'resize') return allowed ? resize(activityId, step.seats) : undefined
  const { personId, openid } = crowd[step.person]!
  if (step.act === 'book') {
    await cloud.ask(openid, 'ticket.book', { activityId, personId, declared: model.isMember(step.person) })
    return
  }
  const [mine] = (await cloud.get(openid, 'ticket.mine', {})).filter(
    ({ activity, state }) => activity.id === activityId && ['booked', 'waiting', 'offered'].includes(state),
  )
  const call = step.act === 'accept' ? 'ticket.accept' : 'ticket.cancel'
  if (mine) await cloud.ask(openid, call, { ticketId: mine.id })
}

async function resize(activityId: ActivityId, { seats, keySeats }: Seats): Promise<void> {
  await database()
    .transaction()
    .execute(async (tx) => {
      await tx.updateTable('activities').set({ seats, key_seats: keySeats }).where('id', '=', activityId).execute()
      await offerFreed(tx, activityId, clock.now())
    })
}

const standing = ({ rows, places }: model.World) => ({
  rows: rows.map((row) => `${row.person} ${row.state} ${row.bucket} ${row.queueNo} ${row.offeredUntil}`).sort(),
  places,
})

async function standingIn(activityId: ActivityId): Promise<ReturnType<typeof standing>> {
  const rows = await cloud.sql<{ person_id: string; row: string }>`
    select person_id, concat_ws(' ', state, bucket, coalesce(queue_no::text, 'null'),
      coalesce(offered_until::text, 'null')) as row
    from tickets where activity_id = ${activityId}`
  const [places] = await cloud.sql<model.World['places']>`
    select seats, booked, offered, waiting, key_seats as "keySeats", key_booked as "keyBooked",
      key_offered as "keyOffered", walk_in_seats as "walkInSeats", walk_in_booked as "walkInBooked"
    from activities where id = ${activityId}`
  const whoIs = (id: string) => crowd.findIndex(({ personId }) => personId === id)
  return { rows: rows.map(({ person_id, row }) => `${whoIs(person_id)} ${row}`).sort(), places: places! }
}

test('in any order of sign-ups, withdrawals, acceptances, sweeps, hours and seats the cloud does what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(someSeats, fc.array(oneStep, { maxLength: 40, size: 'max' }), async (seats, steps) => {
      let world = model.aWorld(seats)
      clock.now = () => world.now
      const { activityId } = await aFair({ ...model.activity, ...seats, keyGroup: 'veteran' })
      for (const step of steps) {
        const before = world
        world = ruled(world, step)
        await done(activityId, step, world !== before)
        expect(await standingIn(activityId)).toEqual(standing(world))
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
