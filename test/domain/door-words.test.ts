import { instantOf } from '../../src/domain/time/calendar'
import {
  conflictLabel,
  howLabel,
  isGateOver,
  sayAgo,
  sayDevice,
  sayLong,
  sayRate,
  saySession,
} from '../../src/wording/door'
import { sayAge, sayWall } from '../../src/wording/wall'
import type { RightId } from '../../types/core'
import type { GateDevice, GateWall } from '../../types/door'
import { Conflict, How } from '../../types/gate'

const at = (time: string) => instantOf('2026-11-27', time)
const now = at('09:40')
const SECOND = 1_000
const MINUTE = 60 * SECOND

const device: GateDevice = {
  rightId: '' as RightId,
  staffId: null,
  helper: '小王',
  gate: '入口 1',
  invitedUntil: null,
  seenAt: now - 5 * SECOND,
  queueLength: 0,
  offline: false,
  device: null,
}

describe('a helper’s phone', () => {
  test.each<[string, string, Partial<GateDevice>]>([
    ['在线', 'jade', {}],
    ['离线验票', 'amber', { offline: true, queueLength: 3 }],
    ['没有消息', 'amber', { seenAt: now - 4 * MINUTE }],
    ['没有消息', 'amber', { seenAt: now - 40 * MINUTE }],
    ['没有消息', 'stop', { seenAt: now - 40 * MINUTE, queueLength: 12 }],
    ['还没打开', 'grey', { seenAt: null }],
    ['等输验票码', 'amber', { invitedUntil: now + MINUTE, seenAt: null }],
    ['验票码过期', 'grey', { invitedUntil: now - MINUTE, seenAt: null }],
  ])('%s (%s): %j', (word, tone, wish) => {
    expect(sayDevice({ ...device, ...wish }, now)).toMatchObject({ word, tone })
  })

  test.each<[string, string, Partial<GateDevice>]>([
    ['已结束', 'grey', {}],
    ['已结束', 'grey', { offline: true, seenAt: now - 20 * 60 * MINUTE }],
    ['已结束', 'grey', { seenAt: null }],
    ['已结束', 'grey', { invitedUntil: now + MINUTE, seenAt: null }],
    ['还没上传', 'stop', { seenAt: now - 20 * 60 * MINUTE, queueLength: 12 }],
  ])('after the gate has closed is %s (%s): %j', (word, tone, wish) => {
    expect(sayDevice({ ...device, ...wish }, now, true)).toMatchObject({ word, tone })
  })

  test('says how many scans wait on it', () => {
    expect(sayDevice({ ...device, offline: true, queueLength: 3 }, now).detail).toContain('3 条还没上传')
    expect(sayDevice(device, now).detail).not.toContain('上传')
  })
})

describe('the wall', () => {
  const session = { opensAt: at('08:30'), closesAt: at('11:30'), cancelled: false } as GateWall['session']
  const wall = { session, inside: 100, came: 120, expected: 300, venueLimit: null } as GateWall
  test.each<[RegExp, Partial<GateWall>, string]>([
    [/正在入场/, {}, '09:40'],
    [/8:30 开放入场/, {}, '08:29'],
    [/已停止入场/, {}, '11:30'],
    [/已取消/, { session: { ...session, cancelled: true } }, '09:40'],
    [/场内已满/, { venueLimit: 100 }, '09:40'],
    [/场内已满/, { venueLimit: 90 }, '09:40'],
    [/还能进 15 人/, { venueLimit: 115 }, '09:40'],
    [/正在入场/, { venueLimit: 400 }, '09:40'],
  ])('says %s', (words, wish, time) => {
    expect(sayWall({ ...wall, ...wish }, at(time)).words).toMatch(words)
  })

  test('says how old its figures are as soon as they are not of now', () => {
    expect(sayAge(now - 3 * SECOND, false, now)).toEqual({ fresh: true, words: '9:39 更新' })
    expect(sayAge(now - 3 * SECOND, true, now)).toMatchObject({ fresh: false })
    expect(sayAge(now - 30 * SECOND, false, now).words).toContain('30 秒前的数字')
    expect(sayAge(now - 3 * MINUTE, true, now).words).toContain('3 分钟前的数字')
    expect(sayAge(now + 9 * SECOND, false, now).fresh).toBe(true)
  })
})

describe('a session', () => {
  const session = {
    startsAt: at('09:00'),
    endsAt: at('11:30'),
    opensAt: at('08:30'),
    closesAt: at('12:00'),
    cancelled: false,
  }
  test.each<[string, string, boolean]>([
    ['8:30 开放入场', '08:29', false],
    ['正在入场', '08:30', false],
    ['进行中', '09:00', false],
    ['进行中', '11:59', false],
    ['已停止入场', '12:00', false],
    ['已取消', '09:00', true],
  ])('says its day and that it is: %s', (word, time, cancelled) => {
    expect(saySession({ ...session, cancelled }, at(time))).toBe(`11月27日 周五 9:00–11:30 · ${word}`)
  })

  test('lets nobody in once it has closed or was called off', () => {
    expect(['11:59', '12:00'].map((time) => isGateOver(session, at(time)))).toEqual([false, true])
    expect(isGateOver({ ...session, cancelled: true }, at('09:00'))).toBe(true)
  })

  test('has gone on for hours and minutes', () => {
    expect([0, 35, 60, 80, 1501].map((minutes) => sayLong(minutes * MINUTE))).toEqual([
      '0 分钟',
      '35 分钟',
      '1 小时',
      '1 小时 20 分',
      '25 小时 1 分',
    ])
  })
})

test('every conflict and every way in has its words', () => {
  for (const conflict of Conflict.options) {
    expect(conflictLabel[conflict].word).toMatch(/[\u4e00-\u9fff]/)
    expect(conflictLabel[conflict].look).toMatch(/[\u4e00-\u9fff]/)
  }
  for (const how of How.options) expect(howLabel[how]).toMatch(/[\u4e00-\u9fff]/)
})

test('rates and ages are no finer than anybody can use', () => {
  expect([0, 0.1, 4.25, 12.6].map(sayRate)).toEqual(['0', '0.1', '4.3', '13'])
  expect([500, 42_000, 61_000, 3_700_000].map(sayAgo)).toEqual(['1 秒', '42 秒', '1 分钟', '1 小时'])
})
