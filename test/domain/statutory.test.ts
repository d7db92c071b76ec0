import { getSolarDateFromLunar, getSolarTermDate } from 'chinese-days'
import { publishedDays } from '../../cloudfunctions/core/series/published'
import { type HolidayCalendar, isFridayHeld, STATUTORY } from '../../src/domain/series/holiday'
import { addDays, daysBetween, weekdayOf } from '../../src/domain/time/calendar'
import { reaching, statutoryOf, statutoryOn } from '../../src/domain/time/statutory'
import type { LocalDate } from '../../types/core'

const years = (from: number, until: number) => Array.from({ length: until - from }, (_, nth) => from + nth)
const daysOf = (year: number): LocalDate[] =>
  Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, nth) => addDays(`${year}-01-01`, nth))

/** Decreed for one year alone (70 years of victory), which no rule foresees. */
const DECREED = /纪念日/

const published = years(2008, 2027).flatMap((year) => publishedDays(year).filter(({ name }) => !DECREED.test(name)))
const nothing: HolidayCalendar = { knownYears: [], days: {} }

test('the law gives thirteen days in each year, which the moon and the sun place where the almanac has them', () => {
  for (const year of years(2008, 2101)) {
    const firsts = Object.fromEntries(statutoryOf(year).map(({ name, first }) => [name, first]))
    expect(firsts).toMatchObject({
      元旦: `${year}-01-01`,
      春节: addDays(getSolarDateFromLunar(`${year}-01-01`).date, -1),
      劳动节: `${year}-05-01`,
      端午节: getSolarDateFromLunar(`${year}-05-05`).date,
      中秋节: getSolarDateFromLunar(`${year}-08-15`).date,
      国庆节: `${year}-10-01`,
    })
    if (year < 2100) expect(firsts.清明节).toBe(getSolarTermDate(year, 4, 'pure_brightness'))
    expect(statutoryOf(year).reduce((all, { days }) => all + days, 0)).toBe(STATUTORY)
  }
})

test('no day ever given off lies where nothing can reach, and make-up workdays are weekends, on which nothing is left out', () => {
  const off = published.filter(({ kind }) => kind === 'holiday')
  expect(off.length).toBeGreaterThan(500)
  expect(off.filter(({ day }) => isFridayHeld(day, nothing) === 'held')).toEqual([])
  expect(published.filter(({ day, kind }) => kind === 'workday' && weekdayOf(day) < 6)).toEqual([])
})

test('since the law is as it is, every day of it was a holiday in the published years', () => {
  const off = new Set(published.filter(({ kind }) => kind === 'holiday').map(({ day }) => day))
  const lawful = years(2025, 2027).flatMap(daysOf).filter(statutoryOn)
  expect(lawful).not.toEqual([])
  expect(lawful.filter((day) => !off.has(day))).toEqual([])
})

test.each(years(2008, 2036))(
  '%s, known or not, whatever else is known: what no holiday can reach is ordinary',
  (year) => {
    for (const day of daysOf(year)) {
      const years = reaching(day).map((holiday) => holiday.year)
      const without = isFridayHeld(day, {
        knownYears: [year - 1, year, year + 1].filter((one) => !years.includes(one)),
        days: {},
      })
      const only = isFridayHeld(day, { knownYears: years, days: {} })
      expect(only).toBe(statutoryOn(day) ? 'holiday' : 'held')
      expect(without).toBe(statutoryOn(day) ? 'holiday' : years.length > 0 ? 'unknownYear' : 'held')
      if (day.endsWith('-01-01') && year >= 2025) expect(only).toBe('holiday')
    }
    const waiting = daysOf(year).filter((day) => !statutoryOn(day) && isFridayHeld(day, nothing) === 'unknownYear')
    expect(waiting.length).toBeLessThan(52)
  },
)
