import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, moveClock } from '../support/make'
import { allTemplates, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const SEND = 'cgi-bin/message/subscribe/send'
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await allTemplates(cloud)
  await withoutQuietHours(cloud)
  clerk = await aClerk()
})
beforeEach(async () => {
  await cloud.sql`truncate notices, calls, consents, activities, reminders cascade`
  await forgetTrouble(cloud)
})
afterEach(() => {
  moveClock(0)
  wechat.faults.clear()
  process.env.WECHAT_API_URL = wechat.url
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const drain = () => cloud.asTimer('notice', 'drainNotices')
/** The minute's timer, so long from now. */
const drainAfter = (ms: number) => {
  moveClock(ms)
  return drain()
}
const quotaIsUsedUp = () => wechat.faults.add({ path: SEND, errcode: 45009, times: 1000 })
const called = async () => (await cloud.get(clerk.openid, 'desk.calls', {})).map(({ noticeId }) => noticeId)
const lines = () => cloud.sql<{ notice_id: string }>`select notice_id from calls`
const states = () => cloud.sql<{ state: string }>`select state from notices order by queued_at`

async function aConsent(openid: string, kind: NoticeKind, credits = 1) {
  const [template] = await cloud.sql<{ template_id: string }>`
    select template_id from notice_templates where kind = ${kind}`
  await cloud.sql`insert into consents (openid, kind, credits, updated_at) values (${openid}, ${kind}, ${credits}, 1)`
  wechat.grant(openid, template?.template_id ?? '', credits)
}

/** Somebody with a consent who was just offered a place for so long. */
async function someoneOffered(ms: number) {
  const fair = await aFair({ startsAt: at(3, '09:00') })
  const person = await aPerson()
  const until = Date.now() + ms
  const { ticketId } = await aTicket({ ...fair, ...person, state: 'offered', offeredUntil: until })
  await aConsent(person.openid, 'placeOffered', 2)
  const [row] = await cloud.sql<{ id: string }>`
    insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, next_at)
    values ('placeOffered', ${fair.activityId}, ${ticketId}, ${person.openid}, 'queued', '招聘会', '轮到您了',
      ${`offer:${ticketId}:${until}`}, ${Date.now()}, 1) returning id`
  return { ...person, ticketId, noticeId: row?.id ?? '' }
}

/** A fair called off, with one holder who has a consent. */
async function aCallOff({ startsAt = at(9, '09:00') } = {}) {
  const fair = await aFair({ startsAt })
  const person = await aPerson()
  await aTicket({ ...fair, ...person })
  await aConsent(person.openid, 'activityChanged')
  await cloud.get(clerk.openid, 'series.callOff', { activityId: fair.activityId, scope: 'one', reason: '大雪封路' })
  return person
}

describe('what must be told and WeChat cannot take', () => {
  test('goes to the call list after ten minutes, once, and leaves it when it is delivered after all', async () => {
    quotaIsUsedUp()
    const { noticeId, openid } = await someoneOffered(4 * HOUR)
    await drainAfter(9 * MINUTE)
    expect(await called()).toEqual([])
    for (const ms of [11 * MINUTE, 30 * MINUTE, HOUR]) await drainAfter(ms)
    expect(await lines()).toEqual([{ notice_id: noticeId }])
    expect(await called()).toEqual([noticeId])
    wechat.faults.clear()
    await drainAfter(3 * HOUR)
    expect([await states(), wechat.messages(openid).length]).toEqual([[{ state: 'sent' }], 1])
    expect(await called()).toEqual([])
  })

  test('sooner, when the offer is short', async () => {
    quotaIsUsedUp()
    const { noticeId } = await someoneOffered(20 * MINUTE)
    await drainAfter(4 * MINUTE)
    expect(await called()).toEqual([])
    await drainAfter(6 * MINUTE)
    expect(await called()).toEqual([noticeId])
    await drainAfter(21 * MINUTE)
    expect(await called()).toEqual([])
  })

  test('makes one line for an offer and the word that it is about to end', async () => {
    quotaIsUsedUp()
    const { noticeId } = await someoneOffered(2 * HOUR)
    await drainAfter(65 * MINUTE)
    await cloud.asTimer('notice', 'remind')
    await drainAfter(100 * MINUTE)
    expect(await states()).toHaveLength(2)
    expect(await called()).toEqual([noticeId])
  })

  test('is called about a fair that is off though nothing gets through for days, and stays in the inbox', async () => {
    process.env.WECHAT_API_URL = 'http://127.0.0.1:9/wechat/api'
    const { openid } = await aCallOff()
    await drainAfter(11 * MINUTE)
    expect(await called()).toHaveLength(1)
    await drainAfter(3 * DAY + HOUR)
    expect(await states()).toEqual([{ state: 'failed' }])
    expect(await called()).toHaveLength(1)
    expect(await cloud.get(openid, 'notice.mine', { cursor: null })).toMatchObject({
      notices: [{ text: expect.stringContaining('大雪封路') }],
    })
  })

  test('is called about also when no timer ran for days, but not once the fair would be over', async () => {
    await aCallOff()
    await aCallOff({ startsAt: at(2, '09:00') })
    await drainAfter(4 * DAY)
    expect((await states()).map(({ state }) => state).sort()).toEqual(['failed', 'lapsed'])
    expect([await lines(), await called()]).toEqual([[expect.anything()], [expect.anything()]])
  })
})

test('nobody is called about a reminder that waits', async () => {
  quotaIsUsedUp()
  const startsAt = at(1, '09:00')
  const fair = await aFair({ startsAt })
  const person = await aPerson()
  const { ticketId } = await aTicket({ ...fair, ...person })
  await aConsent(person.openid, 'dayBefore')
  await cloud.sql`
    insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, next_at)
    values ('dayBefore', ${fair.activityId}, ${ticketId}, ${person.openid}, 'queued', '招聘会', '明天',
      ${`dayBefore:${fair.activityId}:${startsAt}`}, ${Date.now()}, 1)`
  await drainAfter(40 * MINUTE)
  expect(await lines()).toEqual([])
})
