import * as fc from 'fast-check'
import { type CodeFacts, type GateFacts, type HeldFacts, outcomeOf, toneOf } from '../../src/domain/gate'
import type { ActivityId } from '../../types/core'
import { ScanOutcome } from '../../types/gate'

const ours = 'a1' as ActivityId
const theirs = 'a2' as ActivityId
const gate: GateFacts = { activityId: ours, activityCancelled: false, day: '2026-11-27', opensAt: 100, closesAt: 200 }
const good: CodeFacts = { ok: true, activityId: ours, day: '2026-11-27' }
const booked: HeldFacts = { state: 'booked', checkedIn: false }

type Row = [
  outcome: ScanOutcome,
  facts: { code?: CodeFacts; gate?: Partial<GateFacts>; held?: HeldFacts; now?: number },
]

const rows: Row[] = [
  ['admitted', {}],
  ['admitted', { now: 100 }],
  ['gateNotOpen', { now: 99 }],
  ['gateClosed', { now: 200 }],
  ['usedAlready', { held: { state: 'booked', checkedIn: true } }],
  ['notOurs', { code: { ok: false, reason: 'notOurs' } }],
  ['damaged', { code: { ok: false, reason: 'damaged' } }],
  ['forged', { code: { ok: false, reason: 'forged' } }],
  ['unknownTicket', { held: null }],
  ['otherActivity', { code: { ok: true, activityId: theirs, day: '2026-11-27' } }],
  ['otherDay', { code: { ok: true, activityId: theirs, day: '2026-12-04' } }],
  ['cancelled', { held: { state: 'cancelled', checkedIn: false } }],
  ['cancelled', { held: { state: 'expired', checkedIn: false } }],
  ['notConfirmed', { held: { state: 'waiting', checkedIn: false } }],
  ['notConfirmed', { held: { state: 'offered', checkedIn: false } }],
  ['activityCancelled', { gate: { activityCancelled: true } }],
]

test.each(rows)('%s: %j', (outcome, facts) => {
  const held = facts.held === undefined ? booked : facts.held
  expect(outcomeOf(facts.code ?? good, { ...gate, ...facts.gate }, held, facts.now ?? 150)).toBe(outcome)
})

test('every outcome has a row', () => {
  expect(new Set(rows.map(([outcome]) => outcome))).toEqual(new Set(ScanOutcome.options))
})

test('the nearest reason wins when several apply', () => {
  const off = { ...gate, activityCancelled: true }
  const gone: HeldFacts = { state: 'cancelled', checkedIn: true }
  expect(outcomeOf({ ok: false, reason: 'forged' }, off, gone, 999)).toBe('forged')
  expect(outcomeOf({ ok: true, activityId: theirs, day: gate.day }, off, gone, 999)).toBe('otherActivity')
  expect(outcomeOf(good, off, gone, 999)).toBe('activityCancelled')
  expect(outcomeOf(good, gate, gone, 999)).toBe('cancelled')
  expect(outcomeOf(good, gate, { state: 'booked', checkedIn: true }, 999)).toBe('usedAlready')
})

const anyCode: fc.Arbitrary<CodeFacts> = fc.oneof(
  fc.record({ ok: fc.constant(false as const), reason: fc.constantFrom('notOurs', 'damaged', 'forged') }),
  fc.record({
    ok: fc.constant(true as const),
    activityId: fc.constantFrom(ours, theirs),
    day: fc.constantFrom('2026-11-27', '2026-12-04'),
  }),
)
const anyHeld: fc.Arbitrary<HeldFacts> = fc.option(
  fc.record({
    state: fc.constantFrom('booked', 'waiting', 'offered', 'cancelled', 'expired'),
    checkedIn: fc.boolean(),
  }),
)

test('only a booked, unused ticket of this very activity is let in, and only while the gate is open', () =>
  fc.assert(
    fc.property(anyCode, anyHeld, fc.boolean(), fc.nat(300), (code, held, activityCancelled, now) => {
      const may =
        code.ok &&
        code.activityId === ours &&
        held?.state === 'booked' &&
        !held.checkedIn &&
        !activityCancelled &&
        now >= 100 &&
        now < 200
      expect(outcomeOf(code, { ...gate, activityCancelled }, held, now) === 'admitted').toBe(may)
    }),
  ))

test('only being let in is green', () => {
  expect(ScanOutcome.options.filter((outcome) => toneOf(outcome) === 'go')).toEqual(['admitted'])
})
