import type { Call } from '../../types/desk'
import type { Loose } from '../support/cloud'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCrowd, aFair, aTicket, at, moveClock } from '../support/make'

process.env.PG_POOL_MAX = '8'

const HOUR = 3_600_000

let cloud: Cloud
let clerk: string
beforeAll(async () => {
  cloud = await startCloud()
  clerk = (await aClerk()).openid
})
beforeEach(() => cloud.sql`truncate activities, notices, calls cascade`)
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

/** A fair moved to the morning after tomorrow: three holders who were told by message and asked, one on the list. */
async function aMovedFair(wish: Parameters<typeof aFair>[0] = {}) {
  const fair = await aFair({ startsAt: at(2, '09:00'), ...wish })
  const movedAt = Date.now()
  await cloud.sql`update activities set moved_at = ${movedAt} where id = ${fair.activityId}`
  const people = await aCrowd(4)
  const held = []
  for (const [nth, person] of people.entries()) {
    const state = nth === 3 ? ('waiting' as const) : ('booked' as const)
    const { ticketId } = await aTicket({ ...fair, ...person, state, bookedAt: Date.now() + nth })
    if (state === 'booked') await cloud.sql`update tickets set reconfirm = 'asked' where id = ${ticketId}`
    await cloud.sql`insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, next_at)
      values ('activityChanged', ${fair.activityId}, ${ticketId}, ${person.openid}, 'sent', '改期', '改到 9:00',
        ${`moved:${fair.activityId}:${fair.startsAt}:${movedAt}`}, 1, 1)`
    held.push({ ...person, ticketId })
  }
  const [one, two, three] = held as [(typeof held)[0], (typeof held)[0], (typeof held)[0]]
  return { ...fair, one, two, three }
}

const yes = ({ openid, ticketId }: { openid: string; ticketId: string }) =>
  cloud.get(openid, 'ticket.reconfirm', { ticketId })
const desk = (activityId: string) => cloud.get(clerk, 'desk.activity', { activityId })
const list = async (activityId: string, only: 'held' | 'asked') =>
  (await cloud.get(clerk, 'ticket.list', { activityId, only, search: '', cursor: null })).signUps
const phones = (calls: Loose<Call>[]) => calls.map(({ phone }) => phone).sort()

test('the desk counts who still comes and who has not answered, of a moved date alone', async () => {
  const { activityId, one } = await aMovedFair()
  expect((await desk(activityId)).reconfirm).toEqual({ yes: 0, asked: 3 })
  await yes(one)
  expect((await desk(activityId)).reconfirm).toEqual({ yes: 1, asked: 2 })
  const other = await aFair()
  const [person] = await aCrowd(1)
  await aTicket({ ...other, ...person! })
  expect((await desk(other.activityId)).reconfirm).toBeNull()
})

test('the list marks each answer, and shows those without one by themselves', async () => {
  const { activityId, one, two, three } = await aMovedFair()
  await yes(one)
  await cloud.get(three.openid, 'ticket.cancel', { ticketId: three.ticketId })
  expect((await list(activityId, 'held')).map(({ id, reconfirm }) => [id, reconfirm])).toEqual([
    [one.ticketId, 'yes'],
    [two.ticketId, 'asked'],
  ])
  expect((await list(activityId, 'asked')).map(({ id }) => id)).toEqual([two.ticketId])
})

test('whoever has not answered by the day before is to be called, once, and no longer than they have not', async () => {
  const { one, two, three, startsAt } = await aMovedFair()
  const calls = () => cloud.get(clerk, 'desk.calls', {})
  await yes(one)
  expect(await calls()).toEqual([])
  moveClock(at(1, '08:00') - Date.now())
  const due = await calls()
  expect(phones(due)).toEqual([two.phone, three.phone].sort())
  expect(due.map(({ unanswered }) => unanswered)).toEqual([true, true])
  expect(await calls()).toEqual(due)
  await yes(two)
  expect(phones(await calls())).toEqual([three.phone])
  const [left] = await calls()
  expect(await cloud.get(clerk, 'desk.called', { noticeId: left?.noticeId ?? '', result: 'told' })).toEqual([])
  expect(await calls()).toEqual([])
  moveClock(startsAt + HOUR - Date.now())
  expect(await calls()).toEqual([])
})

test('calls are of the clerk’s own division, and of dates that take place', async () => {
  const moved = await aMovedFair({ startsAt: at(1, '09:00') })
  const neighbour = await aClerk({ district: '520621' })
  expect(await cloud.get(neighbour.openid, 'desk.calls', {})).toEqual([])
  await cloud.sql`update activities set state = 'cancelled' where id = ${moved.activityId}`
  expect(await cloud.get(clerk, 'desk.calls', {})).toEqual([])
})

const reconfirmOf = (activityId: string) =>
  cloud.sql<{ reconfirm: string | null }>`
    select reconfirm from tickets where activity_id = ${activityId} and state = 'booked' order by booked_at`

/** The call about one holder's unanswered move. */
const callOf = async ({ phone }: { phone: string }) =>
  (await cloud.get(clerk, 'desk.calls', {})).find((call) => call.phone === phone)?.noticeId ?? ''

test('a yes given on the telephone is the person’s yes: the call is closed, their family’s places too, and it is audited', async () => {
  const { activityId, one, two } = await aMovedFair({ startsAt: at(1, '09:00') })
  await cloud.sql`update tickets set booked_by = ${one.openid} where id = ${two.ticketId}`
  const noticeId = await callOf(one)
  const coming = { noticeId, result: 'coming' as const }
  const rest = await cloud.get(clerk, 'desk.called', coming)
  expect(rest.map((call) => call.noticeId)).not.toContain(noticeId)
  expect(rest).toHaveLength(1)
  expect((await reconfirmOf(activityId)).map(({ reconfirm }) => reconfirm)).toEqual(['yes', 'yes', 'asked'])
  expect(await cloud.say(clerk, 'desk.called', coming)).toBe('done')
  expect(await cloud.say(clerk, 'desk.called', { noticeId, result: 'takenBack' })).toBe('call.settled')
  expect(await cloud.sql`select result from calls where notice_id = ${noticeId}`).toEqual([{ result: 'coming' }])
  expect(await cloud.sql`select detail from audit where act = 'desk.called' and subject_id = ${noticeId}`).toEqual([
    { detail: { result: 'coming', ticketIds: [one.ticketId, two.ticketId].sort() } },
  ])
})

test('nobody’s yes is noted who was not asked, has answered, was asked of another day since, or whose fair began', async () => {
  const { activityId, one, two, three, startsAt } = await aMovedFair({ startsAt: at(1, '09:00') })
  const [first, second, third] = [await callOf(one), await callOf(two), await callOf(three)]
  const say = (noticeId: string) => cloud.say(clerk, 'desk.called', { noticeId, result: 'coming' })
  await yes(one)
  expect(await say(first)).toBe('call.notAsked')
  await cloud.get(clerk, 'desk.called', { noticeId: second, result: 'told' })
  expect(await say(second)).toBe('call.settled')
  const neighbour = await aClerk({ district: '520621' })
  expect(await cloud.say(neighbour.openid, 'desk.called', { noticeId: third, result: 'coming' })).toBe('call.notFound')
  await cloud.sql`update activities set moved_at = moved_at + 1 where id = ${activityId}`
  expect(await say(third)).toBe('call.notAsked')
  await cloud.sql`update activities set moved_at = moved_at - 1 where id = ${activityId}`
  moveClock(startsAt + 1 - Date.now())
  expect(await say(third)).toBe('call.notAsked')
  expect((await reconfirmOf(activityId)).map(({ reconfirm }) => reconfirm)).toEqual(['yes', 'asked', 'asked'])
})

test('the first view counts who has not answered by the day before, although nobody has looked at the list yet', async () => {
  await aMovedFair({ startsAt: at(1, '09:00') })
  const waits = async () => (await cloud.get(clerk, 'desk.today', {})).waiting.calls
  expect(await waits()).toBe(3)
  expect(await cloud.sql`select from calls`).toEqual([])
  expect(await cloud.get(clerk, 'desk.calls', {})).toHaveLength(3)
  expect(await waits()).toBe(3)
})
