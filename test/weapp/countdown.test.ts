import { countdownOf } from '../../src/ui/countdown/words'

const minute = 60_000

test.each([
  [(3 * 24 * 60 + 16 * 60) * minute, '3 天 16 小时'],
  [24 * 60 * minute, '1 天 0 小时'],
  [24 * 60 * minute - 1, '23 小时 59 分'],
  [60 * minute - 1, '59 分钟'],
  [minute, '1 分钟'],
  [minute - 1, '不到 1 分钟'],
  [0, ''],
  [-minute, ''],
])('%i ms before the start, people read "%s"', (left, words) => {
  expect(countdownOf(left)).toBe(words)
})
