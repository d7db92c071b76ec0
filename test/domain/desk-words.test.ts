import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { actLabel, sayActor, sayWhose } from '../../src/wording/audit'
import { sayCampaign } from '../../src/wording/campaign'
import { askCalled, sayCalled, sayWaitingCalls } from '../../src/wording/desk'
import { campaignLabel } from '../../src/wording/labels'
import { sayDeed, saySignUp } from '../../src/wording/sign-up'
import type { SignUp } from '../../types/attendance'
import type { TicketId } from '../../types/core'
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

test('whatever staff do that is kept has a word in the log', () => {
  const room = path.resolve(__dirname, '../../cloudfunctions')
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const acts = files.flatMap((file) =>
    [
      ...readFileSync(path.join(room, file), 'utf8').matchAll(/\bact: (?:\w+ \? )?'(\w+\.\w+)'(?: : '(\w+\.\w+)')?/g),
    ].flatMap(([, one, other]) => [one, other]),
  )
  const said = new Set(acts.filter((act): act is string => act !== undefined))
  expect(said.size).toBeGreaterThan(35)
  expect([...said].filter((act) => !(act in actLabel))).toEqual([])
})

test('the log names staff and bodies, and people by a mark alone', () => {
  expect(sayActor({ actor: 'clerk', who: '田经办' })).toBe('田经办')
  expect(sayActor({ actor: 'person', who: 'abc123' })).toBe('本人')
  expect(sayWhose({ subject: 'ticket', name: null, mark: 'abc123' })).toBe('报名 编号 abc123')
  expect(sayWhose({ subject: 'roster', name: 'veteran,disabled', mark: 'sabled' })).toBe('名册 退役军人、残疾人')
  expect(sayWhose({ subject: 'policy', name: 'noShow', mark: 'noShow' })).not.toContain('noShow')
})

test('whose place went to the hall is told apart from who still holds one', () => {
  const held: SignUp = {
    ...{ id: 'a-ticket' as TicketId, name: '杨*军', state: 'booked', bookedAt: 1, checkedInAt: null },
    ...{ attendance: 'open', reconfirm: null, excuse: null, cancelReason: null, noted: null, barred: false },
  }
  expect(saySignUp(held).word).toBe('已报名')
  expect(saySignUp({ ...held, released: true }).word).toBe('名额已让出')
  expect(saySignUp({ ...held, released: true, checkedInAt: 1 }).word).toContain('入场')
})
