import fc from 'fast-check'
import { GLANCE_MS, type Glance, glance } from '../../src/domain/gate/glance'
import { afterAnswer, afterNetwork, afterSilence, isTryDue, type Link, startLink } from '../../src/domain/gate/link'

const NOW = 1_795_741_200_000

test('one silence is enough to stop waiting, one quick answer to trust again', () => {
  const off = afterSilence(startLink, NOW)
  expect(off).toMatchObject({ mode: 'offline', since: NOW })
  expect(afterAnswer(off, 400, NOW + 6_000)).toEqual({ mode: 'online' })
})

test('a slow answer is no reason to make the queue wait again', () => {
  const off = afterSilence(startLink, NOW)
  expect(afterAnswer(off, 2_500, NOW + 6_000)).toMatchObject({ mode: 'offline', since: NOW })
})

test('tries come at growing distances, never further apart than half a minute, and at once when a network appears', () => {
  let link: Link = startLink
  let now = NOW
  const gaps: number[] = []
  for (let turn = 0; turn < 8; turn += 1) {
    link = afterSilence(link, now)
    if (link.mode === 'online') throw new Error('silence is offline')
    gaps.push(link.tryAt - now)
    expect(isTryDue(link, link.tryAt - 1)).toBe(false)
    expect(isTryDue(link, link.tryAt)).toBe(true)
    now = link.tryAt
  }
  expect(gaps).toEqual([...gaps].sort((one, other) => one - other))
  expect(gaps.at(-1)).toBe(30_000)
  expect(isTryDue(afterNetwork(link, now + 1), now + 1)).toBe(true)
  expect(afterNetwork(startLink, now)).toEqual(startLink)
})

test('a code held before the camera is one act, however often and with whatever else it is seen', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ code: fc.nat(2), after: fc.nat(GLANCE_MS - 1) }), { maxLength: 40 }), (frames) => {
      let seen: Glance[] = []
      let now = NOW
      const last = new Map<number, number>()
      for (const { code, after } of frames) {
        now += after
        const looked = glance(seen, `code ${code}`, now)
        seen = looked.seen
        const before = last.get(code)
        expect(looked.again).toBe(before !== undefined && now - before < GLANCE_MS)
        last.set(code, now)
      }
    }),
  )
})

test('the same code out of sight for a while is a new act', () => {
  const { seen } = glance([], 'a', NOW)
  expect(glance(seen, 'a', NOW + GLANCE_MS - 1).again).toBe(true)
  expect(glance(seen, 'a', NOW + GLANCE_MS).again).toBe(false)
})
