import * as fc from 'fast-check'
import { bookingPhaseOf } from '../../src/domain/activity/activity'
import { decideSignUp, type SignUpFacts } from '../../src/domain/ticket/booking'
import type { Refusal } from '../../types/refusal'
import { somePlaces } from './make-series'

const activity: SignUpFacts['activity'] = {
  state: 'published',
  day: '2026-11-27',
  opensAt: 100,
  closesAt: 200,
  startsAt: 250,
  endsAt: 300,
  minAge: 16,
  eligibility: 'none',
  keyGroup: null,
}
const facts: SignUpFacts = {
  activity,
  places: somePlaces({ seats: 2, booked: 1 }),
  held: null,
  listOpen: false,
  membersWaiting: 0,
  onRoster: false,
  declared: false,
  bornOn: '1990-01-01',
  standing: { missed: 0, remind: false, pausedUntil: null },
  now: 150,
}
const full = somePlaces({ seats: 2, booked: 2 })
const paused = { missed: 3, remind: true, pausedUntil: 999 }
const veterans = (eligibility: 'none' | 'declared' | 'roster') =>
  ({ ...activity, eligibility, keyGroup: 'veteran' }) as const

const refusals: [Refusal, Partial<SignUpFacts>][] = [
  [{ code: 'activity.cancelled' }, { activity: { ...activity, state: 'cancelled' } }],
  [{ code: 'activity.over' }, { now: 300 }],
  [
    { code: 'activity.notOpen', opensAt: 100 },
    { now: 99, bornOn: '2020-01-01' },
  ],
  [
    { code: 'activity.closed', closedAt: 200 },
    { now: 200, standing: paused },
  ],
  [{ code: 'ticket.heldElsewhere' }, { held: { mine: false }, bornOn: '2020-01-01' }],
  [
    { code: 'ticket.underAge', minAge: 16 },
    { bornOn: '2010-11-28', places: full },
  ],
  [
    { code: 'eligibility.notDeclared', keyGroup: 'veteran' },
    { activity: veterans('declared'), standing: paused },
  ],
  [
    { code: 'eligibility.notOnRoster', keyGroup: 'veteran' },
    { activity: veterans('roster'), declared: true },
  ],
  [
    { code: 'ticket.paused', until: 999 },
    { standing: paused, places: full },
  ],
  [{ code: 'ticket.full' }, { places: full }],
]

test.each(refusals)('refuses with %j, the one to act on first', (refusal, wish) => {
  expect(decideSignUp({ ...facts, ...wish })).toEqual({ ok: false, refusal })
})

test.each<[string, SignUpFacts | object, object]>([
  ['an open place', {}, { kind: 'take', bucket: 'open' }],
  ['an open place at the first instant of the window', { now: 100 }, { kind: 'take', bucket: 'open' }],
  ['an open place on a sixteenth birthday', { bornOn: '2010-11-27' }, { kind: 'take', bucket: 'open' }],
  ['an open place whatever age a passport leaves open', { bornOn: null }, { kind: 'take', bucket: 'open' }],
  ['a place in line', { places: full, listOpen: true }, { kind: 'wait' }],
  [
    'a place of the reserve, for a member',
    { activity: veterans('none'), declared: true, places: somePlaces({ seats: 2, booked: 2, keySeats: 1 }) },
    { kind: 'take', bucket: 'key' },
  ],
])('gives %s', (_what, wish, answer) => {
  expect(decideSignUp({ ...facts, ...wish })).toEqual({ ok: true, value: answer })
})

test('who holds a place keeps it, whatever has happened since', () =>
  fc.assert(
    fc.property(fc.nat(400), fc.constantFrom('published', 'cancelled'), fc.boolean(), (now, state, isPaused) => {
      const standing = isPaused ? paused : facts.standing
      const held = { ...facts, activity: { ...activity, state }, places: full, now, standing, held: { mine: true } }
      expect(decideSignUp(held as SignUpFacts)).toEqual({ ok: true, value: { kind: 'keep' } })
    }),
  ))

test('the button promises what the rule gives to somebody of no key group', () =>
  fc.assert(
    fc.property(
      fc.record({ now: fc.nat(400), startsAt: fc.integer({ min: 150, max: 290 }), listOpen: fc.boolean() }),
      fc.record({ booked: fc.nat(2), offered: fc.nat(1), waiting: fc.nat(2) }),
      ({ now, startsAt, listOpen }, counts) => {
        const places = somePlaces({ seats: 3, ...counts })
        const when = { ...activity, startsAt }
        const phase = bookingPhaseOf({ ...when, ...places, waitlist: listOpen }, now)
        const decision = decideSignUp({ ...facts, activity: when, places, listOpen, now })
        const gives = decision.ok ? decision.value.kind : decision.refusal.code
        expect(gives === 'take').toBe(phase === 'open')
        expect(gives === 'wait').toBe(phase === 'list')
        expect(gives === 'ticket.full').toBe(phase === 'full')
      },
    ),
  ))
