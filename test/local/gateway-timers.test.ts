import { readCron } from '../../local/cron'
import type { Functions } from '../../local/gateway/functions'
import { createTimers } from '../../local/timers'
import { instantOf } from '../../src/domain/time/calendar'

const friday = instantOf('2026-11-27', '09:00')

describe('seven-field cron in China time', () => {
  test.each([
    ['0 0 9 * * FRI *', true],
    ['0 0 9 * * MON-FRI *', true],
    ['0 0 9 * * THU *', false],
    ['0 0 1 * * FRI *', false],
    ['0 * * * * * *', true],
    ['*/30 */5 * 27 NOV ? 2026', true],
    ['0 0 8-10 20,27 11 * 2026-2030', true],
    ['0 5/10 * * * * *', false],
    ['1 0 9 * * FRI *', false],
    ['0 0 9 * * fri 2027', false],
  ])('%s at Friday 9:00:00 is %s', (cron, due) => expect(readCron(cron)(friday)).toBe(due))

  test.each([
    '0 0 9 * * FRI',
    '0 0 9 * * 5 *',
    '0 0 24 * * * *',
    '0 0 9 * * FRI-MON *',
    'x 0 9 * * * *',
    '*/0 * * * * * *',
  ])('a timer that cannot be read is a fault, not silence: %s', (cron) => expect(() => readCron(cron)).toThrow(cron))
})

const withTimers = (at: number) => {
  const calls: { noun: string; event: unknown; source: unknown }[] = []
  const clock = { now: at }
  const functions: Functions = {
    has: () => true,
    call: async (noun, event, source) => {
      calls.push({ noun, event, source })
      if (noun === 'bad') throw new Error('down')
      return { kind: 'done', value: calls.length }
    },
  }
  const config = [
    { noun: 'notice', timers: [{ name: 'drain', cron: '0 * * * * * *' }] },
    { noun: 'bad', timers: [{ name: 'friday', cron: '0 0 9 * * FRI *' }] },
  ]
  return { calls, clock, timers: createTimers(config, { functions, now: () => clock.now }) }
}

describe('timers', () => {
  test('each fires once when its second comes, as the platform would call it', async () => {
    const { calls, clock, timers } = withTimers(friday - 1_500)
    for (let step = 0; step < 8; step += 1) {
      clock.now += 500
      await timers.tick()
    }
    expect(calls.map(({ noun }) => noun)).toEqual(['notice', 'bad'])
    expect(calls[0]).toEqual({
      noun: 'notice',
      event: { Type: 'Timer', TriggerName: 'drain', Time: '2026-11-27T01:00:00.000Z', Message: '' },
      source: { timer: 'drain' },
    })
  })

  test('a pause of some seconds is caught up', async () => {
    const { calls, clock, timers } = withTimers(friday - 5_000)
    clock.now = friday + 4_000
    await timers.tick()
    expect(calls).toHaveLength(2)
  })

  test('moving the clock by days fires nothing of the time between', async () => {
    const { calls, clock, timers } = withTimers(friday - 86_400_000)
    clock.now = friday + 86_400_000 + 1_000
    await timers.tick()
    clock.now = friday - 2_000
    await timers.tick()
    expect(calls).toEqual([])
  })

  test('fired by hand it answers the reply and is remembered, also when it fails', async () => {
    const { timers } = withTimers(friday + 1_000)
    expect(await timers.fire('drain')).toEqual({ kind: 'done', value: 1 })
    expect(await timers.fire('friday')).toMatchObject({ kind: 'broken' })
    expect(await timers.fire('nobody')).toBeUndefined()
    expect(timers.list().map(({ name, last }) => [name, last?.at])).toEqual([
      ['drain', friday + 1_000],
      ['friday', friday + 1_000],
    ])
  })
})
