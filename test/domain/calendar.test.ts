import fc from 'fast-check'
import {
  addDays,
  dayOf,
  daysBetween,
  fridayOnOrAfter,
  instantOf,
  isRealDay,
  sayCountdown,
  sayDay,
  sayRange,
  sayTime,
  weekdayOf,
  weekOf,
} from '../../src/domain/time/calendar'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (iso: string) => Date.parse(`${iso}+08:00`)

/** Days from 1900 to 2199, by an independent road. */
const someDay = fc
  .integer({ min: 0, max: 109_570 })
  .map((days) => new Date(Date.UTC(1900, 0, 1) + days * DAY).toISOString().slice(0, 10))
const someInstant = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2199, 11, 30) })

describe('days and instants', () => {
  test('agree with the ISO calendar at +08:00 for any instant', () => {
    fc.assert(
      fc.property(someInstant, (instant) => {
        expect(dayOf(instant)).toBe(new Date(instant + 8 * HOUR).toISOString().slice(0, 10))
      }),
    )
  })

  test('cover all time without gaps: midnight begins the day, the millisecond before ends the one before', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const midnight = instantOf(day, '00:00')
        expect(dayOf(midnight)).toBe(day)
        expect(dayOf(midnight - 1)).toBe(addDays(day, -1))
        expect(instantOf(day, '24:00')).toBe(instantOf(addDays(day, 1), '00:00'))
      }),
    )
  })

  test('are read in China time whatever the zone of the device', () => {
    expect(dayOf(at('2026-11-27T00:00'))).toBe('2026-11-27')
    expect(dayOf(Date.parse('2026-11-26T16:00:00Z'))).toBe('2026-11-27')
    expect(dayOf(Date.parse('2026-11-26T15:59:59.999Z'))).toBe('2026-11-26')
    expect(instantOf('2026-11-27', '09:30')).toBe(at('2026-11-27T09:30'))
  })

  test.each(['9:00', '24:01', '25:00', '12:60', '', 'noon', '09:00:00'])('%j is not a time of day', (time) => {
    expect(() => instantOf('2026-11-27', time)).toThrow(RangeError)
  })

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '', '2026-11-27T00:00', '1900-02-29'])(
    '%j is not a day, and counting from it is a fault',
    (text) => {
      expect(isRealDay(text)).toBe(false)
      expect(() => addDays(text, 1)).toThrow(RangeError)
    },
  )

  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01'])('%j is a day', (text) => {
    expect(isRealDay(text)).toBe(true)
  })
})

describe('counting days', () => {
  test('there and back is where one started', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2024-02-29', 365, '2025-02-28'],
  ])('%s %i days on is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
  })
})

describe('weeks and Fridays', () => {
  test('weekdays run Monday 1 to Sunday 7', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-27')).toBe(5)
    expect(weekdayOf('2026-11-29')).toBe(7)
    fc.assert(
      fc.property(someDay, (day) => {
        expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
      }),
    )
  })

  test('the next Friday is a Friday within seven days, and a Friday is its own', () => {
    expect(fridayOnOrAfter('2026-11-27')).toBe('2026-11-27')
    expect(fridayOnOrAfter('2026-11-28')).toBe('2026-12-04')
    fc.assert(
      fc.property(someDay, (day) => {
        const friday = fridayOnOrAfter(day)
        expect(weekdayOf(friday)).toBe(5)
        expect(daysBetween(day, friday)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(day, friday)).toBeLessThan(7)
      }),
    )
  })

  test('a week is seven days from Monday and holds its day, over the year end too', () => {
    expect(weekOf('2027-01-01')).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
    fc.assert(
      fc.property(someDay, (day) => {
        const week = weekOf(day)
        expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
        expect(week).toContain(day)
      }),
    )
  })
})

describe('words for people', () => {
  test('days and times', () => {
    expect(sayDay('2026-11-27')).toBe('11月27日 周五')
    expect(sayDay('2027-01-03')).toBe('1月3日 周日')
    expect(sayTime(at('2026-11-27T09:00'))).toBe('9:00')
    expect(sayTime(at('2026-11-27T14:05'))).toBe('14:05')
    expect(sayTime(at('2026-11-27T00:00'))).toBe('0:00')
  })

  test('ranges name the second day only when there is one', () => {
    expect(sayRange(at('2026-11-27T09:00'), at('2026-11-27T12:00'))).toBe('11月27日 周五 9:00–12:00')
    expect(sayRange(at('2026-11-27T19:00'), at('2026-11-28T00:00'))).toBe('11月27日 周五 19:00–24:00')
    expect(sayRange(at('2026-12-31T09:00'), at('2027-01-01T12:00'))).toBe('12月31日 周四 9:00 – 1月1日 周五 12:00')
  })

  test.each([
    ['2026-11-23T17:00', '还有 3 天 16 小时'],
    ['2026-11-24T09:00', '还有 3 天'],
    ['2026-11-26T08:59', '还有 1 天'],
    ['2026-11-26T09:01', '还有 23 小时 59 分'],
    ['2026-11-27T06:55', '还有 2 小时 5 分'],
    ['2026-11-27T08:00', '还有 1 小时'],
    ['2026-11-27T08:55', '还有 5 分'],
    ['2026-11-27T08:59:01', '不到 1 分钟'],
    ['2026-11-27T09:00', '已开始'],
    ['2026-11-27T11:00', '已开始'],
  ])('seen at %s the fair of nine o’clock says %s', (now, words) => {
    expect(sayCountdown(at(now), at('2026-11-27T09:00'))).toBe(words)
  })

  test('the countdown says it has started exactly when it has', () => {
    fc.assert(
      fc.property(someInstant, fc.integer({ min: -3 * DAY, max: 30 * DAY }), (now, left) => {
        expect(sayCountdown(now, now + left) === '已开始').toBe(left <= 0)
      }),
    )
  })
})
