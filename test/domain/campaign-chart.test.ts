import fc from 'fast-check'
import { campaignBars, shareOf } from '../../src/domain/campaign/chart'

const MINUTE = 60_000
const minute = (nth: number, sent = 1, settled = sent) => ({ at: nth * MINUTE, sent, settled })

test('a minute is a bar, a minute without anything an empty one', () => {
  expect(campaignBars([minute(1, 3), minute(3, 2)], 10)).toEqual({
    bars: [
      { at: MINUTE, sent: 3, settled: 3 },
      { at: 2 * MINUTE, sent: 0, settled: 0 },
      { at: 3 * MINUTE, sent: 2, settled: 2 },
    ],
    step: MINUTE,
  })
  expect(campaignBars([], 10)).toEqual({ bars: [], step: MINUTE })
})

test('however long it took there are never too many bars, and no message is lost', () => {
  const minutes = fc
    .uniqueArray(fc.record({ nth: fc.nat(3_000), sent: fc.nat(500), failed: fc.nat(9) }), {
      selector: ({ nth }) => nth,
      minLength: 1,
    })
    .map((all) => all.sort((a, b) => a.nth - b.nth).map(({ nth, sent, failed }) => minute(nth, sent, sent + failed)))
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 40 }), (given, most) => {
      const { bars } = campaignBars(given, most)
      const sum = (list: readonly { settled: number }[]) => list.reduce((all, { settled }) => all + settled, 0)
      expect(bars.length).toBeLessThanOrEqual(most)
      expect(sum(bars)).toBe(sum(given))
    }),
  )
})

test('a share is a whole percent', () => {
  expect([shareOf(1, 3), shareOf(0, 0), shareOf(5, 5)]).toEqual([33, 0, 100])
})
