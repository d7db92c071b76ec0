import fc from 'fast-check'
import { skewAbove, skewSince } from '../../src/domain/time/phone-clock'

const DAY = 86_400_000
const CLOUD = 1_795_000_000_000

/** What a phone takes for the cloud's time when it is opened again without a network. */
const timeBy = (learned: { cloud: number; phone: number } | null, phone: number, floor = learned?.cloud ?? 0) =>
  phone + skewAbove(skewSince(learned, phone), { floor, phone })

test.each([
  ['a right clock is believed', { cloud: CLOUD, phone: CLOUD }, CLOUD + DAY, CLOUD + DAY],
  ['a clock ahead stays corrected', { cloud: CLOUD, phone: CLOUD + 90 * DAY }, CLOUD + 91 * DAY, CLOUD + DAY],
  ['a clock behind stays corrected', { cloud: CLOUD, phone: CLOUD - 9 * DAY }, CLOUD - 8 * DAY, CLOUD + DAY],
  ['a clock ahead that was put right is believed', { cloud: CLOUD, phone: CLOUD + 90 * DAY }, CLOUD + DAY, CLOUD + DAY],
  ['a clock set back goes on from what the cloud last said', { cloud: CLOUD, phone: CLOUD }, CLOUD - 40 * DAY, CLOUD],
  ['a clock nobody ever corrected is all there is', null, CLOUD + DAY, CLOUD + DAY],
])('%s', (_, learned, phone, time) => expect(timeBy(learned, phone)).toBe(time))

test('a reading says as well that it is not earlier', () => {
  expect(timeBy(null, CLOUD - DAY, CLOUD)).toBe(CLOUD)
})

test('whatever is done to a clock, the cloud time it gives never goes back behind what is known', () => {
  const ms = fc.integer({ min: 0, max: 4_000 * DAY })
  fc.assert(
    fc.property(ms, ms, ms, (cloud, phone, later) => {
      expect(timeBy({ cloud, phone }, later)).toBeGreaterThanOrEqual(cloud)
    }),
  )
})
