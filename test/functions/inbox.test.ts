import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, aPerson, aTicket, newId, nextNumber } from '../support/make'
import { aFridayTemplate } from '../support/wechat'

let cloud: Cloud
let fair: Awaited<ReturnType<typeof aFair>>
beforeAll(async () => {
  cloud = await startCloud()
  await aFridayTemplate(cloud)
  fair = await aFair()
})
afterAll(() => cloud.close())

type Wish = { state?: string; at?: number; kind?: string; activityId?: string | null; ticketId?: string | null }

/** A notice of an account as the outbox keeps it. */
async function aNotice(openid: string, { state = 'sent', at = nextNumber(), ...wish }: Wish = {}) {
  const id = newId<string>()
  await cloud.sql`
    insert into notices (id, kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at)
    values (${id}, ${wish.kind ?? 'fridaySpecial'}, ${wish.activityId ?? fair.activityId}, ${wish.ticketId ?? null},
      ${openid}, ${state}, '专场', '周五 9:00', ${at}, ${at})`
  return id
}
const anAccount = () => `o-inbox-${nextNumber()}`
const page = (openid: string, cursor: string | null = null) => cloud.get(openid, 'notice.mine', { cursor })
const unread = async (openid: string) => (await cloud.get(openid, 'notice.unread', {})).unread

test('the inbox is the account’s own, newest first, page by page without gaps or repeats', async () => {
  const [one, other] = [anAccount(), anAccount()]
  const at = 1_000_000
  const ids = []
  for (let n = 0; n < 45; n += 1) ids.push(await aNotice(one, { at: at + Math.floor(n / 3) }))
  await aNotice(other)
  const first = await page(one)
  const second = await page(one, first.next)
  const third = await page(one, second.next)
  const all = [...first.notices, ...second.notices, ...third.notices]
  expect([first.notices.length, second.notices.length, third.notices.length, third.next]).toEqual([20, 20, 5, null])
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids))
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => b - a))
  expect(await cloud.say(other, 'notice.mine', { cursor: first.next })).toBe('input.invalid')
})

test('what WeChat did not deliver is there too; what was taken back or not wanted is not', async () => {
  const openid = anAccount()
  for (const state of ['noCredit', 'refused', 'capped', 'unknown', 'queued']) await aNotice(openid, { state })
  for (const state of ['lapsed', 'off']) await aNotice(openid, { state })
  expect((await page(openid)).notices).toHaveLength(5)
  expect(await unread(openid)).toBe(5)
})

test('a line leads to its ticket, its activity by kind, or nowhere but the employer’s page', async () => {
  const person = await aPerson()
  const { ticketId } = await aTicket({ ...fair, ...person, state: 'waiting' })
  const course = await aCourse()
  await aNotice(person.openid, { kind: 'placeOffered', ticketId, at: 30 })
  await aNotice(person.openid, { kind: 'classTomorrow', activityId: course.activityId, at: 20 })
  expect((await page(person.openid)).notices).toMatchObject([
    { kind: 'placeOffered', ticketId, activityId: fair.activityId, activityKind: 'fair' },
    { kind: 'classTomorrow', ticketId: null, activityId: course.activityId, activityKind: 'course' },
  ])
})

test('looking marks what was there then, not what comes later; the badge stops at 99', async () => {
  const openid = anAccount()
  await aNotice(openid, { at: 100 })
  await aNotice(openid, { at: 300 })
  expect(await cloud.get(openid, 'notice.read', { upTo: 200 })).toEqual({ unread: 1 })
  expect((await page(openid)).notices.map((line) => line.unread)).toEqual([true, false])
  for (let n = 0; n < 110; n += 1) await aNotice(openid)
  expect(await unread(openid)).toBe(99)
})

test('a message opened is read; somebody else’s, or none, is not there', async () => {
  const [one, other] = [anAccount(), anAccount()]
  const noticeId = await aNotice(one)
  expect(await cloud.say(other, 'notice.opened', { noticeId })).toBe('notice.notFound')
  expect(await cloud.say(one, 'notice.opened', { noticeId: newId() })).toBe('notice.notFound')
  expect(await cloud.get(one, 'notice.opened', { noticeId })).toEqual({ unread: 0 })
  const [first] = await cloud.sql`select opened_at, read_at from notices where id = ${noticeId}`
  expect(await cloud.get(one, 'notice.opened', { noticeId })).toEqual({ unread: 0 })
  expect(await cloud.sql`select opened_at, read_at from notices where id = ${noticeId}`).toEqual([first])
})
