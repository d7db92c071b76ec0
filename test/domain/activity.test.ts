import * as fc from 'fast-check'
import {
  type BookingPhase,
  bookingPhaseOf,
  fillOf,
  isNearlyFull,
  nextSessionOf,
  type Phase,
  phaseOf,
  seatsLeft,
} from '../../src/domain/activity/activity'
import { instantOf } from '../../src/domain/time/calendar'
import { fairsToday } from '../../src/wording/activity'
import type { ActivityCard, ActivityState, Session } from '../../types/activity'

const fair = {
  state: 'published' as ActivityState,
  opensAt: 100,
  closesAt: 200,
  startsAt: 250,
  endsAt: 300,
  seats: 10,
  booked: 3,
  offered: 0,
  waiting: 0,
  waitlist: true,
}

test.each<[Phase, number, ActivityState]>([
  ['upcoming', 249, 'published'],
  ['running', 250, 'published'],
  ['running', 299, 'published'],
  ['over', 300, 'published'],
  ['cancelled', 299, 'cancelled'],
])('%s at %i when %s', (phase, now, state) => {
  expect(phaseOf({ ...fair, state }, now)).toBe(phase)
})

test.each<[BookingPhase, number, Partial<typeof fair>]>([
  ['soon', 99, {}],
  ['open', 100, {}],
  ['open', 199, {}],
  ['open', 199, { booked: 9, waitlist: false }],
  ['full', 199, { booked: 10, waitlist: false }],
  ['full', 199, { booked: 9, waiting: 1, waitlist: false }],
  ['list', 199, { booked: 10 }],
  ['list', 199, { booked: 9, offered: 1 }],
  ['list', 199, { booked: 3, waiting: 1 }],
  ['open', 199, { booked: 3, waiting: 1, startsAt: 199 }],
  ['full', 199, { booked: 10, waiting: 1, startsAt: 199 }],
  ['closed', 200, {}],
  ['closed', 299, { booked: 10 }],
  ['over', 300, {}],
  ['cancelled', 150, { state: 'cancelled' }],
])('sign-up is %s at %i with %j', (phase, now, change) => {
  expect(bookingPhaseOf({ ...fair, ...change }, now)).toBe(phase)
})

test('phases only move forward and cover all time', () =>
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (one, other) => {
      const order: Phase[] = ['upcoming', 'running', 'over']
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
      expect(order.indexOf(phaseOf(fair, earlier))).toBeLessThanOrEqual(order.indexOf(phaseOf(fair, later)))
      expect(order).toContain(phaseOf(fair, one))
    }),
  ))

test('seats taken and seats left make up the seats, and no more are ever left than there are', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(6000), fc.nat(100), (seats, booked, offered) => {
      const left = seatsLeft({ seats, booked, offered })
      expect(left).toBe(Math.max(0, seats - booked - offered))
      expect(fillOf({ seats, booked, offered })).toBeCloseTo(1 - left / seats, 10)
    }),
  ))

test.each([
  [true, 500, 460],
  [false, 500, 449],
  [true, 20, 10],
  [false, 20, 9],
  [false, 20, 20],
])('nearly full is %s for %i seats with %i taken', (nearly, seats, booked) => {
  expect(isNearlyFull({ seats, booked, offered: 0 })).toBe(nearly)
})

test('the next session is the first that has not ended, then the last', () => {
  const lesson = (id: string, startsAt: number) => ({ id, startsAt, endsAt: startsAt + 10 }) as Session
  const sessions = [lesson('one', 100), lesson('two', 200)]
  expect(nextSessionOf({ sessions }, 50)?.id).toBe('one')
  expect(nextSessionOf({ sessions }, 110)?.id).toBe('two')
  expect(nextSessionOf({ sessions }, 999)?.id).toBe('two')
  expect(nextSessionOf({ sessions: [] }, 999)).toBeUndefined()
})

describe('today’s fairs', () => {
  const today = '2026-11-27'
  const at = (time: string) => instantOf(today, time)
  const fair = { day: today, startsAt: at('09:00'), endsAt: at('12:00') } as ActivityCard
  const days = (fairs: number) => [{ day: today, fairs, special: null, holiday: null }]

  test('that are over are said to be over, on the plain home and on the one for elders; where none was, that there is none', () => {
    expect(fairsToday({ fairs: [fair], days: days(1) }, '全市', at('11:59')).fairs).toEqual([fair])
    expect(fairsToday({ fairs: [fair], days: days(1) }, '全市', at('12:00'))).toEqual({
      fairs: [],
      none: '今天的招聘会已经结束',
    })
    expect(fairsToday({ fairs: [], days: days(0) }, '碧江区', at('18:00')).none).toBe('今天碧江区没有招聘会')
  })
})
