import fc from 'fast-check'
import { boardingOf, decideBoarding, decideStops, stopAt, stopsGone } from '../../src/domain/ticket/bus'
import { stopTooEarly } from '../../src/packages/desk/stops'
import type { Stop } from '../../types/bus'

const MINUTE = 60_000
const NOW = 1_800_000_000_000
const STOPS: Stop[] = [
  { code: 's1', name: '坝黄镇政府门口', after: 0 },
  { code: 's2', name: '漾头路口', after: 20 },
]
const late = (after: number): Stop[] => [STOPS[0] as Stop, { code: 's2', name: '漾头路口', after }]

test.each([
  ['in order and in time', STOPS, null],
  ['one stop alone', STOPS.slice(0, 1), null],
  ['none', [], { code: 'bus.stopMissing' }],
  ['a first one it does not set off from', STOPS.slice(1), { code: 'bus.stopOrder', stop: '漾头路口' }],
  ['two at one time', late(0), { code: 'bus.stopOrder', stop: '漾头路口' }],
  ['one after it has arrived', late(60), { code: 'bus.stopOrder', stop: '漾头路口' }],
  ['two of one code', [STOPS[0], { ...STOPS[1], code: 's1' }], { code: 'input.invalid', field: 'stops' }],
])('a bus of an hour with stops %s', (_, stops, refusal) => {
  const ruling = decideStops(stops as Stop[], 60 * MINUTE)
  expect(ruling.ok ? null : ruling.refusal).toEqual(refusal)
})

test('a bus that is moved is at each of its stops as much later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: -1e9, max: 1e9 }), (after, later) => {
      expect(stopAt({ after }, NOW + later) - stopAt({ after }, NOW)).toBe(later)
    }),
  )
})

test('everybody boards somewhere: where they chose, else where it sets off', () => {
  const bus = { stops: STOPS, boundFor: null }
  expect(boardingOf(bus, 's2', NOW)?.stop).toEqual({ code: 's2', name: '漾头路口', at: NOW + 20 * MINUTE })
  for (const chosen of [null, 's9']) expect(boardingOf(bus, chosen, NOW)?.stop.code).toBe('s1')
  expect(boardingOf(null, 's1', NOW)).toBeNull()
})

test('a stop that is renamed or moved is not gone', () => {
  expect(stopsGone(STOPS, [{ code: 's1', name: '新名字', after: 0 }])).toEqual([STOPS[1]])
})

test.each([
  ['until it sets off', {}, null],
  ['not once it has', { now: NOW + MINUTE }, 'activity.started'],
  ['not at a stop there is not', { code: 's9' }, 'bus.stopUnknown'],
  ['not without a place', { ticket: { state: 'cancelled', checkedIn: false } }, 'ticket.notBooked'],
  ['not when aboard', { ticket: { state: 'booked', checkedIn: true } }, 'ticket.used'],
  ['not when it is called off', { activity: { state: 'cancelled', startsAt: NOW } }, 'activity.cancelled'],
] as const)('another stop may be chosen %s', (_, facts, code) => {
  const decision = decideBoarding({
    ticket: { state: 'booked', checkedIn: false },
    activity: { state: 'published', startsAt: NOW },
    stops: STOPS,
    code: 's2',
    now: NOW - MINUTE,
    ...facts,
  })
  expect(decision.ok ? null : decision.refusal.code).toBe(code)
})

test.each([
  ['07:00', '07:20', undefined],
  ['07:00', '06:30', '漾头路口'],
  ['07:00', '07:00', '漾头路口'],
  ['07:00', '', undefined],
  ['', '06:30', undefined],
])('of stops typed for %s and %s the one that comes too early is named', (first, second, name) => {
  const typed = STOPS.map((stop, at) => ({ ...stop, time: at === 0 ? first : second }))
  expect(stopTooEarly(typed)?.name).toBe(name)
})
