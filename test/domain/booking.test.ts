import * as fc from 'fast-check'
import { type BookingFacts, type CancelFacts, decideBooking, decideCancel } from '../../src/domain/booking'
import type { Refusal } from '../../types/refusal'

const activity: BookingFacts['activity'] = {
  state: 'published',
  day: '2026-11-27',
  opensAt: 100,
  closesAt: 200,
  startsAt: 250,
  endsAt: 300,
  seats: 2,
  booked: 1,
  minAge: 16,
}
const facts: BookingFacts = { activity, held: null, bornOn: '1990-01-01', now: 150 }
const withActivity = (changed: Partial<BookingFacts['activity']>, now = 150): BookingFacts => ({
  ...facts,
  activity: { ...activity, ...changed },
  now,
})

const refusals: [Refusal, BookingFacts][] = [
  [{ code: 'activity.cancelled' }, withActivity({ state: 'cancelled' })],
  [{ code: 'activity.over' }, withActivity({}, 300)],
  [{ code: 'activity.notOpen', opensAt: 100 }, withActivity({}, 99)],
  [{ code: 'activity.closed', closedAt: 200 }, withActivity({}, 200)],
  [{ code: 'ticket.heldElsewhere' }, { ...facts, held: { mine: false } }],
  [
    { code: 'ticket.underAge', minAge: 16 },
    { ...facts, bornOn: '2010-11-28' },
  ],
  [{ code: 'ticket.full' }, withActivity({ booked: 2 })],
]

test.each(refusals)('refuses with %j', (refusal, given) => {
  expect(decideBooking(given)).toEqual({ ok: false, refusal })
})

test.each<[string, BookingFacts]>([
  ['an open activity with seats', facts],
  ['the first instant of the window', { ...facts, now: 100 }],
  ['a sixteenth birthday on the day itself', { ...facts, bornOn: '2010-11-27' }],
  ['a document without a birth date', { ...facts, bornOn: null }],
])('takes a place: %s', (_, given) => {
  expect(decideBooking(given)).toEqual({ ok: true, value: 'take' })
})

test('who holds a place keeps it, whatever has happened since', () =>
  fc.assert(
    fc.property(fc.nat(400), fc.constantFrom('published', 'cancelled'), (now, state) => {
      const held = { ...withActivity({ state, booked: 2 }, now), held: { mine: true } }
      expect(decideBooking(held)).toEqual({ ok: true, value: 'keep' })
    }),
  ))

test('no place is taken outside the window or without a seat', () =>
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 0, max: 2 }), (now, booked) => {
      const decision = decideBooking(withActivity({ booked }, now))
      expect(decision.ok).toBe(now >= 100 && now < 200 && booked < 2)
    }),
  ))

const held: CancelFacts = { state: 'booked', checkedIn: false, cancelUntil: 200, now: 150 }

test.each<[ReturnType<typeof decideCancel>, CancelFacts]>([
  [{ ok: true, value: 'cancel' }, held],
  [
    { ok: true, value: 'cancel' },
    { ...held, state: 'waiting' },
  ],
  [
    { ok: true, value: 'keep' },
    { ...held, state: 'cancelled', checkedIn: true, now: 999 },
  ],
  [
    { ok: true, value: 'keep' },
    { ...held, state: 'expired' },
  ],
  [
    { ok: false, refusal: { code: 'ticket.used' } },
    { ...held, checkedIn: true },
  ],
  [
    { ok: false, refusal: { code: 'ticket.cancelClosed', closedAt: 200 } },
    { ...held, now: 200 },
  ],
])('cancelling: %j', (decision, given) => {
  expect(decideCancel(given)).toEqual(decision)
})
