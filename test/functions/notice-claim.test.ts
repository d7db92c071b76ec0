import { claim, rulesOf } from '../../cloudfunctions/core/notice/outbox-claim'
import { database } from '../../cloudfunctions/kit/db'
import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, aPerson, aTicket, at, dayIn, moveClock, newId } from '../support/make'
import { allTemplates, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '10'
const [HOUR, DAY] = [3_600_000, 86_400_000]

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await allTemplates(cloud)
  await withoutQuietHours(cloud)
})
beforeEach(async () => {
  await cloud.sql`truncate notices, calls, consents, activities, campaigns, reminders cascade`
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const drain = () => cloud.asTimer('notice', 'drainNotices')
const states = () =>
  cloud.sql<{ reason: string; state: string }>`select reason, state from notices order by queued_at, id`

async function aConsent(openid: string, kind: NoticeKind, credits = 1) {
  const [template] = await cloud.sql<{ template_id: string }>`
    select template_id from notice_templates where kind = ${kind}`
  await cloud.sql`insert into consents (openid, kind, credits, updated_at) values (${openid}, ${kind}, ${credits}, 1)`
  wechat.grant(openid, template?.template_id ?? '', credits)
}

type Wish = {
  id?: string
  kind: NoticeKind
  openid: string
  activityId: string
  ticketId?: string
  campaignId?: string
  reason?: string
  queuedAt?: number
}

async function aNotice({ id = newId<string>(), kind, openid, activityId, ...wish }: Wish) {
  await cloud.sql`
    insert into notices (id, kind, activity_id, ticket_id, campaign_id, openid, state, title, body, reason, queued_at, next_at)
    values (${id}, ${kind}, ${activityId}, ${wish.ticketId ?? null}, ${wish.campaignId ?? null}, ${openid}, 'queued',
      '招聘会', '说明', ${wish.reason ?? null}, ${wish.queuedAt ?? Date.now()}, 1)`
  return id
}

async function aCampaign(activityId: string, audience: object = {}) {
  const id = newId<string>()
  await cloud.sql`
    insert into campaigns (id, activity_id, kind, state, filled_at, audience)
    values (${id}, ${activityId}, 'fridaySpecial', 'sending', 1, ${JSON.stringify(audience)})`
  return id
}

describe('the weekly cap', () => {
  const PEOPLE = 400

  /** Two campaigns to the same people, queued so that workers who claim side by side meet the same accounts. */
  async function twoCampaigns() {
    for (const _ of [1, 2]) {
      const { activityId } = await aFair({ special: true })
      const campaignId = await aCampaign(activityId)
      await cloud.sql`
        insert into notices (campaign_id, kind, activity_id, openid, state, title, body, queued_at, next_at)
        select ${campaignId}, 'fridaySpecial', ${activityId}, 'o-asked-' || n, 'queued', '', '', ${Date.now()}, 1 + n / 20
        from generate_series(1, ${PEOPLE}::int) n`
    }
    await cloud.sql`
      insert into consents (openid, kind, credits, updated_at)
      select 'o-asked-' || n, 'fridaySpecial', 5, 1 from generate_series(1, ${PEOPLE}::int) n`
  }

  test('holds for every account whoever claims at the same instant', async () => {
    await twoCampaigns()
    const rules = { ...(await rulesOf(database())), weeklyCap: 1 }
    const sent: string[] = []
    const capped: string[] = []
    const work = async () => {
      for (let found = 1; found > 0; ) {
        const claimed = await claim(database(), Date.now(), 20, rules)
        for (const { openid, fate } of claimed) (fate === 'capped' ? capped : sent).push(openid)
        found = claimed.length
      }
    }
    await Promise.all(Array.from({ length: 8 }, work))
    expect([sent.length, new Set(sent).size, capped.length]).toEqual([PEOPLE, PEOPLE, PEOPLE])
  })
})

describe('consents in hand go to what is still worth telling', () => {
  const [EARLIER, LATER] = ['00000000-0000-4000-8000-000000000001', 'ffffffff-0000-4000-8000-000000000001']

  test('a notice with nothing left to tell takes none from the next one', async () => {
    const person = await aPerson()
    const [gone, open] = [await aFair(), await aFair()]
    const until = Date.now() + HOUR
    const taken = await aTicket({ ...gone, ...person, state: 'booked' })
    const offered = await aTicket({ ...open, ...person, state: 'offered', offeredUntil: until })
    await aConsent(person.openid, 'placeOffered')
    const wish = { kind: 'placeOffered', openid: person.openid } as const
    await aNotice({ ...wish, id: EARLIER, activityId: gone.activityId, ticketId: taken.ticketId, reason: 'taken' })
    await aNotice({ ...wish, id: LATER, activityId: open.activityId, ticketId: offered.ticketId, reason: 'offered' })
    await drain()
    expect((await states()).sort((one, other) => (one.reason < other.reason ? -1 : 1))).toEqual([
      { reason: 'offered', state: 'sent' },
      { reason: 'taken', state: 'lapsed' },
    ])
    expect(wechat.messages(person.openid)).toHaveLength(1)
  })

  test('of two tellings of the same activity the newer one is sent', async () => {
    const person = await aPerson()
    const fair = await aFair()
    await aTicket({ ...fair, ...person })
    await aConsent(person.openid, 'activityChanged')
    const wish = { kind: 'activityChanged', openid: person.openid, activityId: fair.activityId } as const
    await aNotice({ ...wish, id: EARLIER, reason: 'first', queuedAt: Date.now() - 2000 })
    await aNotice({ ...wish, id: LATER, reason: 'second', queuedAt: Date.now() - 1000 })
    await drain()
    expect(await states()).toEqual([
      { reason: 'first', state: 'noCredit' },
      { reason: 'second', state: 'sent' },
    ])
  })
})

describe('a moved date', () => {
  const clerkOf = (activityId: string) => ({ activityId, scope: 'one' as const })
  const change = (openid: string, activityId: string, day: string) =>
    cloud.get(openid, 'series.edit', { ...clerkOf(activityId), change: { day }, insist: false, overwrite: false })

  test('that is called off is not told as moved any more, and its consent tells the call-off', async () => {
    const clerk = await aClerk()
    const person = await aPerson()
    const fair = await aFair({ startsAt: at(10, '09:00') })
    await aTicket({ ...fair, ...person })
    await aConsent(person.openid, 'activityChanged')
    await change(clerk.openid, fair.activityId, dayIn(12))
    await cloud.get(clerk.openid, 'series.callOff', { ...clerkOf(fair.activityId), reason: '大雪封路' })
    await drain()
    expect((await states()).map(({ reason, state }) => [reason.split(':')[0], state]).sort()).toEqual([
      ['calledOff', 'sent'],
      ['moved', 'lapsed'],
    ])
  })

  test('that is moved once more is told as it is now, and the call about the first move is not made', async () => {
    const clerk = await aClerk()
    const [reached, other] = [await aPerson(), await aPerson()]
    const fair = await aFair({ startsAt: at(10, '09:00') })
    for (const person of [reached, other]) await aTicket({ ...fair, ...person })
    await aConsent(reached.openid, 'activityChanged', 2)
    await change(clerk.openid, fair.activityId, dayIn(12))
    expect(await cloud.get(clerk.openid, 'desk.calls', {})).toHaveLength(1)
    moveClock(1000)
    await change(clerk.openid, fair.activityId, dayIn(13))
    await drain()
    expect(wechat.messages(reached.openid)).toHaveLength(1)
    const calls = await cloud.get(clerk.openid, 'desk.calls', {})
    expect(calls.map(({ text }) => text)).toEqual([expect.stringContaining(`${Number(dayIn(13).slice(8))}日`)])
    await cloud.get(clerk.openid, 'series.callOff', { ...clerkOf(fair.activityId), reason: '大雪封路' })
    expect((await cloud.get(clerk.openid, 'desk.calls', {})).map(({ text }) => text)).toEqual([
      expect.stringContaining('大雪封路'),
    ])
  })
})

describe('an invitation', () => {
  const invite = async (audience: object, state: 'booked' | 'waiting' | 'cancelled') => {
    const person = await aPerson()
    const fair = await aFair({ special: true })
    const campaignId = await aCampaign(fair.activityId, audience)
    await aTicket({ ...fair, ...person, state })
    await aConsent(person.openid, 'fridaySpecial')
    await aNotice({ kind: 'fridaySpecial', openid: person.openid, activityId: fair.activityId, campaignId })
  }

  test.each([
    ['who signed up meanwhile', {}, 'booked', 'lapsed'],
    ['who waits in line meanwhile', { skipBooked: true }, 'waiting', 'lapsed'],
    ['who gave the place back', {}, 'cancelled', 'sent'],
    ['who signed up, where the clerk meant them too', { skipBooked: false }, 'booked', 'sent'],
  ] as const)('to somebody %s', async (_, audience, ticket, ended) => {
    await invite(audience, ticket)
    await drain()
    expect((await states()).map(({ state }) => state)).toEqual([ended])
  })

  test('does not go out once the fair has begun', async () => {
    const person = await aPerson()
    const fair = await aFair({ special: true, startsAt: Date.now() - HOUR })
    await aConsent(person.openid, 'fridaySpecial')
    await aNotice({ kind: 'fridaySpecial', openid: person.openid, activityId: fair.activityId })
    await drain()
    expect((await states()).map(({ state }) => state)).toEqual(['lapsed'])
  })
})

test('a lesson that was moved is told with its new time alone', async () => {
  const person = await aPerson()
  const course = await aCourse({ startsAt: at(2, '14:00') })
  await aTicket({ ...course, ...person, bookedAt: Date.now() - DAY })
  await aConsent(person.openid, 'classTomorrow', 2)
  moveClock(at(1, '18:05') - Date.now())
  await cloud.asTimer('notice', 'remind')
  await cloud.sql`update sessions set starts_at = starts_at + ${DAY}, ends_at = ends_at + ${DAY},
    gate_opens_at = gate_opens_at + ${DAY}, gate_closes_at = gate_closes_at + ${DAY}`
  await drain()
  expect((await states()).map(({ state }) => state)).toEqual(['lapsed'])
})
