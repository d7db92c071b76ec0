import {
  decideRule,
  isSameRule,
  maySetPolicies,
  SHIPPED,
  shippedRule,
  shortenedBy,
} from '../../src/domain/policy/policy'
import { draftOf, readDraft } from '../../src/packages/desk/rules/draft'
import { ruleFields } from '../../src/packages/desk/rules/fields'
import { ruleLabel, sayRule } from '../../src/wording/policy'
import type { DistrictCode } from '../../types/division'
import { type PolicyName, type PolicyWish, policyNames, policySchemas } from '../../types/policy'

const changed = (name: PolicyName, more: object) => ({ name, value: { ...SHIPPED[name], ...more } }) as PolicyWish

test.each(policyNames)(
  'the rule %s is shipped as one, is said in words and can be filled in field by field',
  (name) => {
    const shipped = shippedRule(name)
    expect(policySchemas[name].safeParse(shipped.value).success).toBe(true)
    expect(sayRule(shipped).join('')).not.toMatch(/undefined|NaN|null/)
    expect(ruleLabel[name].title).not.toBe('')
    expect(ruleFields[name].map(({ key }) => key).sort()).toEqual(Object.keys(shipped.value).sort())
    expect(readDraft(name, draftOf(shipped))).toEqual({ ok: true, rule: shipped })
  },
)

test('rules are set by the city alone', () => {
  expect(['5206', '520602', '520602101'].map((code) => maySetPolicies(code as DistrictCode))).toEqual([
    true,
    false,
    false,
  ])
})

test('two rules are the same whatever the order of their parts', () => {
  const { hours, from, until } = SHIPPED.offer
  expect(isSameRule(shippedRule('offer'), { name: 'offer', value: { until, from, hours } })).toBe(true)
  expect(isSameRule(shippedRule('offer'), changed('offer', { hours: 2 }))).toBe(false)
  expect(isSameRule(shippedRule('quiet'), shippedRule('offer'))).toBe(false)
})

test('a reminder of the evening before never falls into the quiet hours', () => {
  const { quiet, reminders } = SHIPPED
  const says = (wish: PolicyWish) => decideRule(wish, { quiet, reminders }).ok
  expect(['20:59', '21:00', '07:59', '08:00'].map((dayBefore) => says(changed('reminders', { dayBefore })))).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(says(changed('quiet', { from: '18:00' }))).toBe(false)
  expect(says(changed('quiet', { from: '18:01' }))).toBe(true)
  expect(decideRule(changed('offer', { hours: 1 }), { quiet: { from: '00:00', until: '24:00' }, reminders }).ok).toBe(
    true,
  )
})

test('a shorter period is told with what it was; a longer one and another rule delete nothing', () => {
  const wish = changed('retention', { fair: 365, course: 4000, person: 729 })
  expect(shortenedBy(shippedRule('retention'), wish)).toEqual([
    { what: 'fair', from: 730, to: 365 },
    { what: 'person', from: 730, to: 729 },
  ])
  expect(shortenedBy(shippedRule('offer'), changed('offer', { hours: 1 }))).toEqual([])
})

test.each<[PolicyName, object, string]>([
  ['offer', { hours: 2 }, '候补名额保留 2 小时，8:30–20:30 之外不倒计时。'],
  [
    'noShow',
    { enabled: true, pauseAfter: 3 },
    '180 天里 2 次未到场，提醒本人；3 次未到场，之后 30 天暂停网上报名，到期自动恢复。',
  ],
  ['noShow', { enabled: true }, '180 天里 2 次未到场，提醒本人；不暂停报名。'],
  [
    'noShow',
    { enabled: true, pauseAfter: 1, pauseDays: 0 },
    '180 天里 2 次未到场，提醒本人；1 次未到场，当天暂停网上报名，到期自动恢复。',
  ],
  ['quiet', {}, '21:00 到第二天 8:00 不发微信通知，过了再发。'],
  ['quiet', { from: '12:00', until: '14:00' }, '12:00 到 14:00 不发微信通知，过了再发。'],
  ['quiet', { from: '00:00', until: '00:00' }, '没有免打扰时间，什么时候都发。'],
  ['asking', { rejectDays: 60 }, '点过“拒绝”的人，60 天内不再弹窗，可自行到设置里开启。'],
  ['retention', { fair: 365 }, '招聘会的报名记录，从活动结束起保存 1 年。'],
])('%s %j is said as what it means for people', (name, more, line) => {
  expect(sayRule(changed(name, more))).toContain(line)
})

test.each<[PolicyName, object, object]>([
  ['offer', { hours: '' }, { hours: '请填 0.5 到 168 小时，可以有半小时' }],
  ['offer', { hours: '1.2' }, { hours: '请填 0.5 到 168 小时，可以有半小时' }],
  ['offer', { until: '08:00' }, { until: '要晚于开始倒计时的时间' }],
  ['quiet', { from: '' }, { from: '请选时间' }],
  ['weeklyCap', { messages: '三' }, { messages: '请填 1 到 20 条，不要小数' }],
  ['weeklyCap', { messages: '1e1' }, { messages: '请填 1 到 20 条，不要小数' }],
  ['noShow', { remindAfter: '0' }, { remindAfter: '请填 1 次以上，不要小数' }],
  ['reminders', { outcomeDays: '9' }, { outcomeWithinDays: '要多于请单位填结果的天数' }],
  ['reminders', { verifyDays: '200' }, { verifyDays: '请填 30 到 184 天，不要小数' }],
  [
    'retention',
    { fair: '0', bus: '36501' },
    { fair: '请填 1 到 36500 天，不要小数', bus: '请填 1 到 36500 天，不要小数' },
  ],
])('%s typed as %j is not sent, and each field says what is wrong', (name, more, wrong) => {
  expect(readDraft(name, { ...draftOf(shippedRule(name)), ...more })).toEqual({ ok: false, wrong })
})

test('a number typed full-width is a number, and a pause left empty is none', () => {
  const draft = { ...draftOf(changed('noShow', { enabled: true, pauseAfter: 3 })), windowDays: '９０', pauseAfter: ' ' }
  expect(readDraft('noShow', draft)).toEqual({
    ok: true,
    rule: changed('noShow', { enabled: true, windowDays: 90, pauseAfter: null }),
  })
})
