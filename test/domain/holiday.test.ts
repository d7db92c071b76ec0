import fc from 'fast-check'
import {
  decideYear,
  type HolidayCalendar,
  isFridayHeld,
  nextSpecialDays,
  STATUTORY,
} from '../../src/domain/series/holiday'
import { addDays, weekdayOf } from '../../src/domain/time/calendar'

const calendar: HolidayCalendar = {
  knownYears: [2026],
  days: {
    '2026-10-02': 'holiday',
    '2026-10-10': 'workday',
    '2026-12-18': 'noFair',
    '2027-05-07': 'holiday',
    '2027-10-08': 'workday',
    '2027-10-01': 'ordinary',
  },
}

test.each([
  ['an ordinary Friday', '2026-11-27', 'held'],
  ['a public holiday', '2026-10-02', 'holiday'],
  ['a Friday the bureau has closed', '2026-12-18', 'noFair'],
  ['the last Friday of the published year', '2026-12-25', 'held'],
  ['a holiday set by hand in a year not yet published', '2027-05-07', 'holiday'],
  ['a Friday set by hand in a year not yet published', '2027-10-08', 'held'],
  ['a holiday by law said to be like any other', '2027-10-01', 'held'],
  ['a holiday by law that nobody has listed', '2027-01-01', 'holiday'],
  ['a Friday that may be given off in that year', '2027-02-12', 'unknownYear'],
  ['a Friday no holiday reaches in that year', '2027-01-15', 'held'],
])('%s (%s) is %s', (_, friday, standing) => {
  expect(isFridayHeld(friday, calendar)).toBe(standing)
})

test('the coming specials skip holidays and closed Fridays and say where the year is not known', () => {
  expect(nextSpecialDays('2026-12-11', 5, calendar)).toEqual([
    { day: '2026-12-11', standing: 'held' },
    { day: '2026-12-25', standing: 'held' },
    { day: '2027-01-08', standing: 'held' },
    { day: '2027-01-15', standing: 'held' },
    { day: '2027-01-22', standing: 'held' },
  ])
})

test('the coming specials are as many as asked, Fridays, in order, from the day on', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2025-01-01', count))
  fc.assert(
    fc.property(day, fc.nat(20), (from, count) => {
      const days = nextSpecialDays(from, count, calendar).map((special) => special.day)
      expect(days).toHaveLength(count)
      expect(days.every((friday) => weekdayOf(friday) === 5 && friday >= from)).toBe(true)
      expect([...days].sort()).toEqual(days)
      expect(days.some((friday) => calendar.days[friday] === 'holiday')).toBe(false)
    }),
  )
})

test.each([
  ['this year', 2026, 13, null],
  ['the year after the next', 2028, 33, null],
  ['a past year', 2025, 33, 'input.invalid'],
  ['a far year', 2029, 33, 'input.invalid'],
  ['a year with fewer holidays than the law gives', 2027, 12, 'series.yearShort'],
])('%s (%s with %s holidays set by hand) may be called complete, or %s', (_, year, holidays, code) => {
  const ruling = decideYear({ year, holidays }, '2026-11-23')
  expect(ruling.ok ? null : ruling.refusal.code).toBe(code)
  if (code === 'series.yearShort') expect(ruling).toMatchObject({ refusal: { days: holidays, least: STATUTORY } })
})
