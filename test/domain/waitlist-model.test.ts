import fc from 'fast-check'
import { lastCallOf } from '../../src/domain/ticket/offer'
import { countsOf, decideAtDoor, decidePlace, freeIn, type PlaceAnswer } from '../../src/domain/ticket/places'
import { at } from './make-series'
import {
  accept,
  activity,
  aWorld,
  book,
  comeToTheDoor,
  isLive,
  isMember,
  liveOf,
  placeFacts,
  type Row,
  resize,
  settled,
  sweep,
  type World,
  withdraw,
} from './make-world'

const person = fc.nat(17)
const someSeats = fc.record({ seats: fc.nat(6), keySeats: fc.nat(3), walkInSeats: fc.nat(3) })

type Step =
  | { act: 'book' | 'door' | 'accept' | 'withdraw'; person: number }
  | { act: 'sweep' }
  | { act: 'wait'; minutes: number }
  | { act: 'resize'; seats: { seats: number; keySeats: number; walkInSeats: number }; insists: boolean }

const oneStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('book' as const), person }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('door' as const), person }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('accept' as const), person }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('withdraw' as const), person }) },
  { weight: 2, arbitrary: fc.constant({ act: 'sweep' as const }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 420 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('resize' as const), seats: someSeats, insists: fc.boolean() }) },
)

const after = (world: World, step: Step): World => {
  switch (step.act) {
    case 'book':
      return book(world, step.person)
    case 'door':
      return comeToTheDoor(world, step.person)
    case 'accept':
      return accept(world, step.person)
    case 'withdraw':
      return withdraw(world, step.person)
    case 'sweep':
      return sweep(world)
    case 'wait':
      return { ...world, now: world.now + step.minutes * 60_000 }
    case 'resize':
      return resize(world, step.seats, step.insists)
  }
}

/** A promise of the house, checked after every step; plain, because it is checked a hundred thousand times. */
const promise = (what: string, isKept: boolean) => {
  if (!isKept) throw new Error(`not kept: ${what}`)
}

const lastCall = lastCallOf(activity)
const holds = (row: Row | undefined) => row?.state === 'booked' || row?.state === 'offered'
const twin = (world: World, { ticketId }: Row) => world.rows.find((row) => row.ticketId === ticketId)

const nothingIsOversold = ({ rows, places }: World) => {
  const counts = Object.entries(countsOf(rows))
  promise(
    'counts equal rows',
    counts.every(([name, count]) => places[name as keyof typeof places] === count),
  )
  promise('open places', places.booked + places.offered <= places.seats)
  promise('key places', places.keyBooked + places.keyOffered <= places.keySeats)
  promise('walk-in places', places.walkInBooked <= places.walkInSeats)
}

const everyoneHasOnePlace = ({ rows }: World) => {
  const people = rows.filter(isLive).map((row) => row.person)
  promise('one live place per person', new Set(people).size === people.length)
}

/** Whoever got a place in this step had nobody before them who still waits for one of its kind. */
const nobodyJumps = (before: World, is: World) => {
  if (is.now >= lastCall) return
  const waiting = is.rows.filter(({ state }) => state === 'waiting')
  for (const row of is.rows.filter((one) => holds(one) && !holds(twin(before, one)) && one.bucket !== 'walkIn')) {
    const rivals = row.bucket === 'key' ? waiting.filter((one) => isMember(one.person)) : waiting
    const mine = row.queueNo ?? Number.POSITIVE_INFINITY
    promise(
      'nobody jumps',
      rivals.every(({ queueNo }) => (queueNo ?? 0) > mine),
    )
  }
}

/** While places can be given, none lies idle that somebody waits for. */
const nothingLiesIdle = ({ rows, places, now }: World) => {
  if (now >= lastCall) return
  const waiting = rows.filter(({ state }) => state === 'waiting')
  promise('no open place lies idle', freeIn(places, 'open') === 0 || waiting.length === 0)
  promise('no key place lies idle', freeIn(places, 'key') === 0 || !waiting.some((row) => isMember(row.person)))
}

const offersEndInTime = (before: World, is: World) => {
  for (const row of is.rows.filter(({ state }) => state === 'offered')) {
    promise('an offer ends by the last call', row.offeredUntil !== null && row.offeredUntil <= lastCall)
    promise('no offer after the last call', twin(before, row)?.state === 'offered' || is.now < lastCall)
  }
}

/** A place once given is lost only by its holder's own act, or to a clerk who insists. */
const nobodyLosesAPlace = (before: World, is: World, step: Step) => {
  if (step.act === 'resize' && step.insists) return
  const lost = before.rows.filter((row) => row.state === 'booked' && twin(is, row)?.state !== 'booked')
  promise(
    'nobody loses a place',
    lost.every((row) => step.act === 'withdraw' && step.person === row.person),
  )
}

/** Two people who are never in the world: a member of the key group and one who is not. */
const STRANGERS = [18, 19]

const reservesStandAlone = (world: World) => {
  const entryUntil = at('2026-11-27', '11:30')
  for (const stranger of STRANGERS) {
    const facts = placeFacts(world, stranger)
    const [place, door] = [decidePlace(facts), decideAtDoor({ ...facts, entryUntil, ahead: 0, released: false })]
    const isKeyFree = isMember(stranger) && world.now < activity.closesAt && freeIn(world.places, 'key') > 0
    promise('the key reserve is a member’s', !isKeyFree || (place.ok && bucketOf(place.value) === 'key'))
    const isDoorFree = world.now < entryUntil && freeIn(world.places, 'walkIn') > 0
    promise('the door’s reserve is the door’s', !isDoorFree || (door.ok && bucketOf(door.value) === 'walkIn'))
  }
}

const bucketOf = (answer: PlaceAnswer) => (answer.kind === 'take' ? answer.bucket : null)

test('in any order of sign-ups, withdrawals, offers, expiries and sizes nothing is oversold and nobody jumps', () => {
  fc.assert(
    fc.property(someSeats, fc.array(oneStep, { maxLength: 60, size: 'max' }), (seats, steps) => {
      let world = aWorld(seats)
      for (const step of steps) {
        const before = world
        world = after(before, step)
        nothingIsOversold(world)
        everyoneHasOnePlace(world)
        nobodyJumps(before, world)
        nothingLiesIdle(world)
        offersEndInTime(before, world)
        nobodyLosesAPlace(before, world, step)
        reservesStandAlone(world)
      }
    }),
    { numRuns: 400 },
  )
})

test('a sweep or an offering that runs twice, or any step sent twice, changes nothing twice', () => {
  fc.assert(
    fc.property(someSeats, fc.array(oneStep, { maxLength: 40, size: 'max' }), oneStep, (seats, steps, last) => {
      fc.pre(last.act !== 'wait')
      const world = after(steps.reduce(after, aWorld(seats)), last)
      expect(settled(world)).toEqual(world)
      expect(sweep(sweep(world))).toEqual(sweep(world))
      const isRepeatable = last.act !== 'withdraw' && last.act !== 'book' && last.act !== 'door'
      if (isRepeatable || (last.act !== 'withdraw' && liveOf(world, last.person)))
        expect(after(world, last)).toEqual(world)
    }),
    { numRuns: 200 },
  )
})

test('when sweeps come late, people lose at most time: the same places end up with people in order', () => {
  const crowd = fc.uniqueArray(person, { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 3 }), fc.nat(300), (people, seats, late) => {
      const others = people.filter((one) => !isMember(one))
      fc.pre(others.length > seats)
      const start = others.reduce((world, one) => book(world, one), aWorld({ seats, keySeats: 0, walkInSeats: 0 }))
      const freed = withdraw(start, others[0]!)
      const offered = freed.rows.filter(({ state }) => state === 'offered').map((row) => row.person)
      expect(offered).toEqual([others[seats]])
      const swept = sweep({ ...freed, now: at('2026-11-26', '16:00') + late * 60_000 })
      expect(liveOf(swept, others[seats]!)).toBeUndefined()
      expect(others[seats + 1] === undefined || liveOf(swept, others[seats + 1]!)?.state === 'offered').toBe(true)
    }),
  )
})
