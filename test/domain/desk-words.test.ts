import { sayCampaign } from '../../src/wording/campaign'
import { askCalled, sayCalled, sayWaitingCalls } from '../../src/wording/desk'
import { campaignLabel } from '../../src/wording/labels'
import { sayDeed } from '../../src/wording/sign-up'
import { CallResult } from '../../types/desk'

test('a special whose notice is not due yet waits for nobody’s yes', () => {
  expect(sayCampaign(null)).toBe('还没准备')
  expect(sayCampaign('proposed')).toBe(campaignLabel.proposed)
})

test('only what cannot be taken back with one tap is asked first, by name', () => {
  const asked = CallResult.options.filter((result) => askCalled(result, '杨秀军') !== null)
  expect(asked).toEqual(['wrongNumber', 'coming'])
  for (const result of asked) expect(askCalled(result, '杨秀军')?.title).toContain('杨秀军')
  for (const result of CallResult.options) expect(sayCalled('杨秀军', result)).toMatch(/^杨秀军：/)
})

test('calls that wait are counted to a hundred', () => {
  expect([0, 7, 99, 100].map(sayWaitingCalls)).toEqual(['0', '7', '99', '99+'])
})

test('whoever only waits gives no place to anybody', () => {
  for (const state of ['booked', 'offered'] as const) expect(sayDeed('revoke', { state })).toContain('候补的下一位')
  expect(sayDeed('revoke', { state: 'waiting' })).not.toContain('名额')
  for (const state of ['booked', 'waiting'] as const) expect(sayDeed('revoke', { state })).toContain('不能恢复')
})
