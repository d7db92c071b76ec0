import { clock } from '../../cloudfunctions/kit/clock'
import { database } from '../../cloudfunctions/kit/db'
import { sql } from '../../cloudfunctions/kit/sql'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, newId } from '../support/make'
import { aCampaign, aSpecial, aSubscriber, noQuietHours } from '../support/make-campaign'
import { aFridayTemplate, FRIDAY, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let luo: Awaited<ReturnType<typeof aClerk>>
let zhou: Awaited<ReturnType<typeof aClerk>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await noQuietHours(cloud)
  luo = await aClerk({ name: '罗静' })
  zhou = await aClerk({ district: '5206', name: '周明' })
})
beforeEach(() => cloud.sql`truncate activities, consents, notice_choices, account_persons, persons cascade`)
afterEach(async () => {
  wechat.faults.clear()
  await cloud.sql`truncate notices, campaigns cascade`
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

type Turn = 'campaign.pause' | 'campaign.resume' | 'campaign.stop'
const turn = (call: Turn, campaignId: string, openid = luo.openid) => cloud.ask(openid, call, { campaignId })
const stateOf = async (id: string) =>
  (await cloud.sql<{ state: string }>`select state from campaigns where id = ${id}`)[0]?.state
const drain = () => cloud.asTimer('notice', 'drainNotices')

/** A campaign somebody said yes to, with one reader, going out in an hour. */
async function anApproved() {
  const { activityId } = await aSpecial()
  const reader = await aSubscriber(cloud)
  wechat.grant(reader, FRIDAY, 1)
  const { id, version } = await aCampaign(cloud, luo.openid, { activityId, sendAt: clock.now() + 3_600_000 })
  await cloud.get(luo.openid, 'campaign.approve', { campaignId: id, version })
  return { id, reader }
}

/** Does `change` to the row while the turns wait for it, as somebody does who was a moment earlier. */
async function meanwhile<T>(change: ReturnType<typeof sql>, turns: () => Promise<T>[]): Promise<T[]> {
  const waiting = await database().transaction(async (tx) => {
    await change.execute(tx)
    const asked = turns()
    while ((await blocked()) < asked.length);
    return { asked }
  })
  return Promise.all(waiting.asked)
}

const blocked = async () =>
  (
    await cloud.sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
  )[0]?.n ?? 0

test.each<[Turn, string]>([
  ['campaign.stop', 'stopped'],
  ['campaign.pause', 'paused'],
])('%s given in the very moment it begins is not lost', async (call, state) => {
  const { id, reader } = await anApproved()
  const begins = sql`update campaigns set state = 'sending', started_at = 1 where id = ${id}`
  const [reply] = await meanwhile(begins, () => [turn(call, id)])
  expect(reply).toMatchObject({ kind: 'done', value: { state } })
  expect(await stateOf(id)).toBe(state)
  await drain()
  expect(wechat.messages(reader)).toEqual([])
  expect(await cloud.sql`select from audit where subject_id = ${id} and act = ${call}`).toHaveLength(1)
})

test('of a pause and a stop at the same time the stop holds, whichever is first', async () => {
  const { id } = await anApproved()
  const touched = sql`update campaigns set people = people where id = ${id}`
  const [paused, stopped] = await meanwhile(touched, () => [
    turn('campaign.pause', id),
    turn('campaign.stop', id, zhou.openid),
  ])
  expect(await stateOf(id)).toBe('stopped')
  expect(stopped).toMatchObject({ kind: 'done', value: { state: 'stopped' } })
  if (paused?.kind === 'done') expect(['paused', 'stopped']).toContain(paused.value.state)
  else expect(paused).toMatchObject({ refusal: { code: 'campaign.wrongState', state: 'stopped' } })
})

test('a turn that comes when everything was sent says so and changes nothing', async () => {
  const { id } = await anApproved()
  const [reply] = await meanwhile(sql`update campaigns set state = 'sent' where id = ${id}`, () => [
    turn('campaign.stop', id),
  ])
  expect(reply).toMatchObject({ refusal: { code: 'campaign.wrongState', state: 'sent' } })
  expect(await cloud.sql`select from audit where subject_id = ${id} and act = 'campaign.stop'`).toEqual([])
})

test('resumed before it began it waits for its time, and afterwards it goes on', async () => {
  const { id } = await anApproved()
  await turn('campaign.pause', id)
  expect(await turn('campaign.resume', id)).toMatchObject({ value: { state: 'approved' } })
  await cloud.sql`update campaigns set state = 'paused', started_at = 1 where id = ${id}`
  expect(await turn('campaign.resume', id)).toMatchObject({ value: { state: 'sent' } })
})

test('stopped while it was still being written down, the list is over', async () => {
  const { id } = await anApproved()
  await cloud.sql`update campaigns set state = 'sending', started_at = 1 where id = ${id}`
  const report = () => cloud.get(luo.openid, 'campaign.report', { campaignId: id })
  expect(await report()).toMatchObject({ filled: false })
  await turn('campaign.stop', id)
  expect(await report()).toMatchObject({ state: 'stopped', filled: true })
})

describe('a test to oneself', () => {
  test('asked for again while it is on its way sends no second one', async () => {
    const { activityId } = await aSpecial()
    await aSubscriber(cloud, { openid: luo.openid, times: 2 })
    wechat.grant(luo.openid, FRIDAY, 2)
    const ask = { activityId, testId: newId<string>() }
    wechat.faults.add({ path: 'cgi-bin/message/subscribe/send', delayMs: 500 })
    const sends = new Promise<void>((sent) => {
      const counter = wechat.count((path) => {
        if (path !== 'cgi-bin/message/subscribe/send') return
        counter.stop()
        sent()
      })
    })
    const first = cloud.get(luo.openid, 'campaign.test', ask)
    await sends
    expect(await cloud.get(luo.openid, 'campaign.test', ask)).toEqual({ state: 'claimed' })
    expect(await first).toEqual({ state: 'sent' })
    expect(wechat.messages(luo.openid)).toHaveLength(1)
    expect(await cloud.get(luo.openid, 'campaign.test', ask)).toEqual({ state: 'sent' })
  })

  test('asked for twice at once is one, and the second says where the first stands', async () => {
    const { activityId } = await aSpecial()
    await aSubscriber(cloud, { openid: zhou.openid })
    wechat.grant(zhou.openid, FRIDAY, 1)
    const before = wechat.messages(zhou.openid).length
    const ask = { activityId, testId: newId<string>() }
    const replies = await Promise.all([1, 2, 3].map(() => cloud.get(zhou.openid, 'campaign.test', ask)))
    for (const { state } of replies) expect(['claimed', 'sent']).toContain(state)
    expect(wechat.messages(zhou.openid).length - before).toBe(1)
  })

  test('whose worker died is never sent again, and ends as unknown', async () => {
    const { activityId } = await aSpecial()
    await aSubscriber(cloud, { openid: luo.openid })
    wechat.grant(luo.openid, FRIDAY, 1)
    const before = wechat.messages(luo.openid).length
    const testId = newId<string>()
    await cloud.sql`
      insert into notices (id, kind, activity_id, openid, state, title, body, queued_at, claimed_at, next_at, reason)
      values (${testId}, 'fridaySpecial', ${activityId}, ${luo.openid}, 'claimed', '', '', 1,
        ${clock.now() - 600_000}, 1, ${`test:${testId}`})`
    expect(await cloud.get(luo.openid, 'campaign.test', { activityId, testId })).toEqual({ state: 'claimed' })
    await drain()
    expect(await cloud.get(luo.openid, 'campaign.test', { activityId, testId })).toEqual({ state: 'unknown' })
    expect(wechat.messages(luo.openid)).toHaveLength(before)
  })
})
