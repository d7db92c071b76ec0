import type { Output } from '../../types/contract'
import type { NoticeState } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, at, moveClock, newId, nextNumber } from '../support/make'
import { aFridayTemplate, FRIDAY, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const SEND = 'cgi-bin/message/subscribe/send'
const MINUTE = 60_000

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>

beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await withoutQuietHours(cloud)
})
beforeEach(async () => {
  await cloud.sql`truncate notices, consents cascade`
  await forgetTrouble(cloud)
})
afterEach(() => {
  moveClock(0)
  process.env.WECHAT_API_URL = wechat.url
  wechat.faults.clear()
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

type Wish = {
  activityId?: string
  openid?: string
  state?: NoticeState
  credits?: number
  claimedAt?: number
  title?: string
}

/** A notice in the outbox, to an account with so many consents in hand (two, in WeChat too). */
async function aNotice(wish: Wish = {}) {
  const { openid = `o-reader-${nextNumber()}`, credits = 2, state = 'queued', claimedAt = null } = wish
  const activityId = wish.activityId ?? (await aFair({ special: true })).activityId
  const now = Date.now()
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at) values (${openid}, 'fridaySpecial', ${credits}, ${now})
    on conflict do nothing`
  wechat.grant(openid, FRIDAY, credits)
  const [row] = await cloud.sql<{ id: string }>`
    insert into notices (kind, activity_id, openid, state, title, body, queued_at, claimed_at, attempts, next_at)
    values ('fridaySpecial', ${activityId}, ${openid}, ${state}, ${wish.title ?? '专场'}, '周五', ${now}, ${claimedAt},
      ${claimedAt ? 1 : 0}, ${now}) returning id`
  return { noticeId: row?.id ?? '', openid, activityId }
}

const drain = async () => {
  const reply = await cloud.asTimer('notice', 'drainNotices')
  return reply.kind === 'done' ? (reply.value as Output<'notice.drain'>) : reply
}
const standing = async ({ noticeId, openid }: { noticeId: string; openid: string }) => {
  const [row] = await cloud.sql<{ state: string; errcode: number | null; attempts: number; credits: number }>`
    select n.state, n.errcode, n.attempts, c.credits from notices n
      join consents c on c.openid = n.openid and c.kind = n.kind where n.id = ${noticeId} and n.openid = ${openid}`
  return row
}
const played = (errcode: number, times = 1) => wechat.faults.add({ path: SEND, errcode, times })

describe('each answer of WeChat settles its notice', () => {
  test('0: sent, one consent spent', async () => {
    const notice = await aNotice()
    expect(await drain()).toEqual({ sent: 1, settled: 1 })
    expect(await standing(notice)).toEqual({ state: 'sent', errcode: 0, attempts: 1, credits: 1 })
    expect(wechat.messages(notice.openid)).toHaveLength(1)
    expect(await drain()).toEqual({ sent: 0, settled: 0 })
  })

  test('43101: refused, no consent left, in truth as when played', async () => {
    const broke = await aNotice({ credits: 0 })
    await cloud.sql`update consents set credits = 3`
    await drain()
    expect(await standing(broke)).toEqual({ state: 'refused', errcode: 43101, attempts: 1, credits: 0 })
  })

  test.each<[number, NoticeState]>([
    [47003, 'invalid'],
    [40003, 'gone'],
    [40037, 'invalid'],
    [41030, 'invalid'],
    [45168, 'failed'],
  ])('%i: %s, for good, and nothing spent', async (errcode, state) => {
    const notice = await aNotice()
    played(errcode)
    expect(await drain()).toEqual({ sent: 0, settled: 1 })
    await drain()
    expect(await standing(notice)).toEqual({ state, errcode, attempts: 1, credits: 2 })
    expect(wechat.messages(notice.openid)).toEqual([])
  })

  test('-1: tried again later, five times in all', async () => {
    const notice = await aNotice()
    played(-1, 5)
    await drain()
    expect(await standing(notice)).toMatchObject({ state: 'queued', errcode: -1, attempts: 1 })
    await drain()
    expect(await standing(notice)).toMatchObject({ attempts: 1 })
    for (const minutes of [1, 3, 7, 15]) {
      moveClock(minutes * MINUTE + 1000)
      await drain()
    }
    expect(await standing(notice)).toEqual({ state: 'failed', errcode: -1, attempts: 5, credits: 2 })
  })

  test('45009: later, and no try is used up by it', async () => {
    const notice = await aNotice()
    played(45009)
    await drain()
    expect(await standing(notice)).toEqual({ state: 'queued', errcode: 45009, attempts: 0, credits: 2 })
    moveClock(2 * MINUTE)
    await drain()
    expect(await standing(notice)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('-1 and then 0: sent once', async () => {
    const notice = await aNotice()
    played(-1)
    await drain()
    moveClock(2 * MINUTE)
    await drain()
    expect(await standing(notice)).toEqual({ state: 'sent', errcode: 0, attempts: 2, credits: 1 })
    expect(wechat.messages(notice.openid)).toHaveLength(1)
  })

  test('an answer that was lost: unknown, and never sent again', async () => {
    const notice = await aNotice()
    wechat.faults.add({ path: SEND, hangUp: 'after' })
    await drain()
    moveClock(60 * MINUTE)
    await drain()
    expect(await standing(notice)).toEqual({ state: 'unknown', errcode: null, attempts: 1, credits: 2 })
    expect(wechat.messages(notice.openid)).toHaveLength(1)
  })

  test('nobody listening: nothing left us, so it waits and goes out later', async () => {
    const notice = await aNotice()
    process.env.WECHAT_API_URL = 'http://127.0.0.1:9/wechat/api'
    await drain()
    expect(await standing(notice)).toMatchObject({ state: 'queued', attempts: 0, credits: 2 })
    process.env.WECHAT_API_URL = wechat.url
    moveClock(2 * MINUTE)
    await drain()
    expect(await standing(notice)).toMatchObject({ state: 'sent', credits: 1 })
  })
})

test('an activity with an impossible name still reaches people, cut to what WeChat takes', async () => {
  const { activityId } = await aFair({ special: true, title: '第一行\n第二行，一个长得不能再长的专场招聘会的名字' })
  const notice = await aNotice({ activityId })
  await drain()
  expect(await standing(notice)).toMatchObject({ state: 'sent' })
  expect(wechat.messages(notice.openid)[0]?.rows[0]?.value).toBe('第一行 第二行，一个长得不能再长的专场…')
})

test.each([
  ['nothing at all', ' \u200b\n ', '见详情'],
  ['emoji', '🎪🎉'.repeat(9), `${'🎪🎉'.repeat(4)}🎪…`],
  ['line breaks', '身份证\r\n\t简历', '身份证 简历'],
])('what to bring may be %s: the message fits and arrives', async (_, bring, value) => {
  const notice = await aNotice()
  await cloud.sql`update activities set bring = ${bring} where id = ${notice.activityId}`
  await drain()
  expect(await standing(notice)).toMatchObject({ state: 'sent' })
  expect(wechat.messages(notice.openid)[0]?.rows[3]?.value).toBe(value)
})

test('nobody is invited to a fair that was cancelled or is over by now', async () => {
  const off = await aNotice({ activityId: (await aFair({ special: true, state: 'cancelled' })).activityId })
  const over = await aNotice({ activityId: (await aFair({ special: true, startsAt: at(-1, '09:00') })).activityId })
  expect(await drain()).toEqual({ sent: 0, settled: 2 })
  for (const notice of [off, over]) {
    expect(await standing(notice)).toMatchObject({ state: 'lapsed', credits: 2 })
    expect(wechat.messages(notice.openid)).toEqual([])
  }
})

test('a claim left behind for two minutes becomes unknown, a younger one is left to its worker', async () => {
  const dead = await aNotice({ state: 'claimed', claimedAt: Date.now() - 121_000 })
  const alive = await aNotice({ state: 'claimed', claimedAt: Date.now() - 60_000 })
  expect(await drain()).toEqual({ sent: 0, settled: 1 })
  expect(await standing(dead)).toMatchObject({ state: 'unknown', credits: 2 })
  expect(await standing(alive)).toMatchObject({ state: 'claimed' })
  expect([...wechat.messages(dead.openid), ...wechat.messages(alive.openid)]).toEqual([])
})

test('many workers at once deliver each notice once', async () => {
  const { activityId } = await aFair({ special: true })
  const notices = await Promise.all(Array.from({ length: 120 }, () => aNotice({ activityId })))
  const drained = await Promise.all([1, 2, 3, 4].map(drain))
  expect(drained.reduce((sum, one) => sum + ('sent' in one ? one.sent : 0), 0)).toBe(120)
  for (const notice of notices) {
    expect(wechat.messages(notice.openid)).toHaveLength(1)
    expect(await standing(notice)).toMatchObject({ state: 'sent', attempts: 1, credits: 1 })
  }
})

test('two notices to one account spend two consents', async () => {
  const openid = `o-reader-${nextNumber()}`
  const first = await aNotice({ openid })
  await aNotice({ openid })
  await drain()
  expect(await standing(first)).toMatchObject({ state: 'sent', credits: 0 })
})

test('a campaign is sent when nothing of it waits any more', async () => {
  const { activityId } = await aFair({ special: true })
  const id = newId<string>()
  await cloud.sql`
    insert into campaigns (id, activity_id, kind, state, filled_at)
    values (${id}, ${activityId}, 'fridaySpecial', 'sending', ${Date.now()})`
  const notice = await aNotice({ activityId })
  await cloud.sql`update notices set campaign_id = ${id} where id = ${notice.noticeId}`
  played(-1)
  await drain()
  const stateOf = () => cloud.sql`select state from campaigns where id = ${id}`
  expect(await stateOf()).toEqual([{ state: 'sending' }])
  moveClock(2 * MINUTE)
  await drain()
  expect(await stateOf()).toEqual([{ state: 'sent' }])
})

test('only the platform’s timer drains', async () => {
  const event = { Type: 'Timer', TriggerName: 'drainNotices' }
  expect(await cloud.send('notice', event, { WX_OPENID: 'o-seeker' })).toMatchObject({
    refusal: { code: 'actor.mayNot' },
  })
  expect(await cloud.send('notice', event)).toMatchObject({ refusal: { code: 'actor.unknown' } })
  expect(await cloud.say('o-seeker', 'notice.drain', {})).toBe('actor.mayNot')
})
