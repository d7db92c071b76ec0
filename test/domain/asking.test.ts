import { askingOf, MOMENTS, oneDialog, toAsk, type WechatSetting } from '../../src/domain/asking'
import type { ConsentStanding } from '../../types/consent'
import type { NoticeKind } from '../../types/notice'

const DAY = 86_400_000
const now = 100 * DAY
const policy = { rejectDays: 30 }
const standing = (kind: NoticeKind, more: Partial<ConsentStanding> = {}): ConsentStanding => ({
  kind,
  templateId: `tpl-${kind}`,
  title: kind,
  subscription: 'once',
  credits: 0,
  lastAnswer: null,
  answeredAt: null,
  off: false,
  ...more,
})
const always = (answer: 'accept' | 'reject' | 'ban', mainSwitch = true): WechatSetting => ({
  mainSwitch,
  always: { 'tpl-soon': answer },
})
const of = (more: Partial<ConsentStanding>, setting: WechatSetting | null = null) =>
  askingOf(standing('soon', more), { policy, setting, now })

test.each<[string, Partial<ConsentStanding>, WechatSetting | null]>([
  ['ask', {}, null],
  ['ask', { lastAnswer: 'accept', answeredAt: now }, null],
  ['ask', { lastAnswer: 'filter', answeredAt: now }, null],
  ['resting', { lastAnswer: 'reject', answeredAt: now - 29 * DAY }, null],
  ['ask', { lastAnswer: 'reject', answeredAt: now - 30 * DAY }, null],
  ['never', { lastAnswer: 'ban', answeredAt: now - 300 * DAY }, null],
  ['never', {}, always('reject')],
  ['never', {}, always('ban')],
  ['never', {}, { mainSwitch: false, always: {} }],
  ['ask', { lastAnswer: 'reject', answeredAt: now - DAY }, always('accept')],
  ['enough', { credits: 1 }, null],
  ['off', { off: true }, always('accept')],
])('%s: %j', (answer, more, setting) => {
  expect(of(more, setting)).toBe(answer)
})

test('one dialog never mixes one-time and long-term templates, asks no title twice and three at most', () => {
  const all = [
    standing('dayBefore'),
    standing('soon', { subscription: 'longTerm' }),
    standing('activityChanged'),
    standing('bookingResult', { title: 'dayBefore' }),
    standing('placeOffered'),
    standing('outcomeDue'),
  ]
  expect(oneDialog(all).map(({ kind }) => kind)).toEqual(['dayBefore', 'activityChanged', 'placeOffered'])
  expect(oneDialog([...all].reverse()).map(({ subscription }) => subscription)).toEqual(['once', 'once', 'once'])
  expect(oneDialog([])).toEqual([])
})

test('at a moment only what belongs to it is asked for, without what is known, refused or off', () => {
  const standings = [
    standing('dayBefore', { credits: 1 }),
    standing('soon'),
    standing('activityChanged', { lastAnswer: 'reject', answeredAt: now - DAY }),
    standing('fridaySpecial'),
  ]
  const asked = (moment: keyof typeof MOMENTS) =>
    toAsk(MOMENTS[moment], standings, { policy, setting: null, now }).map(({ kind }) => kind)
  expect(asked('booked')).toEqual(['soon'])
  expect(asked('special')).toEqual(['fridaySpecial'])
  expect(asked('waiting')).toEqual([])
})
