import type { ConsentAnswer } from '../../types/consent'
import { type Cloud, startCloud } from '../support/cloud'
import { newId, nextNumber } from '../support/make'
import { aFridayTemplate, FRIDAY } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await aFridayTemplate(cloud)
  await cloud.sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page, active)
    values ('activityChanged', 'tpl-activity-changed', '活动变更通知', 'longTerm', '[]', 'pages/home/index', true),
      ('soon', 'tpl-retired', '即将开始', 'once', '[]', 'pages/home/index', false)`
})
afterAll(() => cloud.close())

const anAccount = () => `o-consent-${nextNumber()}`
const answered = (answer: ConsentAnswer, templateId = FRIDAY, grantId = newId<string>()) => ({
  grantId,
  templateId,
  answer,
})
const standings = async (openid: string) => (await cloud.get(openid, 'consent.mine', {})).standings
const creditsOf = async (openid: string) =>
  Object.fromEntries((await standings(openid)).map(({ kind, credits }) => [kind, credits]))
const friday = async (openid: string) => (await standings(openid)).find(({ kind }) => kind === 'fridaySpecial')
const kept = (openid: string) => cloud.sql<{ answer: string }>`
  select answer from consent_grants where openid = ${openid} order by answer`

test('every kind with an active template can be asked for, at first with nothing in hand, and the rule of asking is told', async () => {
  const blank = { credits: 0, lastAnswer: null, answeredAt: null, off: false }
  expect(await cloud.get(anAccount(), 'consent.mine', {})).toEqual({
    standings: [
      { ...blank, kind: 'fridaySpecial', templateId: FRIDAY, title: '周五专场提醒', subscription: 'once' },
      {
        ...blank,
        kind: 'activityChanged',
        templateId: 'tpl-activity-changed',
        title: '活动变更通知',
        subscription: 'longTerm',
      },
    ],
    asking: { rejectDays: 30 },
  })
})

test('each accept of a one-time template is one more notice, a long-term one is accepted once for all', async () => {
  const openid = anAccount()
  const both = () => [answered('accept'), answered('accept', 'tpl-activity-changed')]
  await cloud.get(openid, 'consent.grant', { grants: both() })
  await cloud.get(openid, 'consent.grant', { grants: [...both(), answered('accept')] })
  expect(await creditsOf(openid)).toEqual({ fridaySpecial: 3, activityChanged: 1 })
})

test('an answer reported twice counts once, also at the same time or within one report', async () => {
  const openid = anAccount()
  const grant = answered('accept')
  await Promise.all([1, 2, 3].map(() => cloud.get(openid, 'consent.grant', { grants: [grant, grant] })))
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 1 })
  expect(await kept(openid)).toEqual([{ answer: 'accept' }])
})

test('parallel accepts are all counted', async () => {
  const openid = anAccount()
  await Promise.all(
    Array.from({ length: 10 }, () => cloud.get(openid, 'consent.grant', { grants: [answered('accept')] })),
  )
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 10 })
})

test('a no takes nothing away and is remembered, the last answer counting; so are a ban and a filter', async () => {
  const openid = anAccount()
  await cloud.get(openid, 'consent.grant', { grants: [answered('accept')] })
  await cloud.get(openid, 'consent.grant', { grants: [answered('reject')] })
  expect(await friday(openid)).toMatchObject({ credits: 1, lastAnswer: 'reject', answeredAt: expect.any(Number) })
  await cloud.get(openid, 'consent.grant', { grants: [answered('filter'), answered('ban')] })
  expect(await friday(openid)).toMatchObject({ credits: 1, lastAnswer: 'ban' })
  expect(await kept(openid)).toEqual(['accept', 'ban', 'filter', 'reject'].map((answer) => ({ answer })))
})

test('a template nobody knows costs nobody the other answers, and alone it is refused and keeps nothing', async () => {
  const openid = anAccount()
  const unknown = answered('accept', 'tpl-nobody-knows')
  await cloud.get(openid, 'consent.grant', { grants: [unknown, answered('accept')] })
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 1 })
  expect(await cloud.say(openid, 'consent.grant', { grants: [unknown] })).toBe('template.notFound')
  expect(await cloud.say(openid, 'consent.grant', { grants: [answered('accept', '\u0000')] })).toBe('input.invalid')
  expect(await kept(openid)).toEqual([{ answer: 'accept' }])
})

test('a kind is switched off and on again by its owner alone; consents in hand stay', async () => {
  const [one, other] = [anAccount(), anAccount()]
  await cloud.get(one, 'consent.grant', { grants: [answered('accept')] })
  const choose = (off: boolean) => cloud.get(one, 'consent.choose', { kind: 'fridaySpecial', off })
  await Promise.all([choose(true), choose(true)])
  expect(await friday(one)).toMatchObject({ off: true, credits: 1 })
  expect(await friday(other)).toMatchObject({ off: false })
  await choose(false)
  expect(await friday(one)).toMatchObject({ off: false, credits: 1 })
  expect(await cloud.say(one, 'consent.choose', { kind: 'everything' as never, off: true })).toBe('input.invalid')
})

test('an account sees and spends only its own', async () => {
  const [one, other] = [anAccount(), anAccount()]
  const grant = answered('accept')
  await cloud.get(one, 'consent.grant', { grants: [grant] })
  await cloud.get(other, 'consent.grant', { grants: [grant] })
  expect(await creditsOf(other)).toMatchObject({ fridaySpecial: 0 })
})
