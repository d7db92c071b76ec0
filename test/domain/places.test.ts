import fc from 'fast-check'
import {
  countsOf,
  decideAtDoor,
  decidePlace,
  deltaOf,
  freeAtDoor,
  freeIn,
  type Held,
  type PlaceFacts,
  withDelta,
} from '../../src/domain/ticket/places'
import { decideSeats, type Holder } from '../../src/domain/ticket/places-seats'
import type { TicketId } from '../../types/core'
import { at, somePlaces } from './make-series'

const DAY = '2026-11-27'
const facts = (wish: Partial<PlaceFacts> = {}): PlaceFacts => ({
  activity: {
    state: 'published',
    startsAt: at(DAY, '09:00'),
    endsAt: at(DAY, '12:00'),
    opensAt: at('2026-11-20', '08:30'),
    closesAt: at(DAY, '08:00'),
  },
  places: somePlaces(),
  held: null,
  inKeyGroup: false,
  membersWaiting: 0,
  listOpen: true,
  now: at('2026-11-25', '10:00'),
  ...wish,
})
const { activity } = facts()
const full = somePlaces({ booked: 10 })

describe('who signs up', () => {
  test.each<[string, Partial<PlaceFacts>, object]>([
    ['gets an open place', {}, { kind: 'take', bucket: 'open' }],
    ['keeps the ticket already held, also when full', { held: { mine: true }, places: full }, { kind: 'keep' }],
    ['waits when it is full', { places: full }, { kind: 'wait' }],
    ['waits while an offer holds the last place', { places: somePlaces({ booked: 9, offered: 1 }) }, { kind: 'wait' }],
    [
      'waits behind those who wait, also when a place is free',
      { places: somePlaces({ waiting: 1 }) },
      { kind: 'wait' },
    ],
    [
      'of the key group gets the reserve',
      { inKeyGroup: true, places: somePlaces({ keySeats: 1 }) },
      { kind: 'take', bucket: 'key' },
    ],
    [
      'of the key group gets the reserve past the open line',
      { inKeyGroup: true, places: { ...full, waiting: 5, keySeats: 1 } },
      { kind: 'take', bucket: 'key' },
    ],
    [
      'of the key group gets what the reserve has left when members who wait have theirs',
      { inKeyGroup: true, membersWaiting: 1, places: { ...full, waiting: 5, keySeats: 2 } },
      { kind: 'take', bucket: 'key' },
    ],
    [
      'of the key group waits behind members who wait for the last of the reserve',
      { inKeyGroup: true, membersWaiting: 1, places: { ...full, waiting: 5, keySeats: 1 } },
      { kind: 'wait' },
    ],
    [
      'of the key group gets an open place when the reserve is used',
      { inKeyGroup: true, places: somePlaces({ keySeats: 1, keyBooked: 1 }) },
      { kind: 'take', bucket: 'open' },
    ],
    [
      'waits while an offer holds the last of the reserve',
      { inKeyGroup: true, places: { ...full, keySeats: 1, keyOffered: 1 } },
      { kind: 'wait' },
    ],
    ['does not get the key group’s reserve', { places: { ...full, keySeats: 5 } }, { kind: 'wait' }],
    ['does not get the door’s reserve', { places: { ...full, walkInSeats: 5 } }, { kind: 'wait' }],
  ])('%s', (_what, wish, value) => {
    expect(decidePlace(facts(wish))).toEqual({ ok: true, value })
  })

  test.each<[string, Partial<PlaceFacts>, object]>([
    ['when it is called off', { activity: { ...activity, state: 'cancelled' } }, { code: 'activity.cancelled' }],
    ['when it is over', { now: at(DAY, '12:00') }, { code: 'activity.over' }],
    ['before sign-up opens', { now: activity.opensAt - 1 }, { code: 'activity.notOpen', opensAt: activity.opensAt }],
    ['once sign-up has closed', { now: activity.closesAt }, { code: 'activity.closed', closedAt: activity.closesAt }],
    ['when another account holds the person’s place', { held: { mine: false } }, { code: 'ticket.heldElsewhere' }],
    ['when it is full and there is no list', { places: full, listOpen: false }, { code: 'ticket.full' }],
  ])('is refused %s', (_what, wish, refusal) => {
    expect(decidePlace(facts(wish))).toEqual({ ok: false, refusal })
  })

  test('after the last call nobody waits: free places are for whoever comes, and there is no more list', () => {
    const running = { ...activity, closesAt: at(DAY, '11:00') }
    const late = { activity: running, now: at(DAY, '09:00') }
    expect(decidePlace(facts({ ...late, places: somePlaces({ waiting: 3 }) }))).toMatchObject({
      value: { kind: 'take' },
    })
    expect(decidePlace(facts({ ...late, places: full }))).toMatchObject({ refusal: { code: 'ticket.full' } })
    const member = { ...late, inKeyGroup: true, membersWaiting: 3, places: { ...full, waiting: 3, keySeats: 1 } }
    expect(decidePlace(facts(member))).toMatchObject({ value: { bucket: 'key' } })
  })
})

describe('at the door', () => {
  type Wish = Partial<PlaceFacts> & { ahead?: number; released?: boolean }
  const door = ({ ahead = 0, released = false, ...wish }: Wish = {}) =>
    decideAtDoor({ ...facts({ now: at(DAY, '09:30'), ...wish }), entryUntil: at(DAY, '11:30'), ahead, released })
  const reserves = { ...full, keySeats: 1, walkInSeats: 1 }

  test.each<[string, Wish, string]>([
    ['the door’s reserve comes first', { places: { ...reserves, booked: 0 } }, 'walkIn'],
    [
      'the key group’s reserve is for its members',
      { inKeyGroup: true, places: { ...reserves, walkInBooked: 1 } },
      'key',
    ],
    ['an open place is left when nobody waits', { places: somePlaces() }, 'open'],
    ['an open place is free once the line is over', { places: somePlaces({ waiting: 2 }) }, 'open'],
    ['the door’s reserve is no matter of the line', { ahead: 3, places: reserves }, 'walkIn'],
    ['there may be places for all who stand there', { ahead: 1, places: somePlaces({ seats: 5, booked: 3 }) }, 'open'],
    [
      'the key group’s reserve is anybody’s once it was released',
      { released: true, places: { ...reserves, walkInBooked: 1 } },
      'key',
    ],
  ])('%s', (_what, wish, bucket) => {
    expect(door(wish)).toEqual({ ok: true, value: { kind: 'take', bucket } })
  })

  test('a ticket held is kept', () => {
    expect(door({ held: { mine: true } })).toEqual({ ok: true, value: { kind: 'keep' } })
  })

  test.each<[string, Wish, string]>([
    ['when it is called off', { activity: { ...activity, state: 'cancelled' } }, 'activity.cancelled'],
    ['once entry has ended', { now: at(DAY, '11:30') }, 'activity.over'],
    ['when another account holds the place', { held: { mine: false } }, 'ticket.heldElsewhere'],
    ['when every bucket is used', { places: { ...reserves, walkInBooked: 1 } }, 'ticket.full'],
    [
      'past those who wait, while sign-up is open',
      { now: at(DAY, '07:00'), places: somePlaces({ waiting: 1 }) },
      'ticket.full',
    ],
    [
      'past those of the line who stand in the hall',
      { ahead: 2, places: somePlaces({ seats: 5, booked: 3 }) },
      'ticket.full',
    ],
    [
      'past them for a released reserve either',
      { ahead: 1, released: true, places: { ...reserves, walkInBooked: 1 } },
      'ticket.full',
    ],
  ])('nobody gets in %s', (_what, wish, code) => {
    expect(door(wish)).toMatchObject({ ok: false, refusal: { code } })
  })
})

const someHeld = fc.record<Held>({
  state: fc.constantFrom('booked', 'waiting', 'offered', 'cancelled', 'expired'),
  bucket: fc.constantFrom('open', 'key', 'walkIn'),
})

describe('counting', () => {
  test('a place released to the hall is nobody’s any more, and free at the door', () => {
    expect(countsOf([{ state: 'booked', bucket: 'open', released: true }])).toEqual(countsOf([]))
    const places = somePlaces({ seats: 5, booked: 3, waiting: 2, keySeats: 4, keyBooked: 1, walkInSeats: 1 })
    expect(freeAtDoor(places, { lineOver: false, released: false })).toBe(1)
    expect(freeAtDoor(places, { lineOver: true, released: false })).toBe(3)
    expect(freeAtDoor(places, { lineOver: true, released: true })).toBe(6)
  })

  test('adding up the changes of tickets is counting the tickets', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someHeld, fc.option(someHeld))), (changes) => {
        const after = changes.reduce((places, [before, is]) => {
          return withDelta(withDelta(places, deltaOf(null, before)), deltaOf(before, is))
        }, somePlaces())
        expect(after).toMatchObject(countsOf(changes.flatMap(([, is]) => is ?? [])))
      }),
    )
  })

  test('a bucket’s free places do not depend on the others', () => {
    const count = fc.nat(20)
    const some = fc.record({
      seats: count,
      booked: count,
      offered: count,
      waiting: count,
      keySeats: count,
      keyBooked: count,
      keyOffered: count,
      walkInSeats: count,
      walkInBooked: count,
    })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const { seats, booked, offered } = other
        const mixed = { ...one, seats, booked, offered }
        expect(freeIn(mixed, 'open')).toBe(freeIn(other, 'open'))
        expect(freeIn(mixed, 'key')).toBe(freeIn(one, 'key'))
        expect(freeIn(mixed, 'walkIn')).toBe(freeIn(one, 'walkIn'))
      }),
    )
  })
})

describe('fewer or more places', () => {
  const holder = (n: number, wish: Partial<Holder> = {}): Holder => ({
    ticketId: `t${n}` as TicketId,
    state: 'booked',
    bucket: 'open',
    takenAt: n,
    queueNo: null,
    ...wish,
  })
  const wish = (seats: number, keySeats = 0, walkInSeats = 0) => ({ seats, keySeats, walkInSeats })

  test.each([
    ['open', somePlaces({ booked: 4, offered: 2 }), wish(5), 5, 6],
    ['key', somePlaces({ keySeats: 3, keyBooked: 2, keyOffered: 1 }), wish(10, 2), 2, 3],
    ['walkIn', somePlaces({ walkInSeats: 3, walkInBooked: 3 }), wish(10, 0, 0), 0, 3],
  ])('fewer than are held in the bucket %s is refused with the numbers', (bucket, places, less, seats, taken) => {
    expect(decideSeats({ day: DAY, places }, less, null)).toEqual({
      ok: false,
      refusal: { code: 'activity.seatsTaken', day: DAY, bucket, seats, taken },
    })
  })

  test('as many as are held, or more, displaces nobody', () => {
    const places = somePlaces({ booked: 4, offered: 2 })
    expect(decideSeats({ day: DAY, places }, wish(6, 1, 2), { holders: [], lineOver: false })).toEqual({
      ok: true,
      value: { places: { ...places, seats: 6, keySeats: 1, walkInSeats: 2 }, displaced: [] },
    })
  })

  test('insisting on fewer than have entered is refused with how many have', () => {
    const places = somePlaces({ booked: 4 })
    expect(decideSeats({ day: DAY, places }, wish(2), { holders: [holder(1)], lineOver: false })).toEqual({
      ok: false,
      refusal: { code: 'activity.seatsEntered', day: DAY, seats: 2, entered: 3 },
    })
  })

  test('insisting once the list is over sends nobody back to it', () => {
    const places = somePlaces({ booked: 2, offered: 1, waiting: 1 })
    const holders = [holder(1), holder(2), holder(3, { state: 'offered' })]
    expect(decideSeats({ day: DAY, places }, wish(1), { holders, lineOver: true })).toMatchObject({
      ok: true,
      value: {
        places: { seats: 1, booked: 1, offered: 0, waiting: 1 },
        displaced: [{ ticketId: 't2' }, { ticketId: 't3' }],
      },
    })
  })

  test('insisting sends offers back first, then the last booked, and they go back in their order', () => {
    const offers = [
      holder(5, { state: 'offered', takenAt: 9, queueNo: 2 }),
      holder(6, { state: 'offered', takenAt: 9, queueNo: 1 }),
    ]
    const holders = [...offers, holder(3), holder(1), holder(2), holder(4, { bucket: 'key' })]
    const places = somePlaces({ booked: 3, offered: 2, keySeats: 1, keyBooked: 1, waiting: 4 })
    const found = decideSeats({ day: DAY, places }, wish(2, 1), { holders, lineOver: false })
    expect(found).toMatchObject({
      ok: true,
      value: { places: { seats: 2, booked: 2, offered: 0, waiting: 7, keyBooked: 1 } },
    })
    if (found.ok) expect(found.value.displaced.map(({ ticketId }) => ticketId)).toEqual(['t3', 't6', 't5'])
  })
})
