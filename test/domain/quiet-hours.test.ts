import fc from 'fast-check'
import { isQuiet, nextLoud, QUIET_HOURS } from '../../src/domain/notice/quiet-hours'
import { instantOf } from '../../src/domain/time/calendar'
import type { QuietHours } from '../../types/policy'

const at = (time: string, day = '2026-11-26') => instantOf(day, time)

test.each<[string, boolean, string]>([
  ['20:59', false, '2026-11-26 20:59'],
  ['21:00', true, '2026-11-27 08:00'],
  ['23:59', true, '2026-11-27 08:00'],
  ['00:00', true, '2026-11-26 08:00'],
  ['07:59', true, '2026-11-26 08:00'],
  ['08:00', false, '2026-11-26 08:00'],
])('at %s: quiet %s, next at %s', (time, quiet, next) => {
  expect(isQuiet(QUIET_HOURS, at(time))).toBe(quiet)
  const [day = '', clock = ''] = next.split(' ')
  expect(nextLoud(QUIET_HOURS, at(time))).toBe(at(clock, day))
})

test('quiet hours within one day, and none at all', () => {
  const noon: QuietHours = { from: '12:00', until: '14:00' }
  expect([isQuiet(noon, at('11:59')), isQuiet(noon, at('12:00')), isQuiet(noon, at('14:00'))]).toEqual([
    false,
    true,
    false,
  ])
  expect(nextLoud(noon, at('13:00'))).toBe(at('14:00'))
  expect(isQuiet({ from: '08:00', until: '08:00' }, at('08:00'))).toBe(false)
})

test('whatever the hours, the next moment is not quiet, not earlier, and nothing in between would do', () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return `${`${hours}`.padStart(2, '0')}:${`${rest}`.padStart(2, '0')}`
  })
  fc.assert(
    fc.property(clock, clock, fc.integer({ min: 1, max: 2_880 }), (from, until, minutes) => {
      const quiet = { from, until }
      const now = at('00:00') + minutes * 60_000
      const next = nextLoud(quiet, now)
      expect(next).toBeGreaterThanOrEqual(now)
      expect(isQuiet(quiet, next)).toBe(false)
      if (next > now) expect(isQuiet(quiet, next - 60_000)).toBe(true)
    }),
  )
})
