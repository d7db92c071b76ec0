import {
  isQuotaReached,
  NOTICE_TRIES,
  type NoticeVerdict,
  type SendAnswer,
  verdictOf,
} from '../../src/domain/notice-verdict'

const said = (errcode: number): SendAnswer => ({ kind: 'answered', errcode })

test.each<[SendAnswer, NoticeVerdict]>([
  [said(0), { state: 'sent', credit: 'spend' }],
  [said(43101), { state: 'refused', credit: 'clear' }],
  [said(47003), { state: 'invalid', credit: 'keep' }],
  [said(40003), { state: 'failed', credit: 'keep' }],
  [said(40037), { state: 'failed', credit: 'keep' }],
  [said(41030), { state: 'failed', credit: 'keep' }],
  [said(45168), { state: 'failed', credit: 'keep' }],
  [said(-1), { state: 'queued', credit: 'keep', waitMs: 60_000 }],
  [said(45009), { state: 'queued', credit: 'keep', waitMs: 60_000 }],
  [{ kind: 'unsent' }, { state: 'queued', credit: 'keep', waitMs: 60_000 }],
  [{ kind: 'lost' }, { state: 'unknown', credit: 'keep' }],
])('%j leads to %j', (answer, verdict) => {
  expect(verdictOf(answer, 1)).toEqual(verdict)
})

test('waits twice as long each time and gives up after the last try', () => {
  const states = [1, 2, 3, 4, 5].map((attempts) => verdictOf(said(-1), attempts))
  expect(states.map((verdict) => ('waitMs' in verdict ? verdict.waitMs / 60_000 : verdict.state))).toEqual([
    1,
    2,
    4,
    8,
    'failed',
  ])
  expect(NOTICE_TRIES).toBe(5)
})

test('quota and an unreachable WeChat stop the round, one person’s refusal does not', () => {
  expect([said(45009), said(45011), { kind: 'unsent' } as const].every(isQuotaReached)).toBe(true)
  expect([said(0), said(-1), said(43101), { kind: 'lost' } as const].some(isQuotaReached)).toBe(false)
})
