import { OFFER_POLICY } from '../../src/domain/ticket/offer'
import {
  offersAfter,
  positionOf,
  queueNumbersAhead,
  type Waiting,
  waitStandingOf,
} from '../../src/domain/ticket/waitlist'
import type { TicketId } from '../../types/core'
import { at, somePlaces } from './make-series'

const who = (name: string, queueNo: number, inKeyGroup = false): Waiting => ({
  ticketId: name as TicketId,
  queueNo,
  inKeyGroup,
})
const line = [who('b', 2), who('a', 1), who('k', 3, true), who('d', 4), who('m', 5, true)]
const facts = {
  activity: { state: 'published' as const, closesAt: at('2026-12-04', '08:00'), startsAt: at('2026-12-04', '09:00') },
  places: somePlaces({ seats: 10, booked: 10, waiting: 5 }),
  line,
  policy: OFFER_POLICY,
  now: at('2026-12-01', '10:00'),
}
const offered = (wish: Partial<typeof facts>) =>
  offersAfter({ ...facts, ...wish }).offers.map(({ ticketId, bucket }) => [ticketId, bucket])

describe('what is free is offered', () => {
  test('to the head of the line, in order, whatever order it was read in', () => {
    expect(offered({ places: { ...facts.places, booked: 8 } })).toEqual([
      ['a', 'open'],
      ['b', 'open'],
    ])
  })

  test('from the key group’s reserve to its first member only', () => {
    expect(offered({ places: { ...facts.places, keySeats: 1 } })).toEqual([['k', 'key']])
  })

  test('from both so that the open places reach further', () => {
    expect(offered({ places: { ...facts.places, booked: 7, keySeats: 1 } })).toEqual([
      ['a', 'open'],
      ['b', 'open'],
      ['k', 'key'],
      ['d', 'open'],
    ])
  })

  test('until the deadline, and counted as offered', () => {
    const { offers, places } = offersAfter({ ...facts, places: { ...facts.places, seats: 11 } })
    expect(offers).toEqual([{ ticketId: 'a', bucket: 'open', until: at('2026-12-01', '14:00') }])
    expect(places).toMatchObject({ seats: 11, booked: 10, offered: 1, waiting: 4 })
  })

  test('never from the door’s reserve', () => {
    expect(offered({ places: { ...facts.places, walkInSeats: 9 } })).toEqual([])
  })

  test.each([
    ['once sign-up has closed', { now: facts.activity.closesAt }],
    ['once it has started', { now: facts.activity.startsAt }],
    ['when it is called off', { activity: { ...facts.activity, state: 'cancelled' as const } }],
    ['when everything is held', {}],
    ['when nobody waits', { line: [], places: somePlaces({ seats: 10 }) }],
  ])('not at all %s', (_what, wish) => {
    const known = {
      ...facts,
      places: { ...facts.places, booked: _what === 'when everything is held' ? 10 : 5 },
      ...wish,
    }
    expect(offersAfter(known as typeof facts)).toEqual({ offers: [], places: known.places })
  })
})

test('a position counts those before', () => {
  expect(line.map(({ queueNo }) => positionOf(queueNo, line))).toEqual([2, 1, 3, 4, 5])
  expect(positionOf(9, line)).toBe(6)
})

test.each([
  ['waits', { state: 'waiting', queueNo: 3, offeredUntil: null }, { kind: 'waiting', position: 3 }],
  ['is offered a place', { state: 'offered', queueNo: 3, offeredUntil: 9 }, { kind: 'offered', until: 9 }],
  ['has a place', { state: 'booked', queueNo: 3, offeredUntil: 9 }, null],
  ['has given it back', { state: 'cancelled', queueNo: 3, offeredUntil: null }, null],
])('who %s sees where they stand', (_what, ticket, standing) => {
  expect(waitStandingOf(ticket, line)).toEqual(standing)
})

test('those who go back stand before everybody, in their order', () => {
  expect(queueNumbersAhead(3, 5)).toEqual([2, 3, 4])
  expect(queueNumbersAhead(2, 1)).toEqual([-1, 0])
  expect(queueNumbersAhead(2, null)).toEqual([-1, 0])
  expect(queueNumbersAhead(0, 5)).toEqual([])
})
