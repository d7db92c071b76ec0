import fc from 'fast-check'
import { isInScope } from '../../src/domain/region/district'
import { gapsOf } from '../../src/domain/series/gaps'
import { addDays, weekdayOf } from '../../src/domain/time/calendar'
import { counties, type DistrictCode } from '../../types/division'
import { calendar } from './make-series'

const code = (text: string) => text as DistrictCode
const [BIJIANG, SHIQIAN] = [code('520602'), code('520623')]
const workdays = [1, 2, 3, 4, 5]

const facts = { from: '2026-11-23', until: '2026-11-26', weekdays: workdays, districts: [BIJIANG, SHIQIAN], calendar }

test('a day and district without a fair is a gap, by day and then by district', () => {
  const fairs = [
    { day: '2026-11-23', district: BIJIANG },
    { day: '2026-11-23', district: SHIQIAN },
    { day: '2026-11-24', district: BIJIANG },
  ]
  expect(gapsOf({ ...facts, fairs }).map(({ day, district }) => [day, district])).toEqual([
    ['2026-11-24', SHIQIAN],
    ['2026-11-25', BIJIANG],
    ['2026-11-25', SHIQIAN],
  ])
})

test('a township’s fair fills its county, the city’s own fair fills no county', () => {
  const fairs = [
    { day: '2026-11-23', district: code('520623101') },
    { day: '2026-11-23', district: code('5206') },
  ]
  const gaps = gapsOf({ ...facts, until: '2026-11-24', fairs })
  expect(gaps.map(({ district }) => district)).toEqual([BIJIANG])
})

test('holidays, closed days and other weekdays are no gaps; an unpublished year says so', () => {
  const gaps = (from: string, until: string) =>
    gapsOf({ ...facts, from, until, districts: [SHIQIAN], fairs: [] }).map(({ day, standing }) => [day, standing])
  expect(gaps('2026-10-01', '2026-10-06')).toEqual([['2026-10-05', 'held']])
  expect(gaps('2026-12-18', '2026-12-20')).toEqual([])
  expect(gaps('2027-04-05', '2027-04-08')).toEqual([
    ['2027-04-06', 'unknownYear'],
    ['2027-04-07', 'unknownYear'],
  ])
})

test('every promised day and district either has a fair or is a gap, never both', () => {
  const districts = counties.map((county) => county.code)
  const fair = fc.record({
    day: fc.nat(13).map((count) => addDays('2026-11-23', count)),
    district: fc.constantFrom(...districts),
  })
  fc.assert(
    fc.property(fc.array(fair, { maxLength: 60 }), fc.subarray([1, 2, 3, 4, 5, 6, 7]), (fairs, weekdays) => {
      const gaps = gapsOf({ from: '2026-11-23', until: '2026-12-07', weekdays, districts, fairs, calendar })
      for (let count = 0; count < 14; count++) {
        const day = addDays('2026-11-23', count)
        for (const district of districts) {
          const held = fairs.some((one) => one.day === day && isInScope(one.district, district))
          const gap = gaps.some((one) => one.day === day && one.district === district)
          expect(gap).toBe(!held && weekdays.includes(weekdayOf(day)))
        }
      }
    }),
  )
})
