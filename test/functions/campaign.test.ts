import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, aHelper, aPerson, at, moveClock, newId, nextNumber } from '../support/make'
import { aFridayTemplate, FRIDAY, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  clerk = await aClerk()
})
beforeEach(() => cloud.sql`truncate activities, consents, account_persons, persons cascade`)
afterEach(async () => {
  moveClock(0)
  wechat.faults.clear()
  await cloud.sql`truncate notices, campaigns cascade`
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const aSpecial = () => aFair({ special: true, title: '退役军人专场招聘会', startsAt: at(3, '09:00') })

/** An account that accepted the Friday notice so many times, in WeChat and with us. */
async function aSubscriber(times = 1) {
  const openid = `o-subscriber-${nextNumber()}`
  const grants = Array.from({ length: times }, () => ({
    grantId: newId<string>(),
    templateId: FRIDAY,
    answer: 'accept' as const,
  }))
  await cloud.get(openid, 'consent.grant', { grants })
  wechat.grant(openid, FRIDAY, times)
  return openid
}

const preview = (activityId: string) => cloud.get(clerk.openid, 'campaign.preview', { activityId })
const send = (activityId: string, openid = clerk.openid) => cloud.get(openid, 'campaign.send', { activityId })
const creditsOf = async (openid: string) =>
  (await cloud.get(openid, 'consent.mine', {})).find(({ kind }) => kind === 'fridaySpecial')?.credits
const inbox = (openid: string) => cloud.get(openid, 'notice.mine', {})
const audited = (id: string | null) => cloud.sql<Record<string, unknown>>`
  select act, actor_id, district, detail from audit where subject_id = ${id} order by id`
const nothing = Object.fromEntries(
  ['queued', 'sent', 'refused', 'noCredit', 'invalid', 'failed', 'unknown', 'off', 'capped', 'gone', 'lapsed'].map(
    (state) => [state, 0],
  ),
)

describe('the preview', () => {
  test('says what WeChat will show, and who would get it how', async () => {
    const { activityId, day } = await aSpecial()
    await aSubscriber()
    const seeker = await aPerson()
    await aPerson({ openid: seeker.openid, relation: 'family' })
    const spent = await aSubscriber()
    await cloud.sql`update consents set credits = 0 where openid = ${spent}`
    const [year, month, date] = day.split('-')
    expect(await preview(activityId)).toEqual({
      id: null,
      activityId,
      fair: '退役军人专场招聘会',
      startsAt: at(3, '09:00'),
      state: 'proposed',
      message: {
        title: '周五专场提醒',
        rows: [
          { label: '活动名称', value: '退役军人专场招聘会' },
          { label: '活动时间', value: `${year}年${month}月${date}日 09:00~12:00` },
          { label: '活动地点', value: '人力资源市场' },
          { label: '温馨提示', value: '身份证' },
        ],
        page: `packages/fair/detail/index?id=${activityId}`,
      },
      audience: { consented: 1, withoutCredit: 2 },
      report: nothing,
      sentAt: null,
    })
    expect(await cloud.sql`select from campaigns`).toEqual([])
  })
})

test('everybody is told once: by WeChat with a consent, in the app without one', async () => {
  const { activityId } = await aSpecial()
  const subscriber = await aSubscriber(2)
  const seeker = await aPerson()
  const campaign = await send(activityId)
  expect(campaign).toMatchObject({
    state: 'sent',
    audience: { consented: 1, withoutCredit: 1 },
    report: { ...nothing, sent: 1, noCredit: 1 },
  })
  expect(campaign.sentAt).not.toBeNull()
  const [message] = wechat.messages(subscriber)
  expect({ title: message?.title, rows: message?.rows, page: message?.page }).toEqual(campaign.message)
  expect(await creditsOf(subscriber)).toBe(1)
  for (const openid of [subscriber, seeker.openid])
    expect(await inbox(openid)).toMatchObject([
      { kind: 'fridaySpecial', activityId, title: '退役军人专场招聘会', text: expect.stringContaining('9:00–12:00') },
    ])
  expect(await inbox('o-somebody')).toEqual([])
  expect(await audited(campaign.id)).toEqual([
    { act: 'campaign.send', actor_id: clerk.staffId, district: '520602', detail: { activityId } },
  ])
  expect(await preview(activityId)).toEqual(campaign)
})

test('sending again, or two clerks at once, reaches nobody twice', async () => {
  const { activityId } = await aSpecial()
  const subscribers = await Promise.all(Array.from({ length: 60 }, () => aSubscriber(2)))
  const colleague = await aClerk({ district: '5206' })
  const askers = [clerk.openid, colleague.openid, clerk.openid, colleague.openid]
  await Promise.all([
    ...askers.map((openid) => send(activityId, openid)),
    ...[1, 2, 3].map(() => cloud.asTimer('notice', 'drainNotices')),
  ])
  await aSubscriber()
  const again = await send(activityId)
  expect(again).toMatchObject({ state: 'sent', report: { ...nothing, sent: 60 } })
  for (const openid of subscribers) {
    expect(wechat.messages(openid)).toHaveLength(1)
    expect(await creditsOf(openid)).toBe(1)
  }
  expect(await cloud.sql`select from campaigns`).toHaveLength(1)
  expect(await audited(again.id)).toHaveLength(1)
})

test('a long-term consent is not spent', async () => {
  const { activityId } = await aSpecial()
  const openid = await aSubscriber()
  await cloud.sql`update notice_templates set subscription = 'longTerm'`
  expect(await send(activityId)).toMatchObject({ report: { sent: 1 } })
  expect(await creditsOf(openid)).toBe(1)
  await cloud.sql`update notice_templates set subscription = 'once'`
})

describe('is refused', () => {
  const cases: [string, () => Promise<{ activityId: string }>][] = [
    ['campaign.notAFriday', () => aFair()],
    ['campaign.notAFriday', () => aCourse()],
    ['activity.notFound', () => aFair({ special: true, state: 'draft' })],
    ['activity.notFound', () => aFair({ special: true, district: '520621' })],
    ['activity.notFound', async () => ({ activityId: newId<string>() })],
  ]
  test.each(cases)('with %s, before and while sending', async (code, fairOf) => {
    const { activityId } = await fairOf()
    await aSubscriber()
    expect(await cloud.say(clerk.openid, 'campaign.preview', { activityId })).toBe(code)
    expect(await cloud.say(clerk.openid, 'campaign.send', { activityId })).toBe(code)
    expect(await cloud.sql`select from notices`).toEqual([])
  })

  test('when the special is cancelled or over', async () => {
    const off = await aFair({ special: true, state: 'cancelled' })
    const over = await aFair({ special: true, startsAt: at(-1, '09:00') })
    const say = (activityId: string) => cloud.say(clerk.openid, 'campaign.send', { activityId })
    expect([await say(off.activityId), await say(over.activityId)]).toEqual(['activity.cancelled', 'activity.over'])
  })

  test('without a template, and to anybody but clerks', async () => {
    const { activityId } = await aSpecial()
    const helper = await aHelper()
    expect(await cloud.say(helper.openid, 'campaign.send', { activityId })).toBe('actor.mayNot')
    await cloud.sql`delete from consent_grants`
    await cloud.sql`delete from notice_templates`
    expect(await cloud.say(clerk.openid, 'campaign.preview', { activityId })).toBe('campaign.templateMissing')
    expect(await cloud.say(clerk.openid, 'campaign.send', { activityId })).toBe('campaign.templateMissing')
    await aFridayTemplate(cloud)
  })
})

test('the Friday evening timer drafts the coming week’s notices, which a clerk then sends', async () => {
  const { activityId } = await aSpecial()
  await aFair({ special: true, startsAt: at(20, '09:00') })
  await aFair()
  const openid = await aSubscriber()
  expect(await cloud.asTimer('campaign', 'proposeCampaign')).toMatchObject({ kind: 'done', value: { proposed: 1 } })
  expect(await cloud.asTimer('campaign', 'proposeCampaign')).toMatchObject({ kind: 'done', value: { proposed: 0 } })
  expect(await preview(activityId)).toMatchObject({ state: 'proposed', audience: { consented: 1 } })
  expect(await send(activityId)).toMatchObject({ state: 'sent', report: { sent: 1 } })
  expect(wechat.messages(openid)).toHaveLength(1)
})
