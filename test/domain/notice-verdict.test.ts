import {
  healthOf,
  NOTICE_TRIES,
  type NoticeVerdict,
  pauseAfter,
  type SendAnswer,
  verdictOf,
} from '../../src/domain/notice/verdict'

const said = (errcode: number): SendAnswer => ({ kind: 'answered', errcode })
const later = (spared: boolean): NoticeVerdict => ({ state: 'queued', credit: 'keep', waitMs: 60_000, spared })

test.each<[SendAnswer, NoticeVerdict]>([
  [said(0), { state: 'sent', credit: 'spend' }],
  [said(43101), { state: 'refused', credit: 'clear' }],
  [said(47003), { state: 'invalid', credit: 'keep' }],
  [said(40037), { state: 'invalid', credit: 'keep' }],
  [said(41030), { state: 'invalid', credit: 'keep' }],
  [said(40003), { state: 'gone', credit: 'keep' }],
  [said(45168), { state: 'failed', credit: 'keep' }],
  [said(-1), later(false)],
  [said(43108), later(false)],
  [said(45009), later(true)],
  [said(45011), later(true)],
  [said(40001), later(true)],
  [{ kind: 'unsent' }, later(true)],
  [{ kind: 'lost' }, { state: 'unknown', credit: 'keep' }],
])('%j leads to %j', (answer, verdict) => {
  expect(verdictOf(answer, 1, 1)).toEqual(verdict)
})

test('waits twice as long each time and gives up after the last try', () => {
  const states = [1, 2, 3, 4, 5].map((attempts) => verdictOf(said(-1), attempts, 1))
  expect(states.map((verdict) => ('waitMs' in verdict ? verdict.waitMs / 60_000 : verdict.state))).toEqual([
    1,
    2,
    4,
    8,
    'failed',
  ])
  expect(NOTICE_TRIES).toBe(5)
})

test('waits are spread, so that all do not come back at once', () => {
  expect([0, 0.5, 1].map((jitter) => verdictOf(said(-1), 2, jitter))).toMatchObject([
    { waitMs: 60_000 },
    { waitMs: 90_000 },
    { waitMs: 120_000 },
  ])
  expect(pauseAfter('faults', 0, 1)).toBeGreaterThan(pauseAfter('faults', 0, 0))
})

test('the pause of all workers doubles, from five seconds or a minute to half an hour', () => {
  const seconds = (why: 'quota' | 'faults') => [0, 1, 2, 20].map((closings) => pauseAfter(why, closings, 0) / 1000)
  expect([seconds('faults'), seconds('quota')]).toEqual([
    [5, 10, 20, 1800],
    [60, 120, 240, 1800],
  ])
})

test('one answer that got through says that WeChat works; a quota counts more; refusals are no faults', () => {
  const busy = [said(-1), { kind: 'unsent' } as const, { kind: 'lost' } as const, said(42001)]
  expect(healthOf([])).toBeNull()
  expect(healthOf(busy)).toEqual({ kind: 'faults', faults: 4 })
  expect(healthOf([...busy, said(43101)])).toEqual({ kind: 'well' })
  expect(healthOf([...busy, said(45009)])).toEqual({ kind: 'quota' })
  expect(healthOf([said(0), said(45009)])).toEqual({ kind: 'well' })
})
