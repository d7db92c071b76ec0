import fc from 'fast-check'
import { isFridayHeld } from '../../src/domain/series/holiday'
import type { SpecialPlan } from '../../src/domain/series/series'
import { decidePick, heldOnFor, type PlanFacts, planOf, themeFor } from '../../src/domain/series/special-plan'
import { addDays, fridayOnOrAfter, weekdayOf } from '../../src/domain/time/calendar'
import type { PlanRow } from '../../types/series-days'
import { aTheme, calendar } from './make-series'

const themes = ['a', 'b', 'c'].map((code) => aTheme(code))

const facts = (wish: Partial<PlanFacts> = {}): PlanFacts => ({
  plan: {},
  rotation: { themes: ['a', 'b', 'c'], since: '2026-11-01' },
  themes,
  calendar,
  onHoliday: 'skip',
  ...wish,
})

const codeOn = (friday: string, known: PlanFacts) => {
  const found = themeFor(friday, known)
  return found.ok ? found.value.theme.code : found.refusal.code
}

const plan = (known: PlanFacts, weeks: number) => planOf('2026-11-30', weeks, known)

test('themes take turns on held Fridays only', () => {
  expect(plan(facts(), 5).map(({ day, standing, theme }) => [day, standing, theme?.code ?? null])).toEqual([
    ['2026-12-04', 'held', 'b'],
    ['2026-12-11', 'held', 'c'],
    ['2026-12-18', 'noFair', null],
    ['2026-12-25', 'held', 'a'],
    ['2027-01-01', 'holiday', null],
  ])
})

test('a picked theme wins and moves no other Friday', () => {
  const picked = facts({ plan: { '2026-12-11': { theme: 'a', heldOn: null } } })
  expect(plan(picked, 5).map(({ theme, source }) => [theme?.code ?? null, source])).toEqual([
    ['b', 'rotating'],
    ['a', 'picked'],
    [null, null],
    ['a', 'rotating'],
    [null, null],
  ])
})

test('a closed Friday that is moved has a special on the other day and takes its turn', () => {
  const moved = facts({ plan: { '2026-12-18': { theme: null, heldOn: '2026-12-17' } } })
  expect(plan(moved, 4).map(({ heldOn, theme }) => [heldOn, theme?.code])).toEqual([
    ['2026-12-04', 'b'],
    ['2026-12-11', 'c'],
    ['2026-12-17', 'a'],
    ['2026-12-25', 'b'],
  ])
})

test('a Friday a holiday may reach, of a year not published, has a theme and no day until one is named, itself or another', () => {
  const friday = '2027-02-12'
  const on = (heldOn: string | null) => planOf(friday, 1, facts({ plan: { [friday]: { theme: null, heldOn } } }))[0]
  expect(on(null)).toMatchObject({ standing: 'unknownYear', heldOn: null, theme: { code: 'c' } })
  expect(on(friday)).toMatchObject({ standing: 'unknownYear', heldOn: friday, theme: { code: 'c' } })
  expect(on('2027-02-13')).toMatchObject({ heldOn: '2027-02-13' })
})

test.each([
  ['held', '2026-12-04', null],
  ['held', '2026-12-03', '2026-12-03'],
  ['held', '', null],
  ['unknownYear', '2026-12-04', '2026-12-04'],
  ['holiday', '2026-12-04', '2026-12-04'],
  ['noFair', '', null],
] as const)('on a Friday that is %s, choosing “%s” sets %s', (standing, chosen, heldOn) => {
  expect(heldOnFor({ day: '2026-12-04', standing }, chosen)).toBe(heldOn)
})

test('a Friday closed after the ones behind it were made does not bring a theme twice', () => {
  const announced = { '2026-12-04': 'b', '2026-12-11': 'c', '2026-12-18': 'a', '2026-12-25': 'b' }
  const known = facts({ rotation: { themes: ['a', 'b', 'c'], since: '2026-11-01', announced } })
  expect(codeOn('2026-12-25', known)).toBe('b')
  expect(codeOn('2027-01-01', known)).toBe('c')
})

test.each([
  ['a picked theme that is no longer valid', { '2026-12-04': { theme: 'old', heldOn: null } }, 'series.themeGone'],
  ['a picked theme that never was', { '2026-12-04': { theme: 'never', heldOn: null } }, 'series.themeGone'],
])('%s is refused', (_what, picked: SpecialPlan, code) => {
  const known = facts({ plan: picked, themes: [...themes, aTheme('old', { validUntil: '2026-12-04' })] })
  expect(themeFor('2026-12-04', known)).toMatchObject({ ok: false, refusal: { code, day: '2026-12-04' } })
  expect(plan(known, 1)).toMatchObject([{ theme: null, source: null, problem: code }])
})

test('a theme whose validity ends is refused in turn too, and one without any to take a turn says so', () => {
  const ended = facts({ themes: [aTheme('a'), aTheme('b', { validUntil: '2026-12-01' }), aTheme('c')] })
  expect(codeOn('2026-12-04', ended)).toBe('series.themeGone')
  expect(codeOn('2026-12-11', ended)).toBe('c')
  const empty = facts({ rotation: { themes: [], since: '2026-11-01' } })
  expect(codeOn('2026-12-04', empty)).toBe('series.themeMissing')
  expect(plan(empty, 1)[0]?.problem).toBe('series.themeMissing')
})

test('half a year is 26 Fridays in order, and every held one has a theme', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (shift) => {
      const rows = planOf(addDays('2026-11-01', shift), 26, facts())
      expect(rows).toHaveLength(26)
      expect(rows.every(({ day }, at) => weekdayOf(day) === 5 && (at === 0 || day > (rows[at - 1]?.day ?? '')))).toBe(
        true,
      )
      const waits = ({ standing }: PlanRow) => standing === 'unknownYear'
      expect(rows.every((row) => waits(row) || (row.heldOn === null) === (row.theme === null))).toBe(true)
      expect(rows.filter(waits).every(({ heldOn, theme }) => heldOn === null && theme !== null)).toBe(true)
      const held = rows.filter(({ theme }) => theme).map(({ theme }) => theme?.code)
      expect(held.every((code, at) => at === 0 || code !== held[at - 1])).toBe(true)
    }),
  )
})

test('the order in which Fridays are made changes no theme', () => {
  const fridays = Array.from({ length: 14 }, (_, week) => addDays('2026-11-06', week * 7))
  const picks = fc.dictionary(
    fc.constantFrom(...fridays),
    fc.record({ theme: fc.constantFrom('a', 'b', 'c', null), heldOn: fc.constant(null) }),
  )
  const order = fc.shuffledSubarray(fridays, { minLength: fridays.length })
  const turns = fc.constantFrom(['a', 'b', 'c'], ['a', 'b', 'a', 'c'], ['b'])
  fc.assert(
    fc.property(picks, order, turns, (picked, made, taking) => {
      const rotation = { themes: taking, since: '2026-11-01' }
      const announced: Record<string, string> = {}
      for (const friday of made) {
        const known = facts({ plan: picked, rotation: { ...rotation, announced: { ...announced } } })
        expect(codeOn(friday, known)).toBe(codeOn(friday, facts({ plan: picked, rotation })))
        if (!['noFair', 'holiday'].includes(isFridayHeld(friday, calendar))) announced[friday] = codeOn(friday, known)
      }
    }),
  )
})

describe('setting a Friday by hand', () => {
  const today = '2026-11-23'
  test.each([
    ['a Thursday', { friday: '2026-11-26', theme: null, heldOn: null }, 'series.notFriday'],
    ['no day', { friday: '2026-02-30', theme: null, heldOn: null }, 'input.invalid'],
    ['moved to no day', { friday: '2026-11-27', theme: null, heldOn: '2026-11-31' }, 'input.invalid'],
    ['a Friday that is past', { friday: '2026-11-20', theme: null, heldOn: null }, 'series.dayPast'],
    ['moved into the past', { friday: '2026-11-27', theme: null, heldOn: '2026-11-22' }, 'series.dayPast'],
    ['moved onto another Friday', { friday: '2026-11-27', theme: null, heldOn: '2026-12-04' }, 'input.invalid'],
    ['with an ended theme', { friday: '2026-11-27', theme: 'old', heldOn: null }, 'series.themeGone'],
  ])('%s is refused', (_what, wish, code) => {
    const known = [...themes, aTheme('old', { validUntil: '2026-01-01' })]
    expect(decidePick(wish, known, today)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('with a valid theme, on its day or near it, is set', () => {
    expect(decidePick({ friday: '2026-11-27', theme: 'a', heldOn: null }, themes, today).ok).toBe(true)
    expect(decidePick({ friday: '2026-12-18', theme: null, heldOn: '2026-12-17' }, themes, today).ok).toBe(true)
    expect(fridayOnOrAfter(today)).toBe('2026-11-27')
  })
})
