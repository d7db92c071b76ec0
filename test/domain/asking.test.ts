import {
  askingOf,
  MOMENTS,
  oneDialog,
  shortOf,
  toAsk,
  toTopUp,
  type WechatSetting,
} from '../../src/domain/notice/asking'
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
  needed: 1,
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
  ['ask', { credits: 1, needed: 2, lastAnswer: 'accept', answeredAt: now }, null],
  ['ask', { credits: 1, needed: 2 }, always('accept')],
  ['resting', { credits: 1, needed: 2, lastAnswer: 'reject', answeredAt: now - DAY }, null],
  ['enough', { credits: 1, needed: 5, subscription: 'longTerm' }, null],
  ['ask', { credits: 0, needed: 5, subscription: 'longTerm' }, null],
  ['enough', { credits: 0, needed: 0 }, null],
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

test('a second booking is asked about like the first, and what is missing is counted', () => {
  const booked = MOMENTS.booked.map((kind) => standing(kind, { credits: 1, needed: 2, lastAnswer: 'accept' }))
  const facts = { policy, setting: null, now }
  expect(toAsk(MOMENTS.booked, booked, facts)).toHaveLength(3)
  expect(booked.map(shortOf)).toEqual([1, 1, 1])
  const enough = booked.map((one) => ({ ...one, credits: 2 }))
  expect(toAsk(MOMENTS.booked, enough, facts)).toEqual([])
})

test('an offer asks for the word that it is about to end, as the offer spent the last consent', () => {
  const standings = [standing('placeOffered', { credits: 0, needed: 1, lastAnswer: 'accept', answeredAt: now })]
  expect(toAsk(MOMENTS.offered, standings, { policy, setting: null, now })).toHaveLength(1)
})

test('only those WeChat asks nothing any more are topped up without a word, for what is coming too', () => {
  const standings = [standing('dayBefore', { credits: 1, needed: 1 }), standing('soon', { credits: 1, needed: 1 })]
  const kinds = (setting: WechatSetting | null, given = standings) =>
    toTopUp(MOMENTS.booked, given, { policy, setting, now }).map(({ kind }) => kind)
  expect(kinds(null)).toEqual([])
  expect(kinds(always('accept'))).toEqual(['soon'])
  expect(kinds(always('reject'))).toEqual([])
  expect(kinds(always('accept', false))).toEqual([])
  expect(
    kinds(
      always('accept'),
      standings.map((one) => ({ ...one, off: true })),
    ),
  ).toEqual([])
  expect(
    kinds(
      always('accept'),
      standings.map((one) => ({ ...one, credits: 2 })),
    ),
  ).toEqual([])
})
