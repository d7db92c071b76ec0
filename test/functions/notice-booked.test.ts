import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, moveClock, newId } from '../support/make'
import { allTemplates, forgetTrouble, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const [MINUTE, HOUR] = [60_000, 3_600_000]

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
let clerk: Awaited<ReturnType<typeof aClerk>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await allTemplates(cloud)
  clerk = await aClerk()
})
beforeEach(async () => {
  await cloud.sql`truncate notices, calls, activities, consents, notice_choices cascade`
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const drain = () => cloud.asTimer('notice', 'drainNotices')
const notices = () =>
  cloud.sql<{ kind: string; state: string; body: string }>`select kind, state, body from notices order by queued_at, id`

async function aConsent(openid: string, kind: NoticeKind = 'bookingResult', credits = 2) {
  const [template] = await cloud.sql<{ template_id: string }>`
    select template_id from notice_templates where kind = ${kind}`
  await cloud.sql`insert into consents (openid, kind, credits, updated_at) values (${openid}, ${kind}, ${credits}, 1)`
  wechat.grant(openid, template?.template_id ?? '', credits)
}
async function someone(kind?: NoticeKind) {
  const person = await aPerson()
  await aConsent(person.openid, kind)
  return person
}

describe('a sign-up', () => {
  test('is confirmed once, by message with a consent in hand, and leads to the ticket', async () => {
    const { activityId } = await aFair({ title: '春风行动' })
    const [me, other] = [await someone(), await aPerson()]
    const booked = await cloud.get(me.openid, 'ticket.book', { activityId, personId: me.personId })
    await cloud.get(other.openid, 'ticket.book', { activityId, personId: other.personId })
    await Promise.all([drain(), drain()])
    moveClock(MINUTE)
    await drain()
    expect(await notices()).toMatchObject([
      { kind: 'bookingResult', state: 'sent', body: expect.stringMatching(/^报名成功。.*9:00–12:00，人力资源市场/) },
    ])
    const [message] = wechat.messages(me.openid)
    expect(message?.rows.map(({ value }) => value)).toEqual([
      '春风行动',
      expect.any(String),
      '人力资源市场',
      '报名成功',
    ])
    expect(message?.page).toMatch(new RegExp(`^packages/ticket/show/index\\?id=${booked.id}&n=`))
    expect((await cloud.get(me.openid, 'notice.mine', { cursor: null })).notices).toMatchObject([
      { kind: 'bookingResult', ticketId: booked.id },
    ])
  })

  test('from the waiting list is confirmed when the place is taken, a place in line is not', async () => {
    const { activityId } = await aFair()
    const [offered, waiting] = [await someone(), await someone()]
    const { ticketId } = await aTicket({ activityId, ...offered, state: 'offered', bookedAt: Date.now() - 9 * HOUR })
    await cloud.sql`update tickets set offered_until = ${Date.now() + HOUR}`
    await aTicket({ activityId, ...waiting, state: 'waiting' })
    await drain()
    expect(await notices()).toEqual([])
    await cloud.get(offered.openid, 'ticket.accept', { ticketId })
    await drain()
    expect([wechat.messages(offered.openid).length, wechat.messages(waiting.openid).length]).toEqual([1, 0])
  })

  test.each<[string, (me: Awaited<ReturnType<typeof someone>>) => Promise<unknown>]>([
    [
      'at the door',
      async (me) => aTicket({ ...(await aFair({ walkIn: true, walkInSeats: 5 })), ...me, bucket: 'walkIn' }),
    ],
    [
      'of somebody who is inside already',
      async (me) => {
        const { activityId, sessionId } = await aFair()
        const { ticketId } = await aTicket({ activityId, ...me })
        const scanId = newId<string>()
        await cloud.sql`
          insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
          values (${scanId}, ${sessionId}, '一号口', ${ticketId}, 'admitted', 'TR1:', 1, 1)`
        await cloud.sql`
          insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
          values (${ticketId}, ${sessionId}, ${scanId}, '一号口', 1)`
      },
    ],
    ['for what has begun', async (me) => aTicket({ ...(await aFair({ startsAt: Date.now() - HOUR })), ...me })],
    ['for what is called off', async (me) => aTicket({ ...(await aFair({ state: 'cancelled' })), ...me })],
    ['long ago', async (me) => aTicket({ ...(await aFair()), ...me, bookedAt: Date.now() - HOUR })],
    ['given back at once', async (me) => aTicket({ ...(await aFair()), ...me, state: 'cancelled' })],
    [
      'of somebody who switched the kind off',
      async (me) => {
        await cloud.sql`insert into notice_choices values (${me.openid}, 'bookingResult', true, 1)`
        return aTicket({ ...(await aFair()), ...me })
      },
    ],
  ])('%s is not confirmed', async (_, signUp) => {
    await signUp(await someone())
    await drain()
    expect(await notices()).toEqual([])
  })

  test('that is given back before the message leaves is not confirmed, and giving it back needs none', async () => {
    const { activityId } = await aFair()
    const me = await someone()
    const { ticketId } = await aTicket({ activityId, ...me })
    await cloud.sql`update wechat_state set closed_until = ${Date.now() + 5 * MINUTE}`
    await drain()
    expect(await notices()).toMatchObject([{ state: 'queued' }])
    await cloud.get(me.openid, 'ticket.cancel', { ticketId })
    moveClock(6 * MINUTE)
    await drain()
    expect(await notices()).toMatchObject([{ state: 'lapsed' }])
    expect(wechat.messages(me.openid)).toEqual([])
  })
})

describe('a sign-up that staff cancel', () => {
  async function revoked(me: Awaited<ReturnType<typeof aPerson>>, startsAt = at(3, '09:00')) {
    const fair = await aFair({ startsAt, title: '春风行动' })
    const { ticketId } = await aTicket({ ...fair, ...me, bookedAt: Date.now() - HOUR })
    await cloud.get(clerk.openid, 'ticket.revoke', { ticketId, reason: '证件不符' })
    await drain()
    return { ...fair, ticketId }
  }
  const calls = () => cloud.get(clerk.openid, 'desk.calls', {})

  test('is told as the result of the sign-up, once', async () => {
    const me = await someone()
    await revoked(me)
    expect(await notices()).toEqual([
      { kind: 'bookingResult', state: 'sent', body: '您的报名被主办方取消。打开报名可以看到原因' },
    ])
    expect(wechat.messages(me.openid)[0]?.rows.map(({ value }) => value)).toContain('报名已取消')
    expect(await calls()).toEqual([])
  })

  test('is told as a change to whoever only agreed to that', async () => {
    const me = await someone('activityChanged')
    await revoked(me)
    expect(await notices()).toMatchObject([{ kind: 'activityChanged', state: 'sent' }])
    expect(await calls()).toEqual([])
  })

  test('goes to the call list without a consent, or when the message does not arrive', async () => {
    await revoked(await aPerson())
    const gone = await someone()
    wechat.leave(gone.openid)
    await revoked(gone)
    expect((await notices()).map(({ state }) => state).sort()).toEqual(['gone', 'noCredit'])
    expect(await calls()).toMatchObject([{ kind: 'bookingResult' }, { kind: 'bookingResult' }])
  })

  test('is told also when the fair is called off after it', async () => {
    const me = await someone()
    await cloud.sql`update wechat_state set closed_until = ${Date.now() + 5 * MINUTE}`
    const { activityId } = await revoked(me)
    await cloud.get(clerk.openid, 'series.callOff', { activityId, scope: 'one', reason: '大雪封路' })
    moveClock(6 * MINUTE)
    await drain()
    expect(await notices()).toMatchObject([{ kind: 'bookingResult', state: 'sent' }])
  })
})
