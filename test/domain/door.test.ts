import fc from 'fast-check'
import { readInviteCode, sayInviteCode } from '../../src/domain/employer/invite-code'
import { decideRelease, doorStandingOf } from '../../src/domain/gate/door'
import {
  barsOf,
  busiestOf,
  LEAST_SHOWN,
  missingOf,
  percentOf,
  publicDistricts,
  roomLeft,
  sumOf,
} from '../../src/domain/gate/door-figures'
import { instantOf } from '../../src/domain/time/calendar'

const MINUTE = 60_000
const at = (time: string) => instantOf('2026-11-27', time)

describe('where somebody stands at the door', () => {
  const ticket = { state: 'booked', released: false, checkedIn: false, inside: false, queueNo: null } as const
  test.each([
    ['expected', {}],
    ['released', { released: true }],
    ['inside', { checkedIn: true, inside: true }],
    ['left', { checkedIn: true }],
    ['inside', { checkedIn: true, inside: true, released: true }],
    ['inLine', { state: 'waiting', queueNo: 3 }],
    ['inLine', { state: 'offered', queueNo: 3 }],
    ['inLine', { state: 'expired', queueNo: 3 }],
    ['cancelled', { state: 'expired' }],
    ['cancelled', { state: 'cancelled', queueNo: 3 }],
  ] as const)('%s: %j', (standing, wish) => {
    expect(doorStandingOf({ ...ticket, ...wish })).toBe(standing)
  })
})

describe('a code for a helper', () => {
  test.each(['12345678', '1234 5678', '１２３４　５６７８', ' 1234-5678 '])(
    'is read however it is typed: %j',
    (typed) => {
      expect(readInviteCode(typed)).toBe('12345678')
    },
  )

  test.each([
    '验票码 1234 5678 30分钟内有效',
    '验票码：1234 5678，2026-11-30 前有效',
    '验票码 1234 5678 2026年11月30日前有效',
    '1234 5678\n11:30前有效',
    '张三 1234 5678 13900000001',
    '13900000001 张三 1234 5678',
    '张三：1234 5678',
    '1234.5678',
    '1234·5678',
    '1234—5678',
    '【天天有招聘】验票码12345678，有事打 0856-5200000',
    '活动 20261130，验票码是“1234 5678”',
    '1 2 3 4 5 6 7 8',
    '请打开小程序“天天有招聘”，到“我的”点“我是现场验票员”，输入验票码 1234 5678，11:30 前有效，只能用一次。',
  ])('is found among the words it was sent in: %j', (typed) => {
    expect(readInviteCode(typed)).toBe('12345678')
  })

  test.each([
    '2026-11-30',
    '2026.11.30',
    '2026/11/30',
    '1234 5678 9012 3456',
    '卡号 1234 5678 9012 3456',
    '1234 5678 90',
    '+852 1234 5678',
    '010-12345678',
    '520602 19850304 902X',
    '身份证号：12345678',
    'H12345678',
    '12345678a',
    '1234 5678 或 8765 4321',
    '电话 139 0000 0001',
  ])('is not made of other numbers: %j', (typed) => {
    expect(readInviteCode(typed)).toBeNull()
  })

  test.each(['', '1234567', '123456789', '1234567a', '12.34.56.78'])('nothing else is one: %j', (typed) => {
    expect(readInviteCode(typed)).toBeNull()
  })

  test('is read out in two halves', () => {
    expect(sayInviteCode('12345678')).toBe('1234 5678')
  })
})

describe('giving places nobody came for to the hall', () => {
  const session = { startsAt: at('09:00'), closesAt: at('11:30') }
  const ask = (time: string, state: 'published' | 'cancelled' = 'published') =>
    decideRelease({ session, activity: { state }, minutes: 15, now: at(time) })

  test('may be done so many minutes after the start, until the gate closes', () => {
    expect(ask('09:14')).toEqual({ ok: false, refusal: { code: 'gate.tooEarly', until: at('09:15') } })
    expect(ask('09:15')).toEqual({ ok: true, value: 'release' })
    expect(ask('11:29')).toEqual({ ok: true, value: 'release' })
    expect(ask('11:30')).toEqual({ ok: false, refusal: { code: 'gate.over' } })
    expect(ask('09:20', 'cancelled')).toEqual({ ok: false, refusal: { code: 'activity.cancelled' } })
  })
})

describe('figures', () => {
  test('are never more than all and never less than none', () => {
    expect(missingOf({ expected: 10, came: 4 })).toBe(6)
    expect(missingOf({ expected: 3, came: 4 })).toBe(0)
    expect(roomLeft(30, null)).toBeNull()
    expect(roomLeft(30, 50)).toBe(20)
    expect(roomLeft(60, 50)).toBe(0)
  })

  test.each([
    [0, 0, 0],
    [0, 9, 0],
    [1, 2000, 1],
    [1999, 2000, 99],
    [2000, 2000, 100],
    [2001, 2000, 100],
    [1, 3, 33],
  ])('%d of %d are %d per cent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent)
  })

  test('everybody hears only of districts several people came from', () => {
    const districts = [
      { district: 'a', came: LEAST_SHOWN - 1 },
      { district: 'b', came: LEAST_SHOWN },
      { district: 'c', came: 90 },
    ]
    expect(publicDistricts(districts, 5).map(({ district }) => district)).toEqual(['c', 'b'])
    expect(publicDistricts(districts, 1)).toHaveLength(1)
  })
})

describe('the chart of minutes', () => {
  test('adds gates and minutes up in bars of the clock', () => {
    const { step, bars, gates } = barsOf(
      [
        { gate: '入口 1', from: at('08:34'), counts: [1, 0, 2] },
        { gate: '入口 2', from: at('08:36'), counts: [4] },
      ],
      { most: 2 },
    )
    expect(gates).toEqual(['入口 1', '入口 2'])
    expect(step).toBe(2 * MINUTE)
    expect(bars).toEqual([
      { at: at('08:34'), counts: [1, 0] },
      { at: at('08:36'), counts: [2, 4] },
    ])
  })

  test('of nobody is empty', () => {
    expect(barsOf([], { most: 30 }).bars).toEqual([])
    expect(barsOf([{ gate: '入口 1', from: at('08:30'), counts: [0, 0] }], { most: 30 }).bars).toEqual([])
    expect(busiestOf([])).toBeNull()
  })

  test('goes on to now when nobody comes any more', () => {
    const { bars } = barsOf([{ gate: '入口 1', from: at('08:30'), counts: [1] }], { most: 30, until: at('08:40') })
    expect(bars.at(-1)?.at).toBe(at('08:40'))
  })

  test('counts everybody once and never has more bars than there is room for', () => {
    const some = fc.record({
      gate: fc.string(),
      from: fc.nat(3_000).map((minutes) => at('08:00') + minutes * MINUTE),
      counts: fc.array(fc.nat(30), { maxLength: 400 }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), fc.integer({ min: 20, max: 60 }), (minutes, most) => {
        const { bars, step } = barsOf(minutes, { most })
        const all = minutes.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
        expect(bars.reduce((sum, bar) => sum + sumOf(bar), 0)).toBe(all)
        expect(bars.length).toBeLessThanOrEqual(most)
        for (const bar of bars) expect(bar.at % step).toBe(0)
      }),
    )
  })

  test('knows the busiest minute over all gates', () => {
    expect(
      busiestOf([
        { gate: '入口 1', from: at('08:34'), counts: [3, 1, 2] },
        { gate: '入口 2', from: at('08:35'), counts: [1, 4] },
      ]),
    ).toEqual({ at: at('08:36'), admitted: 6 })
  })
})
