import type { ConsentAnswer } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { newId, nextNumber } from '../support/make'
import { aFridayTemplate, FRIDAY } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await aFridayTemplate(cloud)
  await cloud.sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page)
    values ('activityChanged', 'tpl-activity-changed', '活动变更通知', 'longTerm', '[]', 'pages/home/index')`
})
afterAll(() => cloud.close())

const anAccount = () => `o-consent-${nextNumber()}`
const answered = (answer: ConsentAnswer, templateId = FRIDAY, grantId = newId<string>()) => ({
  grantId,
  templateId,
  answer,
})
const creditsOf = async (openid: string) =>
  Object.fromEntries((await cloud.get(openid, 'consent.mine', {})).map(({ kind, credits }) => [kind, credits]))
const kept = (openid: string) => cloud.sql<{ answer: string }>`
  select answer from consent_grants where openid = ${openid} order by answer`

test('every kind of notice can be asked for, at first with nothing in hand', async () => {
  expect(await cloud.get(anAccount(), 'consent.mine', {})).toEqual([
    { kind: 'activityChanged', templateId: 'tpl-activity-changed', title: '活动变更通知', credits: 0 },
    { kind: 'fridaySpecial', templateId: FRIDAY, title: '周五专场提醒', credits: 0 },
  ])
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

test('any other answer is kept, gives nothing and takes nothing', async () => {
  const openid = anAccount()
  await cloud.get(openid, 'consent.grant', { grants: [answered('accept')] })
  const others = (['reject', 'ban', 'filter'] as const).map((answer) => answered(answer))
  await cloud.get(openid, 'consent.grant', { grants: others })
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 1 })
  expect(await kept(openid)).toEqual(['accept', 'ban', 'filter', 'reject'].map((answer) => ({ answer })))
})

test('a template we do not have refuses the whole report', async () => {
  const openid = anAccount()
  const say = (templateId: string) =>
    cloud.say(openid, 'consent.grant', { grants: [answered('accept'), answered('accept', templateId)] })
  expect(await say('tpl-nobody-knows')).toBe('template.notFound')
  expect(await say('\u0000')).toBe('input.invalid')
  expect(await kept(openid)).toEqual([])
  expect(await creditsOf(openid)).toMatchObject({ fridaySpecial: 0 })
})

test('an account sees and spends only its own', async () => {
  const [one, other] = [anAccount(), anAccount()]
  const grant = answered('accept')
  await cloud.get(one, 'consent.grant', { grants: [grant] })
  await cloud.get(other, 'consent.grant', { grants: [grant] })
  expect(await creditsOf(other)).toMatchObject({ fridaySpecial: 0 })
})
