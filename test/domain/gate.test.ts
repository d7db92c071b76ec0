import * as fc from 'fast-check'
import {
  type CodeFacts,
  type GateFacts,
  type HeldFacts,
  isPassed,
  outcomeOf,
  rightWindow,
  toneOf,
  type UploadFacts,
  uploadOf,
  uploadsUntil,
} from '../../src/domain/gate/gate'
import {
  isFresh,
  packSelfCode,
  readSelfCode,
  STEP,
  selfCodeText,
  startOf,
  stepOf,
} from '../../src/domain/gate/self-code'
import { sayConflict, sayFlag, sayScan, sayScanShort } from '../../src/wording/scan'
import type { ActivityId } from '../../types/core'
import { Conflict, GateFlag, ScanOutcome, type Way } from '../../types/gate'

const ours = 'a1' as ActivityId
const theirs = 'a2' as ActivityId
const gate: GateFacts = {
  activityId: ours,
  activityCancelled: false,
  day: '2026-11-27',
  opensAt: 100,
  closesAt: 200,
  isFull: false,
}
const good: CodeFacts = { ok: true, activityId: ours, day: '2026-11-27' }
const booked: NonNullable<HeldFacts> = { state: 'booked', checkedIn: false, inside: false, released: false }
const inside = { ...booked, checkedIn: true, inside: true }
const outside = { ...booked, checkedIn: true }

type Row = [
  outcome: ScanOutcome,
  facts: { code?: CodeFacts; gate?: Partial<GateFacts>; held?: HeldFacts; now?: number; way?: Way },
]

const rows: Row[] = [
  ['admitted', {}],
  ['admitted', { now: 100 }],
  ['gateNotOpen', { now: 99 }],
  ['gateClosed', { now: 200 }],
  ['usedAlready', { held: inside }],
  ['readmitted', { held: outside }],
  ['gateClosed', { held: outside, now: 200 }],
  ['readmitted', { held: { ...outside, released: true } }],
  ['exited', { held: inside, way: 'out' }],
  ['exited', { held: inside, way: 'out', now: 999 }],
  ['notInside', { held: outside, way: 'out' }],
  ['notInside', { way: 'out' }],
  ['unknownTicket', { held: null, way: 'out' }],
  ['venueFull', { gate: { isFull: true } }],
  ['venueFull', { held: outside, gate: { isFull: true } }],
  ['released', { held: { ...booked, released: true } }],
  ['notOurs', { code: { ok: false, reason: 'notOurs' } }],
  ['damaged', { code: { ok: false, reason: 'damaged' } }],
  ['forged', { code: { ok: false, reason: 'forged' } }],
  ['keyRetired', { code: { ok: false, reason: 'keyRetired' } }],
  ['selfCodeStale', { code: { ok: false, reason: 'selfCodeStale' } }],
  ['selfCodeElsewhere', { code: { ok: false, reason: 'selfCodeElsewhere' } }],
  ['unknownTicket', { held: null }],
  ['otherActivity', { code: { ok: true, activityId: theirs, day: '2026-11-27' } }],
  ['otherDay', { code: { ok: true, activityId: theirs, day: '2026-12-04' } }],
  ['cancelled', { held: { ...booked, state: 'cancelled' } }],
  ['notConfirmed', { held: { ...booked, state: 'expired' } }],
  ['notConfirmed', { held: { ...booked, state: 'waiting' } }],
  ['notConfirmed', { held: { ...booked, state: 'offered' } }],
  ['activityCancelled', { gate: { activityCancelled: true } }],
]

test.each(rows)('%s: %j', (outcome, facts) => {
  const held = facts.held === undefined ? booked : facts.held
  const when = { way: facts.way ?? 'in', now: facts.now ?? 150 }
  expect(outcomeOf(facts.code ?? good, { ...gate, ...facts.gate }, held, when)).toBe(outcome)
})

test('every outcome of a code has a row; the others say what became of a device, an upload or a walk-in', () => {
  const others: ScanOutcome[] = ['tooMany', 'rightRevoked', 'tooLate', 'doorFull']
  expect(new Set([...rows.map(([outcome]) => outcome), ...others])).toEqual(new Set(ScanOutcome.options))
})

test('the nearest reason wins when several apply', () => {
  const off = { ...gate, activityCancelled: true, isFull: true }
  const gone: HeldFacts = { ...inside, state: 'cancelled' }
  const late = { way: 'in', now: 999 } as const
  expect(outcomeOf({ ok: false, reason: 'forged' }, off, gone, late)).toBe('forged')
  expect(outcomeOf({ ok: true, activityId: theirs, day: gate.day }, off, gone, late)).toBe('otherActivity')
  expect(outcomeOf(good, off, gone, late)).toBe('activityCancelled')
  expect(outcomeOf(good, gate, gone, late)).toBe('cancelled')
  expect(outcomeOf(good, gate, inside, late)).toBe('usedAlready')
  expect(outcomeOf(good, { ...gate, isFull: true }, { ...booked, released: true }, late)).toBe('released')
  expect(outcomeOf(good, { ...gate, isFull: true }, booked, late)).toBe('gateClosed')
})

const anyCode: fc.Arbitrary<CodeFacts> = fc.oneof(
  fc.record({ ok: fc.constant(false as const), reason: fc.constantFrom('notOurs', 'damaged', 'forged', 'keyRetired') }),
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
    inside: fc.boolean(),
    released: fc.boolean(),
  }),
)

test('only a booked, unused, unreleased ticket of this very activity is let in, and only while the gate is open', () =>
  fc.assert(
    fc.property(
      anyCode,
      anyHeld,
      fc.boolean(),
      fc.boolean(),
      fc.nat(300),
      (code, held, activityCancelled, isFull, now) => {
        const may =
          code.ok &&
          code.activityId === ours &&
          held?.state === 'booked' &&
          !held.checkedIn &&
          !held.inside &&
          !held.released &&
          !activityCancelled &&
          !isFull &&
          now >= 100 &&
          now < 200
        const facts = { ...gate, activityCancelled, isFull }
        expect(outcomeOf(code, facts, held, { way: 'in', now }) === 'admitted').toBe(may)
      },
    ),
  ))

test('only passing the gate is green', () => {
  const green = ScanOutcome.options.filter((outcome) => toneOf(outcome) === 'go')
  expect(green).toEqual(['admitted', 'readmitted', 'exited'])
  expect(ScanOutcome.options.filter(isPassed)).toEqual(green)
})

test('a right opens two hours before its gate and ends an hour after it; uploads are taken a week longer', () => {
  const hour = 3_600_000
  expect(rightWindow({ opensAt: 10 * hour, closesAt: 12 * hour })).toEqual({ from: 8 * hour, until: 13 * hour })
  expect(uploadsUntil(12 * hour)).toBe(12 * hour + 7 * 24 * hour)
})

describe('an uploaded scan', () => {
  const plain: UploadFacts = { read: 'admitted', said: 'admitted', isRevoked: false, isClockWrong: false }
  type Case = [wish: Partial<UploadFacts>, outcome: ScanOutcome, conflict: Conflict | null]
  const cases: Case[] = [
    [{}, 'admitted', null],
    [{ said: null }, 'admitted', null],
    [{ said: null, read: 'cancelled' }, 'cancelled', null],
    [{ read: 'usedAlready' }, 'usedAlready', 'usedElsewhere'],
    [{ read: 'cancelled' }, 'cancelled', 'cancelledMeanwhile'],
    [{ read: 'released' }, 'released', 'cancelledMeanwhile'],
    [{ read: 'gateClosed' }, 'gateClosed', 'otherReason'],
    [{ read: 'forged' }, 'forged', 'otherReason'],
    [{ read: 'forged', said: 'forged' }, 'forged', null],
    [{ said: 'cancelled' }, 'cancelled', 'turnedAway'],
    [{ said: 'usedAlready' }, 'usedAlready', null],
    [{ said: 'notInside', read: 'exited' }, 'notInside', null],
    [{ read: 'rightRevoked', isRevoked: true }, 'rightRevoked', 'revokedDevice'],
    [{ read: 'usedAlready', isRevoked: true }, 'usedAlready', 'revokedDevice'],
    [{ read: 'tooLate', isRevoked: true }, 'tooLate', 'tooLate'],
    [{ read: 'forged', said: 'forged', isClockWrong: true }, 'forged', 'clockWrong'],
    [{ read: 'usedAlready', isClockWrong: true }, 'usedAlready', 'usedElsewhere'],
  ]
  test.each(cases)('%j is kept as %s, marked %s', (wish, outcome, conflict) => {
    expect(uploadOf({ ...plain, ...wish })).toEqual({ outcome, conflict })
  })
})

describe('a check-in screen’s code', () => {
  const sessionId = '9b3e4f60-1111-4222-8333-444455556666'

  test('is 46 characters, says its session and step, and nothing else reads as one', () => {
    const packed = packSelfCode({ sessionId, step: 123_456_789 })
    const text = selfCodeText(packed, new Uint8Array(32).fill(7))
    expect(text).toHaveLength(46)
    expect(text).toMatch(/^TS1:[0-9A-Z $%*+\-./:]+$/)
    expect(readSelfCode(` ${text.toLowerCase()} `)).toMatchObject({ sessionId, step: 123_456_789, packed })
    for (const other of ['', 'TS1:', text.slice(0, -1), `${text}0`, text.replace('TS1', 'TR1'), 'x'.repeat(4096)])
      expect(readSelfCode(other)).toBeNull()
  })

  test('is good in its own step and one on either side', () => {
    const step = stepOf(1_000_000_000_000)
    expect(startOf(step) % STEP).toBe(0)
    for (const [ahead, fresh] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const)
      expect(isFresh(step + ahead, startOf(step) + STEP - 1)).toBe(fresh)
  })
})

test('everything a gate says is Chinese, and what to do is never why', () => {
  const facts = { name: null, usedAt: null, usedGate: null, other: null, admitted: 1 }
  for (const outcome of ScanOutcome.options) {
    const { word, detail } = sayScan(outcome, facts)
    for (const said of [word, detail, sayScanShort(outcome)]) expect(said).toMatch(/^[\u4e00-\u9fff]/)
  }
  for (const conflict of Conflict.options) expect(sayConflict(conflict)).toMatch(/[\u4e00-\u9fff]/)
  expect(GateFlag.options.map(sayFlag)).toEqual(['请协助', '请引到服务台'])
})
