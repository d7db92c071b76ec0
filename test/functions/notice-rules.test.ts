import { claim, rulesOf } from '../../cloudfunctions/core/notice/outbox-claim'
import { settle } from '../../cloudfunctions/core/notice/outbox-settle'
import { database } from '../../cloudfunctions/kit/db'
import { instantOf } from '../../src/domain/time/calendar'
import type { Output } from '../../types/contract'
import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, aPerson, aTicket, moveClock, newId, nextNumber } from '../support/make'
import { allTemplates, FRIDAY, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const DAY = 86_400_000

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
})
beforeEach(async () => {
  await cloud.sql`truncate notices, consents, consent_grants, notice_templates, notice_choices, campaigns cascade`
  await allTemplates(cloud)
  await withoutQuietHours(cloud)
  await cloud.sql`update policies set value = '{ "messages": 3 }' where name = 'weeklyCap'`
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

type Wish = {
  kind?: NoticeKind
  activityId?: string
  ticketId?: string
  campaignId?: string
  openid?: string
  credits?: number
  queuedAt?: number
  reason?: string
}

/** A queued notice to an account with consents in hand here and at WeChat. */
async function aNotice(wish: Wish = {}) {
  const { kind = 'fridaySpecial', openid = `o-reader-${nextNumber()}`, credits = 1, queuedAt = Date.now() } = wish
  const activityId = wish.activityId ?? (await aFair({ special: true })).activityId
  const [template] = await cloud.sql<{ template_id: string }>`
    select template_id from notice_templates where kind = ${kind}`
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at) values (${openid}, ${kind}, ${credits}, 1)
    on conflict (openid, kind) do update set credits = consents.credits + ${credits}`
  if (template) wechat.grant(openid, template.template_id, credits)
  const [row] = await cloud.sql<{ id: string }>`
    insert into notices (kind, activity_id, ticket_id, campaign_id, openid, state, title, body, reason, queued_at, next_at)
    values (${kind}, ${activityId}, ${wish.ticketId ?? null}, ${wish.campaignId ?? null}, ${openid}, 'queued', '专场',
      '周五', ${wish.reason ?? null}, ${queuedAt}, 1) returning id`
  return { noticeId: row?.id ?? '', openid, activityId }
}

async function aCampaign(state: string, activityId: string) {
  const id = newId<string>()
  await cloud.sql`
    insert into campaigns (id, activity_id, kind, state, filled_at) values (${id}, ${activityId}, 'fridaySpecial', ${state}, 1)`
  return id
}

const drain = async () => (await cloud.asTimer('notice', 'drainNotices')) as { value: Output<'notice.drain'> }
const stateOf = async ({ noticeId }: { noticeId: string }) =>
  (
    await cloud.sql<{
      state: string
      trouble: string | null
    }>`select state, trouble from notices where id = ${noticeId}`
  )[0]
const received = ({ openid }: { openid: string }) => wechat.messages(openid).length

describe('quiet hours', () => {
  beforeEach(() => cloud.sql`update policies set value = '{ "from": "21:00", "until": "08:00" }' where name = 'quiet'`)
  const at = (day: string, time: string) => moveClock(instantOf(day, time) - Date.now())

  test('an invitation waits for the morning, a place on offer does not', async () => {
    at('2027-03-03', '21:00')
    const { activityId } = await aFair({ special: true, startsAt: instantOf('2027-03-06', '09:00') })
    const invited = await aNotice({ activityId, queuedAt: instantOf('2027-03-03', '21:00') })
    const person = await aPerson()
    const { ticketId } = await aTicket({
      activityId,
      ...person,
      state: 'offered',
      offeredUntil: instantOf('2027-03-04', '12:00'),
    })
    const offered = await aNotice({
      kind: 'placeOffered',
      activityId,
      ticketId,
      openid: person.openid,
      queuedAt: instantOf('2027-03-03', '21:00'),
    })
    await drain()
    expect([await stateOf(invited), await stateOf(offered)]).toMatchObject([{ state: 'queued' }, { state: 'sent' }])
    at('2027-03-04', '07:59')
    await drain()
    expect(received(invited)).toBe(0)
    at('2027-03-04', '08:00')
    await drain()
    expect(received(invited)).toBe(1)
  })
})

describe('the weekly cap', () => {
  test('the fourth invitation of a week is not sent, of two at once only the one that fits; others are not counted', async () => {
    await cloud.sql`update policies set value = '{ "messages": 2 }' where name = 'weeklyCap'`
    const openid = 'o-popular'
    const first = await aNotice({ openid })
    await drain()
    const person = await aPerson({ openid })
    const booked = await aFair()
    await aTicket({ ...booked, ...person })
    await aNotice({
      kind: 'dayBefore',
      openid,
      activityId: booked.activityId,
      reason: `dayBefore:${booked.activityId}:${booked.startsAt}`,
    })
    const both = [await aNotice({ openid }), await aNotice({ openid })]
    await drain()
    expect(await stateOf(first)).toMatchObject({ state: 'sent' })
    const states = await Promise.all(both.map(stateOf))
    expect(states.map((one) => one?.state).sort()).toEqual(['capped', 'sent'])
    expect(received({ openid })).toBe(3)
    const credits = await cloud.sql`select credits from consents where openid = ${openid} and kind = 'fridaySpecial'`
    expect(credits).toEqual([{ credits: 1 }])
  })

  test('a week later there is room again', async () => {
    await cloud.sql`update policies set value = '{ "messages": 1 }' where name = 'weeklyCap'`
    const openid = 'o-patient'
    await aNotice({ openid })
    await drain()
    moveClock(7 * DAY + 1000)
    const { activityId } = await aFair({ special: true })
    const next = await aNotice({ openid, activityId, queuedAt: Date.now() + 7 * DAY })
    await drain()
    expect(await stateOf(next)).toMatchObject({ state: 'sent' })
  })
})

describe('settles with its own state and without a message', () => {
  test('whoever switched the kind off in between; switched on again it comes', async () => {
    const [off, on] = [await aNotice(), await aNotice()]
    await cloud.sql`
      insert into notice_choices (openid, kind, is_off, changed_at)
      values (${off.openid}, 'fridaySpecial', true, 1), (${on.openid}, 'fridaySpecial', false, 1)`
    await drain()
    expect([await stateOf(off), received(off), received(on)]).toMatchObject([{ state: 'off' }, 0, 1])
  })

  test('whose consents were used up by an earlier one', async () => {
    const openid = 'o-once'
    const notices = [await aNotice({ openid }), await aNotice({ openid, credits: 0 })]
    await drain()
    const states = (await Promise.all(notices.map(stateOf))).map((one) => one?.state)
    expect(states.sort()).toEqual(['noCredit', 'sent'])
    expect(received({ openid })).toBe(1)
  })

  test('an account deleted here: `gone`; one closed at WeChat between claim and send: `gone` too', async () => {
    const [erased, left, other] = [await aNotice(), await aNotice(), await aNotice()]
    await cloud.sql`update notices set openid = 'erased:' || id where id = ${erased.noticeId}`
    wechat.leave(left.openid)
    await drain()
    expect([await stateOf(erased), await stateOf(left), await stateOf(other)]).toMatchObject([
      { state: 'gone' },
      { state: 'gone' },
      { state: 'sent' },
    ])
    expect(wechat.messages(erased.openid)).toEqual([])
  })

  test('an account deleted while its message is on the way: what came of it is kept, nothing breaks', async () => {
    const [notice, other] = [await aNotice(), await aNotice()]
    wechat.faults.add({ path: 'cgi-bin/message/subscribe/send', delayMs: 300, times: 2 })
    const draining = drain()
    while ((await stateOf(notice))?.state !== 'claimed') await cloud.sql`select pg_sleep(0.01)`
    await cloud.sql`update notices set openid = 'erased:' || id where id = ${notice.noticeId}`
    await cloud.sql`delete from consents where openid = ${notice.openid}`
    await draining
    expect([await stateOf(notice), await stateOf(other)]).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
    expect([received(notice), received(other)]).toEqual([1, 1])
  })

  test('what has lost its sense: a stopped campaign, a taken place, days of waiting', async () => {
    const { activityId } = await aFair({ special: true })
    const campaignId = await aCampaign('stopped', activityId)
    const stopped = await aNotice({ activityId, campaignId })
    const person = await aPerson()
    const { ticketId } = await aTicket({ activityId, ...person, state: 'booked' })
    const taken = await aNotice({ kind: 'placeOffered', activityId, ticketId, openid: person.openid })
    const old = await aNotice({ queuedAt: Date.now() - 4 * DAY })
    await drain()
    for (const notice of [stopped, taken, old]) {
      expect(await stateOf(notice)).toMatchObject({ state: 'lapsed' })
      expect(received(notice)).toBe(0)
    }
    expect(await cloud.sql`select from calls`).toEqual([])
  })
})

describe('a bad template', () => {
  const fields = (value: unknown) =>
    cloud.sql`update notice_templates set fields = ${JSON.stringify(value)} where kind = 'fridaySpecial'`

  test.each<[string, unknown, string]>([
    ['has no keyword', [], '模板字段有误'],
    ['has a keyword without a source', [{ key: 'thing1', label: '活动名称' }], '模板字段有误'],
    ['is no list', { thing1: 'title' }, '模板字段有误'],
    [
      'asks for a number nobody can give',
      [
        { key: 'thing1', label: '活动名称', from: 'title' },
        { key: 'number9', label: '名额', from: 'place' },
      ],
      '名额：填不出合规的内容',
    ],
    [
      'lacks a keyword WeChat wants',
      [{ key: 'thing1', label: '活动名称', from: 'title' }],
      'data.time2.value is emtpy',
    ],
    [
      'has a keyword WeChat does not know',
      [
        ['thing1', 'title'],
        ['time2', 'time'],
        ['thing3', 'place'],
        ['thing4', 'hint'],
        ['thing5', 'hint'],
      ].map(([key, from]) => ({ key, label: '字段', from })),
      'data.thing5.value invalid',
    ],
  ])('that %s is said to be invalid, with why, and keeps nobody else back', async (_, value, trouble) => {
    const bad = [await aNotice(), await aNotice()]
    const { activityId } = await aFair()
    const good = await aNotice({ kind: 'activityChanged', activityId })
    await fields(value)
    await drain()
    for (const notice of bad) {
      const settled = await stateOf(notice)
      expect(settled?.state).toBe('invalid')
      expect(settled?.trouble).toContain(trouble)
    }
    expect(received(good)).toBe(1)
    const credits = await cloud.sql`select distinct credits from consents where kind = 'fridaySpecial'`
    expect(credits).toEqual([{ credits: 1 }])
  })

  test('that is missing, or switched off, is invalid too', async () => {
    const missing = await aNotice()
    await cloud.sql`update notice_templates set active = false where kind = 'fridaySpecial'`
    await drain()
    expect(await stateOf(missing)).toEqual({ state: 'invalid', trouble: '没有可用的模板' })
  })
})

describe('a campaign', () => {
  test('that is paused keeps its notices in the queue and nobody else’s, and goes on where it was', async () => {
    const { activityId } = await aFair({ special: true })
    const campaignId = await aCampaign('paused', activityId)
    const waiting = await aNotice({ activityId, campaignId })
    const other = await aNotice()
    await drain()
    expect([received(waiting), received(other)]).toEqual([0, 1])
    expect(await cloud.sql`select state from campaigns`).toEqual([{ state: 'paused' }])
    await cloud.sql`update campaigns set state = 'sending'`
    await drain()
    expect(received(waiting)).toBe(1)
    expect(await cloud.sql`select state from campaigns`).toEqual([{ state: 'sent' }])
  })

  const counted = () => cloud.sql`
    select state, sum(notices)::int as n from campaign_progress group by 1 having sum(notices) <> 0 order by 1`

  test('counts every final state once', async () => {
    const { activityId } = await aFair({ special: true })
    const campaignId = await aCampaign('sending', activityId)
    await aNotice({ activityId, campaignId })
    const refused = await aNotice({ activityId, campaignId })
    await cloud.sql`update consents set credits = 2 where openid = ${refused.openid}`
    wechat.grant(refused.openid, FRIDAY, -1)
    await drain()
    expect(await counted()).toEqual([
      { state: 'refused', n: 1 },
      { state: 'sent', n: 1 },
    ])
  })

  test('an answer that comes after its claim was given up still counts, once; nobody else’s verdict does', async () => {
    const { activityId } = await aFair({ special: true })
    const campaignId = await aCampaign('sending', activityId)
    const notice = await aNotice({ activityId, campaignId })
    const db = database()
    const [claimed] = await claim(db, Date.now(), 5, await rulesOf(db))
    const verdict = { state: 'sent', credit: 'spend' } as const
    const settlement = { id: claimed!.id, claim: claimed!.claim, verdict, errcode: 0, trouble: null }
    moveClock(121_000)
    await drain()
    expect([await stateOf(notice), await counted()]).toMatchObject([{ state: 'unknown' }, [{ state: 'unknown', n: 1 }]])
    await settle(db, Date.now(), [{ ...settlement, claim: newId<string>() }], null)
    expect(await stateOf(notice)).toMatchObject({ state: 'unknown' })
    for (let twice = 0; twice < 2; twice += 1) await settle(db, Date.now(), [settlement], null)
    expect([await stateOf(notice), await counted()]).toMatchObject([{ state: 'sent' }, [{ state: 'sent', n: 1 }]])
    expect(await cloud.sql`select credits from consents where openid = ${notice.openid}`).toEqual([{ credits: 0 }])
    expect(received(notice)).toBe(0)
  })
})

test('what is urgent goes out before a campaign of thousands', async () => {
  const { activityId } = await aFair({ special: true })
  const campaignId = await aCampaign('sending', activityId)
  await cloud.sql`
    insert into notices (campaign_id, kind, activity_id, openid, state, title, body, queued_at, next_at)
    select ${campaignId}, 'fridaySpecial', ${activityId}, 'o-mass-' || n, 'queued', '', '', ${Date.now()}, 1
    from generate_series(1, 3000) n`
  const urgent = await aNotice({ kind: 'activityChanged', activityId })
  await cloud.sql`update notices set next_at = ${Date.now()} where id = ${urgent.noticeId}`
  wechat.faults.add({ path: 'cgi-bin/message/subscribe/send', delayMs: 1 })
  await drain()
  const [order] = await cloud.sql<{ before: number }>`
    select count(*)::int as before from notices
    where claimed_at < (select claimed_at from notices where id = ${urgent.noticeId})`
  expect(order?.before).toBe(0)
  expect(received(urgent)).toBe(1)
})

test('a mandatory notice that reached nobody makes a call, an invitation or a reminder does not', async () => {
  const { activityId } = await aFair({ special: true })
  const holderOf = async (kind: NoticeKind) => {
    const person = await aPerson()
    const { ticketId } = await aTicket({ activityId, ...person })
    const notice = await aNotice({ kind, activityId, ticketId, openid: person.openid })
    wechat.leave(person.openid)
    return notice
  }
  const changed = await holderOf('activityChanged')
  await holderOf('bookingResult')
  await drain()
  expect(await cloud.sql`select notice_id, district from calls`).toEqual([
    { notice_id: changed.noticeId, district: '520602' },
  ])
})
