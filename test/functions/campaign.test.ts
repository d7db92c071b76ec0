import { clock } from '../../cloudfunctions/kit/clock'
import { EVERYBODY, proposedAudience } from '../../src/domain/campaign/audience'
import { DistrictCode } from '../../types/division'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, aHelper, aPerson, at, moveClock, newId } from '../support/make'
import { aCampaign, aSpecial, aSubscriber, noQuietHours } from '../support/make-campaign'
import { aFridayTemplate, FRIDAY, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

const HERE = proposedAudience(DistrictCode.parse('520602'))

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await noQuietHours(cloud)
  clerk = await aClerk({ name: '罗静' })
})
beforeEach(() => cloud.sql`truncate activities, consents, notice_choices, account_persons, persons cascade`)
afterEach(async () => {
  moveClock(0)
  wechat.faults.clear()
  await cloud.sql`truncate notices, campaigns cascade`
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const get = (activityId: string) => cloud.get(clerk.openid, 'campaign.get', { activityId })
const approve = (campaign: { id: string; version: number }, openid = clerk.openid) =>
  cloud.ask(openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version })
const report = (campaignId: string) => cloud.get(clerk.openid, 'campaign.report', { campaignId })
const drain = () => cloud.asTimer('notice', 'drainNotices')
const inbox = async (openid: string) => (await cloud.get(openid, 'notice.mine', { cursor: null })).notices
const audited = (id: string | null) => cloud.sql<{ act: string }>`
  select act, actor_id, district from audit where subject_id = ${id} order by id`

/** Somebody who also has the consent in WeChat, so that the message really goes out. */
async function aReader(wish: Parameters<typeof aSubscriber>[1] = {}) {
  const openid = await aSubscriber(cloud, wish)
  wechat.grant(openid, FRIDAY, wish.times ?? 1)
  return openid
}

/** Registered, and known in the district of the specials here. */
async function aNeighbour(wish: Parameters<typeof aPerson>[0] = {}) {
  const person = await aPerson(wish)
  await cloud.sql`insert into consents (openid, kind, credits, updated_at, district)
    values (${person.openid}, 'fridaySpecial', 0, 1, '520602')`
  return person
}

test('before there is one, the notice shows as it would be proposed, and nothing is written', async () => {
  const { activityId, day, startsAt } = await aSpecial()
  const [year, month, date] = day.split('-')
  const time = `${year}年${month}月${date}日 09:00~12:00`
  expect(await get(activityId)).toMatchObject({
    id: null,
    fair: '退役军人专场招聘会',
    startsAt,
    state: 'proposed',
    version: 0,
    audience: HERE,
    scope: '520602',
    sendAt: at(2, '10:00'),
    message: {
      title: '周五专场提醒',
      rows: [
        { label: '活动名称', value: '退役军人专场招聘会' },
        { label: '活动时间', value: time },
        { label: '活动地点', value: '人力资源市场' },
        { label: '温馨提示', value: '身份证' },
      ],
      page: `packages/fair/detail/index?id=${activityId}`,
    },
    inApp: { title: '退役军人专场招聘会', text: expect.stringContaining('人力资源市场') },
    choices: { themes: [{ code: 'veteran', label: '退役军人专场' }], questions: expect.any(Array) },
  })
  expect(await cloud.sql`select from campaigns`).toEqual([])
})

test('the coming special proposes its own notice, once; one far off or called off does not', async () => {
  const { activityId } = await aSpecial()
  await aSpecial({ startsAt: at(20, '09:00') })
  await aSpecial({ startsAt: at(4, '09:00'), state: 'cancelled' })
  await aFair()
  expect(await cloud.asTimer('campaign', 'proposeCampaign')).toMatchObject({ kind: 'done', value: { proposed: 1 } })
  expect(await cloud.asTimer('campaign', 'proposeCampaign')).toMatchObject({ kind: 'done', value: { proposed: 0 } })
  const proposed = await get(activityId)
  expect(proposed).toMatchObject({ state: 'proposed', version: 1, audience: HERE, sendAt: at(2, '10:00') })
  expect(proposed.id).not.toBeNull()
})

test('from the yes to the report: it goes out at its time, each person once, everybody else reads it in the app', async () => {
  const { activityId } = await aSpecial()
  const reader = await aReader({ times: 2 })
  const seeker = await aNeighbour()
  const quiet = await aReader()
  await cloud.get(quiet, 'consent.choose', { kind: 'fridaySpecial', off: true })
  const sendAt = clock.now() + 3_600_000
  const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt })
  expect(await approve(campaign)).toMatchObject({
    kind: 'done',
    value: { state: 'approved', approvedBy: '罗静', sendAt },
  })
  await drain()
  expect(await report(campaign.id)).toMatchObject({ state: 'approved', people: 0, filled: false })
  moveClock(3_600_000)
  await drain()
  await drain()
  expect(await report(campaign.id)).toMatchObject({
    state: 'sent',
    filled: true,
    people: 2,
    counts: { sent: 1, noCredit: 1, queued: 0 },
    minutes: [{ sent: 1, settled: 2 }],
  })
  const [message, ...others] = wechat.messages(reader)
  expect(others).toEqual([])
  expect({ title: message?.title, rows: message?.rows }).toMatchObject({
    title: campaign.message?.title,
    rows: campaign.message?.rows,
  })
  for (const openid of [reader, seeker.openid])
    expect(await inbox(openid)).toMatchObject([{ kind: 'fridaySpecial', activityId, unread: true }])
  expect([await inbox(quiet), wechat.messages(quiet)]).toEqual([[], []])
  expect(await audited(campaign.id)).toMatchObject([
    { act: 'campaign.save', actor_id: clerk.staffId, district: '520602' },
    { act: 'campaign.approve', actor_id: clerk.staffId },
  ])
})

test('of two clerks at once one wins and the other is told who; the winner may say it again', async () => {
  const { activityId } = await aSpecial()
  await aReader()
  const colleague = await aClerk({ district: '5206', name: '周明' })
  const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 60_000 })
  const replies = await Promise.all([approve(campaign), approve(campaign, colleague.openid)])
  const refused = replies.flatMap((reply) => (reply.kind === 'refused' ? [reply.refusal] : []))
  const winner = replies[0]?.kind === 'done' ? clerk : colleague
  expect(refused).toMatchObject([
    { code: 'campaign.approvedAlready', by: winner === clerk ? '罗静' : '周明', at: expect.any(Number) },
  ])
  expect(await approve(campaign, winner.openid)).toMatchObject({ kind: 'done', value: { state: 'approved' } })
  expect((await audited(campaign.id)).filter(({ act }) => act === 'campaign.approve')).toHaveLength(1)
})

test('a yes to what a colleague has changed meanwhile is refused, and a change takes a yes back', async () => {
  const { activityId } = await aSpecial()
  await aReader()
  const colleague = await aClerk({ district: '5206', name: '周明' })
  const seen = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 60_000 })
  const changed = await aCampaign(cloud, colleague.openid, {
    activityId,
    audience: HERE,
    sendAt: clock.now() + 120_000,
  })
  expect(await approve(seen)).toMatchObject({ kind: 'refused', refusal: { code: 'campaign.changed', by: '周明' } })
  const stale = { activityId, version: seen.version, audience: EVERYBODY, sendAt: clock.now() + 180_000 }
  expect(await cloud.say(clerk.openid, 'campaign.save', stale)).toBe('campaign.changed')
  expect(await approve(changed)).toMatchObject({ kind: 'done' })
  const again = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 240_000 })
  expect(again).toMatchObject({ state: 'proposed', approvedBy: null })
})

test('a save whose answer was lost may be sent again', async () => {
  const { activityId } = await aSpecial()
  const wish = { activityId, version: 0, audience: { ...EVERYBODY, history: 'came' as const }, sendAt: at(2, '11:00') }
  const first = await cloud.get(clerk.openid, 'campaign.save', wish)
  expect(await cloud.get(clerk.openid, 'campaign.save', wish)).toEqual(first)
  expect((await audited(first.id)).filter(({ act }) => act === 'campaign.save')).toHaveLength(1)
})

describe('a send time', () => {
  const hours = (from: string, until: string) =>
    cloud.sql`update policies set value = ${JSON.stringify({ from, until })} where name = 'quiet'`
  afterEach(() => noQuietHours(cloud))

  test('in the past, in quiet hours or after the start is refused with the next possible one', async () => {
    const { activityId } = await aSpecial()
    const save = (sendAt: number) =>
      cloud.ask(clerk.openid, 'campaign.save', { activityId, version: 0, audience: EVERYBODY, sendAt })
    expect(await save(clock.now() - 3_600_000)).toMatchObject({
      refusal: { code: 'campaign.timePast', next: expect.any(Number) },
    })
    expect(await save(at(3, '09:00'))).toMatchObject({
      refusal: { code: 'campaign.tooLate', startsAt: at(3, '09:00') },
    })
    await hours('22:00', '07:30')
    expect((await get(activityId)).quiet).toEqual({ from: '22:00', until: '07:30' })
    await hours('21:00', '08:00')
    expect(await save(at(1, '22:00'))).toMatchObject({ refusal: { code: 'campaign.quiet', next: at(2, '08:00') } })
    expect(await cloud.sql`select from campaigns`).toEqual([])
  })

  test('that became past or quiet until the yes is refused then', async () => {
    const { activityId } = await aSpecial()
    await aReader()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 60_000 })
    moveClock(3_600_000)
    expect(await approve(campaign)).toMatchObject({ refusal: { code: 'campaign.timePast' } })
    const atOnce = await aCampaign(cloud, clerk.openid, { activityId, sendAt: null })
    await hours('00:00', '24:00')
    expect(await approve(atOnce)).toMatchObject({ refusal: { code: 'campaign.quiet' } })
    expect(await cloud.sql`select from notices`).toEqual([])
  })

  test('that comes in quiet hours after all begins when they end', async () => {
    const { activityId } = await aSpecial()
    const reader = await aReader()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 60_000 })
    await approve(campaign)
    await hours('00:00', '24:00')
    moveClock(3_600_000)
    await drain()
    expect(await report(campaign.id)).toMatchObject({ state: 'approved', people: 0 })
    await noQuietHours(cloud)
    await drain()
    expect(wechat.messages(reader)).toHaveLength(1)
  })
})

describe('is refused', () => {
  test('with an audience of nobody, with values WeChat would not take, and when it is called off', async () => {
    const { activityId } = await aSpecial()
    await aReader()
    const nobody = await aCampaign(cloud, clerk.openid, { activityId, audience: { keyGroups: ['disabled'] } })
    expect(await approve(nobody)).toMatchObject({ refusal: { code: 'campaign.audienceEmpty' } })
    const fields = (await cloud.sql<{ fields: unknown }>`select fields from notice_templates`)[0]?.fields
    await cloud.sql`update notice_templates set fields = '[{ "key": "phone_number1", "label": "联系电话", "from": "title" }]'`
    const unfit = await aCampaign(cloud, clerk.openid, { activityId })
    expect(await approve(unfit)).toMatchObject({ refusal: { code: 'campaign.unfit', field: '联系电话' } })
    await cloud.sql`update notice_templates set fields = ${JSON.stringify(fields)}`
    await cloud.sql`update activities set state = 'cancelled' where id = ${activityId}`
    expect(await approve(unfit)).toMatchObject({ refusal: { code: 'activity.cancelled' } })
    expect(await cloud.sql`select from notices`).toEqual([])
  })

  const cases: [string, () => Promise<{ activityId: string }>][] = [
    ['campaign.notAFriday', () => aFair()],
    ['campaign.notAFriday', () => aCourse()],
    ['activity.notFound', () => aFair({ special: true, state: 'draft' })],
    ['activity.notFound', () => aFair({ special: true, district: '520621' })],
    ['activity.notFound', async () => ({ activityId: newId<string>() })],
  ]
  test.each(cases)('with %s, whatever one wants to do', async (code, fairOf) => {
    const { activityId } = await fairOf()
    const audience = EVERYBODY
    const said = [
      await cloud.say(clerk.openid, 'campaign.get', { activityId }),
      await cloud.say(clerk.openid, 'campaign.preview', { activityId, audience }),
      await cloud.say(clerk.openid, 'campaign.save', { activityId, version: 0, audience, sendAt: null }),
      await cloud.say(clerk.openid, 'campaign.test', { activityId, testId: newId() }),
    ]
    expect(said).toEqual([code, code, code, code])
  })

  test('without a template, and to anybody but clerks', async () => {
    const { activityId } = await aSpecial()
    const helper = await aHelper()
    expect(await cloud.say(helper.openid, 'campaign.get', { activityId })).toBe('actor.mayNot')
    await cloud.sql`update notice_templates set active = false`
    expect(await cloud.say(clerk.openid, 'campaign.get', { activityId })).toBe('campaign.templateMissing')
    await cloud.sql`update notice_templates set active = true`
  })

  describe('with a template somebody wrote wrong', () => {
    const BROKEN = [{ thing1: 'title' }, [{ label: '活动名称', from: 'title' }], null, 'x', []]
    let good: unknown
    beforeEach(async () => {
      good = (await cloud.sql<{ fields: unknown }>`select fields from notice_templates`)[0]?.fields
    })
    const write = (fields: unknown) => cloud.sql`update notice_templates set fields = ${JSON.stringify(fields)}::jsonb`
    afterEach(() => write(good))

    test.each(BROKEN)('%j: nothing is prepared or sent, and every call says why', async (fields) => {
      const { activityId } = await aSpecial()
      const reader = await aReader()
      await aReader({ openid: clerk.openid })
      const campaign = await aCampaign(cloud, clerk.openid, { activityId })
      await write(fields)
      const audience = EVERYBODY
      const said = [
        await cloud.say(clerk.openid, 'campaign.get', { activityId }),
        await cloud.say(clerk.openid, 'campaign.preview', { activityId, audience }),
        await cloud.say(clerk.openid, 'campaign.save', { activityId, version: 1, audience, sendAt: null }),
        await cloud.say(clerk.openid, 'campaign.approve', { campaignId: campaign.id, version: campaign.version }),
        await cloud.say(clerk.openid, 'campaign.test', { activityId, testId: newId() }),
      ]
      expect(said).toEqual(said.map(() => 'campaign.templateBroken'))
      expect(await cloud.say(clerk.openid, 'campaign.list', { cursor: null })).toBe('done')
      await drain()
      expect(wechat.messages(reader)).toEqual([])
    })

    test('what is under way is still shown, without its message, and can be stopped', async () => {
      const { activityId } = await aSpecial()
      await aReader()
      const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 3_600_000 })
      await approve(campaign)
      await write({ thing1: 'title' })
      expect(await get(activityId)).toMatchObject({ state: 'approved', message: null })
      await cloud.sql`update notice_templates set active = false`
      expect(await cloud.ask(clerk.openid, 'campaign.stop', { campaignId: campaign.id })).toMatchObject({
        kind: 'done',
        value: { state: 'stopped', message: null },
      })
      await cloud.sql`update notice_templates set active = true`
    })
  })

  test('to clerks of another division, like a campaign that is not there', async () => {
    const { activityId } = await aSpecial()
    await aReader()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId })
    const other = await aClerk({ district: '520621' })
    for (const campaignId of [campaign.id, newId<string>()]) {
      const say = (call: 'campaign.pause' | 'campaign.resume' | 'campaign.stop' | 'campaign.report') =>
        cloud.say(other.openid, call, { campaignId })
      expect(await cloud.say(other.openid, 'campaign.approve', { campaignId, version: 1 })).toBe('campaign.notFound')
      expect([await say('campaign.pause'), await say('campaign.stop'), await say('campaign.report')]).toEqual([
        'campaign.notFound',
        'campaign.notFound',
        'campaign.notFound',
      ])
    }
  })
})

describe('on its way', () => {
  const turn = (call: 'campaign.pause' | 'campaign.resume' | 'campaign.stop', campaignId: string) =>
    cloud.ask(clerk.openid, call, { campaignId })

  test('it can be paused and resumed, and nobody is told twice', async () => {
    const { activityId } = await aSpecial()
    const readers = await Promise.all(Array.from({ length: 3 }, () => aReader()))
    const campaign = await aCampaign(cloud, clerk.openid, { activityId })
    await approve(campaign)
    expect(await turn('campaign.pause', campaign.id)).toMatchObject({ value: { state: 'paused' } })
    expect(await turn('campaign.pause', campaign.id)).toMatchObject({ value: { state: 'paused' } })
    await drain()
    expect(await report(campaign.id)).toMatchObject({ state: 'paused', counts: { queued: 3, sent: 0 } })
    expect(await turn('campaign.resume', campaign.id)).toMatchObject({ value: { state: 'sent' } })
    await Promise.all([drain(), drain()])
    await drain()
    expect(await report(campaign.id)).toMatchObject({ state: 'sent', counts: { queued: 0, sent: 3 } })
    for (const openid of readers) expect(wechat.messages(openid)).toHaveLength(1)
    expect(await turn('campaign.pause', campaign.id)).toMatchObject({
      refusal: { code: 'campaign.wrongState', state: 'sent' },
    })
  })

  test('it can be stopped for good: what still waits is settled as such, not sent and not shown', async () => {
    const { activityId } = await aSpecial()
    const reader = await aReader()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId })
    await approve(campaign)
    expect(await turn('campaign.stop', campaign.id)).toMatchObject({ value: { state: 'stopped' } })
    await drain()
    expect(await report(campaign.id)).toMatchObject({ state: 'stopped', counts: { queued: 0, sent: 0, lapsed: 1 } })
    expect([wechat.messages(reader), await inbox(reader)]).toEqual([[], []])
    expect(await turn('campaign.resume', campaign.id)).toMatchObject({ refusal: { code: 'campaign.wrongState' } })
    expect((await audited(campaign.id)).map(({ act }) => act)).toEqual([
      'campaign.save',
      'campaign.approve',
      'campaign.stop',
    ])
  })

  test('it does not begin when the special was called off after the yes', async () => {
    const { activityId } = await aSpecial()
    const reader = await aReader()
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, sendAt: clock.now() + 60_000 })
    await approve(campaign)
    await cloud.sql`update activities set state = 'cancelled' where id = ${activityId}`
    moveClock(3_600_000)
    await drain()
    expect(await report(campaign.id)).toMatchObject({ state: 'stopped', people: 0 })
    expect(wechat.messages(reader)).toEqual([])
  })
})

test('an account that is deleted between the writing and the sending is settled as gone and blocks nobody', async () => {
  const { activityId } = await aSpecial()
  const [first, second] = [await aReader(), await aReader()]
  const campaign = await aCampaign(cloud, clerk.openid, { activityId })
  await approve(campaign)
  await cloud.sql`update notices set openid = 'erased:' || id where openid = ${first}`
  await drain()
  await drain()
  expect(await report(campaign.id)).toMatchObject({ state: 'sent', counts: { sent: 1, gone: 1, queued: 0 } })
  expect([wechat.messages(first).length, wechat.messages(second).length]).toEqual([0, 1])
})

test('who opened, who looked in the app and who signed up after it is counted, each once', async () => {
  const { activityId } = await aSpecial()
  const person = await aPerson()
  const reader = await aReader({ openid: person.openid })
  const other = await aReader()
  const campaign = await aCampaign(cloud, clerk.openid, { activityId })
  await approve(campaign)
  await drain()
  await drain()
  const noticeId = (await inbox(reader))[0]?.id ?? ''
  for (let time = 0; time < 2; time += 1) await cloud.get(reader, 'notice.opened', { noticeId })
  await cloud.get(other, 'notice.read', { upTo: clock.now() })
  await cloud.get(other, 'notice.read', { upTo: clock.now() })
  await cloud.get(reader, 'ticket.book', { activityId, personId: person.personId })
  expect(await report(campaign.id)).toMatchObject({
    people: 2,
    opened: 1,
    read: 1,
    booked: 1,
    counts: { sent: 2, queued: 0 },
  })
  const { campaigns } = await cloud.get(clerk.openid, 'campaign.list', { cursor: null })
  expect(campaigns).toMatchObject([{ id: activityId, state: 'sent', people: 2, sent: 2, opened: 1 }])
})

describe('a test to oneself', () => {
  test('goes to the clerk alone, once for one test, and costs their own consent', async () => {
    const { activityId } = await aSpecial()
    const reader = await aReader()
    await aReader({ openid: clerk.openid })
    const ask = { activityId, testId: newId<string>() }
    expect(await cloud.get(clerk.openid, 'campaign.test', ask)).toEqual({ state: 'sent' })
    expect(await cloud.get(clerk.openid, 'campaign.test', ask)).toEqual({ state: 'sent' })
    expect(wechat.messages(clerk.openid)).toHaveLength(1)
    expect(wechat.messages(clerk.openid)[0]?.page).toContain(`&n=${ask.testId}`)
    expect(wechat.messages(reader)).toEqual([])
    const again = { activityId, testId: newId<string>() }
    expect(await cloud.say(clerk.openid, 'campaign.test', again)).toBe('campaign.noCredit')
  })

  test('says honestly when WeChat takes none', async () => {
    const { activityId } = await aSpecial()
    const other = await aClerk()
    await aSubscriber(cloud, { openid: other.openid })
    const ask = { activityId, testId: newId<string>() }
    expect(await cloud.get(other.openid, 'campaign.test', ask)).toEqual({ state: 'refused' })
  })
})

test('the list has every special in scope with or without a notice, page by page', async () => {
  for (let week = 0; week < 25; week += 1) await aSpecial({ startsAt: at(14 - 7 * week, '09:00') })
  await aSpecial({ district: '520621' })
  const first = await cloud.get(clerk.openid, 'campaign.list', { cursor: null })
  const second = await cloud.get(clerk.openid, 'campaign.list', { cursor: first.next })
  expect([first.campaigns.length, second.campaigns.length, second.next]).toEqual([20, 5, null])
  const starts = [...first.campaigns, ...second.campaigns].map(({ startsAt }) => startsAt)
  expect(starts).toEqual([...starts].sort((a, b) => b - a))
  const wrong = { cursor: `${first.next}x` }
  expect(await cloud.say(clerk.openid, 'campaign.list', wrong)).toBe('input.invalid')
})

describe('people to be called', () => {
  const calls = () => cloud.get(clerk.openid, 'desk.calls', {})

  test('are those without a consent in hand, when the clerk asks for it; who was told is in the report', async () => {
    const { activityId } = await aSpecial()
    await aReader()
    const person = await aNeighbour({ realName: '田小花' })
    await aPerson({ openid: person.openid, relation: 'family' })
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, audience: { call: true } })
    await approve(campaign)
    await drain()
    expect(await report(campaign.id)).toMatchObject({ told: 0, toCall: 1 })
    const [call, ...others] = await calls()
    expect(others).toEqual([])
    expect(call).toMatchObject({ kind: 'fridaySpecial', name: '田小花', phone: person.phone })
    await cloud.get(clerk.openid, 'desk.called', { noticeId: call?.noticeId ?? '', result: 'told' })
    expect(await report(campaign.id)).toMatchObject({ told: 1, toCall: 0 })
  })

  test('are those too whose consent turned out to be none when the message was sent', async () => {
    const { activityId } = await aSpecial()
    const person = await aNeighbour({ realName: '田小花' })
    await cloud.sql`update consents set credits = 1 where openid = ${person.openid}`
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, audience: { call: true } })
    await approve(campaign)
    await drain()
    expect(await report(campaign.id)).toMatchObject({ counts: { refused: 1 }, toCall: 1, told: 0 })
    expect(await calls()).toMatchObject([{ kind: 'fridaySpecial', name: '田小花' }])
  })

  test('are nobody unless asked for, and nobody once it has started', async () => {
    const { activityId } = await aSpecial()
    await aNeighbour()
    await approve(await aCampaign(cloud, clerk.openid, { activityId }))
    await drain()
    expect(await calls()).toEqual([])
    const other = await aSpecial({ startsAt: at(1, '09:00') })
    await approve(await aCampaign(cloud, clerk.openid, { activityId: other.activityId, audience: { call: true } }))
    await drain()
    expect(await calls()).toHaveLength(1)
    moveClock(at(1, '09:30') - Date.now())
    expect(await calls()).toEqual([])
  })

  test('more than a desk can call are refused before anybody is told', async () => {
    const { activityId } = await aSpecial()
    const { personId } = await aPerson()
    await cloud.sql`with link as (
        insert into account_persons (openid, person_id, relation, linked_at)
        select 'o-many-' || n, ${personId}, 'self', 1 from generate_series(1, 201) n returning openid
      ) insert into consents (openid, kind, credits, updated_at, district)
      select openid, 'fridaySpecial', 0, 1, '520602' from link`
    const campaign = await aCampaign(cloud, clerk.openid, { activityId, audience: { call: true } })
    expect(await approve(campaign)).toMatchObject({
      refusal: { code: 'campaign.tooManyCalls', people: 201, most: 200 },
    })
  })
})

test('a message WeChat does not take is settled as invalid with the reason, and the others go out', async () => {
  const { activityId } = await aSpecial()
  const readers = await Promise.all(Array.from({ length: 3 }, () => aReader()))
  const campaign = await aCampaign(cloud, clerk.openid, { activityId })
  await approve(campaign)
  wechat.faults.add({ path: 'cgi-bin/message/subscribe/send', errcode: 47003, times: 1 })
  await drain()
  await drain()
  const said = await report(campaign.id)
  expect(said).toMatchObject({ state: 'sent', counts: { invalid: 1, sent: 2, queued: 0 } })
  expect(said.troubles).toHaveLength(1)
  const delivered = await Promise.all(readers.map(async (openid) => wechat.messages(openid).length))
  expect(delivered.reduce((sum, messages) => sum + messages, 0)).toBe(2)
})
