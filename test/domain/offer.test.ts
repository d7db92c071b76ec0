import fc from 'fast-check'
import { lastCallOf, OFFER_POLICY, offerDeadline } from '../../src/domain/ticket/offer'
import {
  decideAccept,
  decideReconfirm,
  decideWithdraw,
  expiryOf,
  type MoveFacts,
} from '../../src/domain/ticket/offer-moves'
import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import { at } from './make-series'

const HOUR = 3_600_000
const far = { closesAt: at('2026-12-04', '08:00'), startsAt: at('2026-12-04', '09:00') }

describe('an offer ends', () => {
  test.each([
    ['four hours on, in the middle of the day', '2026-11-25', '10:00', '2026-11-25', '14:00'],
    ['at the end of the day exactly', '2026-11-25', '16:30', '2026-11-25', '20:30'],
    ['the next day, with what the evening had not', '2026-11-25', '18:30', '2026-11-26', '10:30'],
    ['the next day at noon, when made at night', '2026-11-25', '23:00', '2026-11-26', '12:30'],
    ['at noon, when made before dawn', '2026-11-25', '05:00', '2026-11-25', '12:30'],
    ['at noon, when made as the day begins', '2026-11-25', '08:30', '2026-11-25', '12:30'],
    ['the next day at noon, when made as the day ends', '2026-11-25', '20:30', '2026-11-26', '12:30'],
    ['on Saturday, when made on Friday evening: the desk is open', '2026-11-27', '19:00', '2026-11-28', '11:00'],
  ])('%s', (_what, day, time, endDay, endTime) => {
    expect(offerDeadline(at(day, time), OFFER_POLICY, far)).toBe(at(endDay, endTime))
  })

  test('when sign-up closes or the activity starts, whichever comes first', () => {
    const now = at('2026-12-03', '19:00')
    expect(offerDeadline(now, OFFER_POLICY, far)).toBe(far.closesAt)
    expect(offerDeadline(now, OFFER_POLICY, { ...far, closesAt: at('2026-12-04', '11:00') })).toBe(far.startsAt)
  })

  test('none is made once sign-up has closed or the activity has started', () => {
    expect(offerDeadline(far.closesAt - 1, OFFER_POLICY, far)).toBe(far.closesAt)
    expect(offerDeadline(far.closesAt, OFFER_POLICY, far)).toBeNull()
    expect(offerDeadline(far.startsAt, OFFER_POLICY, { ...far, closesAt: far.startsAt + HOUR })).toBeNull()
  })

  test.each([
    { hours: 0, from: '08:30', until: '20:30' },
    { hours: 4, from: '20:30', until: '08:30' },
    { hours: 4, from: '08:30', until: '08:30' },
    { hours: Number.NaN, from: '08:30', until: '20:30' },
  ])('a policy without a day or hours is a fault: %j', (policy) => {
    expect(() => offerDeadline(at('2026-11-25', '10:00'), policy, far)).toThrow(RangeError)
  })

  /** Waking milliseconds between two instants, counted by the minute. */
  const awake = (from: number, until: number) => {
    let sum = 0
    for (let minute = from; minute < until; minute += 60_000) {
      const day = dayOf(minute)
      if (minute >= instantOf(day, '08:30') && minute < instantOf(day, '20:30')) sum += 60_000
    }
    return sum
  }

  test('after exactly the hours of the policy, never in the past, never after the last call, and never earlier for a later offer', () => {
    const someMinute = fc
      .integer({ min: 0, max: 6 * 1440 })
      .map((minute) => at('2026-11-25', '00:00') + minute * 60_000)
    const hours = fc.integer({ min: 1, max: 96 }).map((quarters) => quarters / 4)
    fc.assert(
      fc.property(someMinute, someMinute, hours, someMinute, (now, other, most, closesAt) => {
        const policy = { hours: most, from: '08:30', until: '20:30' }
        const window = { closesAt: closesAt + 24 * HOUR, startsAt: at(addDays('2026-11-25', 8), '09:00') }
        const until = offerDeadline(now, policy, window)
        if (until === null) return expect(now).toBeGreaterThanOrEqual(lastCallOf(window))
        expect(until).toBeGreaterThan(now)
        expect(until).toBeLessThanOrEqual(lastCallOf(window))
        if (until < lastCallOf(window)) expect(awake(now, until)).toBe(most * HOUR)
        const later = offerDeadline(Math.max(now, other), policy, window)
        if (later !== null) expect(later).toBeGreaterThanOrEqual(until)
      }),
    )
  })
})

const noon = at('2026-12-01', '12:00')
const facts = (
  ticket: Partial<MoveFacts['ticket']>,
  now = at('2026-12-01', '10:00'),
  activity: Partial<MoveFacts['activity']> = {},
): MoveFacts => ({
  ticket: { state: 'offered', offeredUntil: noon, checkedIn: false, reconfirm: null, ...ticket },
  activity: { ...far, state: 'published', cancelUntil: at('2026-12-04', '07:00'), ...activity },
  now,
})

describe('taking an offer', () => {
  test('books the place until its time is up; taking it twice is done once', () => {
    expect(decideAccept(facts({}, noon - 1))).toEqual({ ok: true, value: 'book' })
    expect(decideAccept(facts({ state: 'booked' }, noon + 1))).toEqual({ ok: true, value: 'keep' })
  })

  test.each([
    ['when its time is up, swept or not', facts({}, noon), { code: 'offer.expired', expiredAt: noon }],
    ['after the sweep', facts({ state: 'expired' }), { code: 'offer.expired', expiredAt: noon }],
    ['while still waiting', facts({ state: 'waiting', offeredUntil: null }), { code: 'offer.none' }],
    ['after giving it back', facts({ state: 'cancelled' }), { code: 'offer.none' }],
    ['after waiting in vain', facts({ state: 'expired', offeredUntil: null }), { code: 'offer.none' }],
    ['of an activity called off', facts({}, undefined, { state: 'cancelled' }), { code: 'activity.cancelled' }],
    [
      'when sign-up was closed earlier than promised',
      facts({}, undefined, { closesAt: noon - 3 * HOUR }),
      { code: 'activity.closed', closedAt: noon - 3 * HOUR },
    ],
    [
      'when it was moved and has started',
      facts({}, undefined, { startsAt: noon - 3 * HOUR }),
      { code: 'activity.closed', closedAt: noon - 3 * HOUR },
    ],
  ])('is refused %s', (_what, known, refusal) => {
    expect(decideAccept(known)).toEqual({ ok: false, refusal })
  })
})

describe('giving back', () => {
  const { cancelUntil } = facts({}).activity
  test.each([
    ['a place', facts({ state: 'booked' }), 'cancel'],
    ['a place, the last moment', facts({ state: 'booked' }, cancelUntil - 1), 'cancel'],
    ['a wait, at any time', facts({ state: 'waiting' }, cancelUntil + HOUR), 'cancel'],
    ['an offer, at any time', facts({}, cancelUntil + HOUR), 'cancel'],
    [
      'a place on a moved date, until it starts',
      facts({ state: 'booked', reconfirm: 'asked' }, far.startsAt - 1),
      'cancel',
    ],
    ['what was given back before', facts({ state: 'cancelled' }, far.startsAt + HOUR), 'keep'],
    ['what has expired', facts({ state: 'expired' }), 'keep'],
  ])('%s', (_what, known, value) => {
    expect(decideWithdraw(known)).toEqual({ ok: true, value })
  })

  test.each([
    ['once inside', facts({ state: 'booked', checkedIn: true }), { code: 'ticket.used' }],
    [
      'after the deadline',
      facts({ state: 'booked' }, cancelUntil),
      { code: 'ticket.cancelClosed', closedAt: cancelUntil },
    ],
    [
      'after confirming the moved date, past the deadline',
      facts({ state: 'booked', reconfirm: 'yes' }, cancelUntil),
      { code: 'ticket.cancelClosed', closedAt: cancelUntil },
    ],
    [
      'on a moved date that has started',
      facts({ state: 'booked', reconfirm: 'asked' }, far.startsAt),
      { code: 'ticket.cancelClosed', closedAt: far.startsAt },
    ],
  ])('a place is refused %s', (_what, known, refusal) => {
    expect(decideWithdraw(known)).toEqual({ ok: false, refusal })
  })
})

describe('the sweep', () => {
  test.each([
    ['keeps an offer that stands', facts({}, noon - 1), 'keep'],
    ['ends an offer whose time is up', facts({}, noon), 'expire'],
    ['ends an offer when sign-up closes', facts({}, far.closesAt), 'expire'],
    ['ends an offer without an end', facts({ offeredUntil: null }), 'expire'],
    ['keeps who waits', facts({ state: 'waiting', offeredUntil: null }, far.closesAt - 1), 'keep'],
    [
      'ends a wait when nothing can be offered any more',
      facts({ state: 'waiting', offeredUntil: null }, far.closesAt),
      'expire',
    ],
    ['never touches a place', facts({ state: 'booked' }, far.startsAt), 'keep'],
    ['changes nothing twice', facts({ state: 'expired' }, far.startsAt), 'keep'],
    ['leaves what was given back', facts({ state: 'cancelled' }, far.startsAt), 'keep'],
  ])('%s', (_what, known, value) => {
    expect(expiryOf(known)).toBe(value)
  })

  test('and taking an offer never both find it theirs', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 10 }), (shift) => {
        const known = facts({}, noon + shift)
        expect(decideAccept(known).ok).toBe(expiryOf(known) === 'keep')
      }),
    )
  })
})

describe('a moved date', () => {
  test.each([
    ['asked', 'confirm'],
    ['yes', 'keep'],
    [null, 'keep'],
  ] as const)('with the question %s a yes is %s', (reconfirm, value) => {
    expect(decideReconfirm(facts({ state: 'booked', reconfirm }))).toEqual({ ok: true, value })
  })

  test.each([
    ['when the place was given back', facts({ state: 'cancelled', reconfirm: 'asked' }), 'ticket.notBooked'],
    ['while it is only offered', facts({ reconfirm: 'asked' }), 'ticket.notBooked'],
    ['once it has started', facts({ state: 'booked', reconfirm: 'asked' }, far.startsAt), 'activity.over'],
    [
      'when it is called off',
      facts({ state: 'booked', reconfirm: 'asked' }, undefined, { state: 'cancelled' }),
      'activity.cancelled',
    ],
  ])('is not confirmed %s', (_what, known, code) => {
    expect(decideReconfirm(known)).toMatchObject({ ok: false, refusal: { code } })
  })
})
