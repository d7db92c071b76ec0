import { offerFreed } from '../../cloudfunctions/core/ticket/offers'
import { database } from '../../cloudfunctions/kit/db'
import type { ActivityId } from '../../types/core'
import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, moveClock, newId } from '../support/make'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(() => cloud.sql`truncate calls, notices cascade`)
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

/** Somebody without consents who was just offered a place. */
async function someoneOffered({ district = '520602', realName = '杨秀军' } = {}) {
  const person = await aPerson({ realName })
  const fair = await aFair({ seats: 1, district, title: '春风行动' })
  const { ticketId } = await aTicket({ ...fair, ...person, state: 'waiting' })
  await database().transaction((tx) => offerFreed(tx, fair.activityId as ActivityId, Date.now()))
  const [notice] = await cloud.sql<{ id: string }>`select id from notices where ticket_id = ${ticketId}`
  return { ...person, ...fair, ticketId, noticeId: notice?.id ?? '' }
}
const auditsOf = (act: string) =>
  cloud.sql<{ actor_id: string; subject_id: string; detail: object }>`
    select actor_id, subject_id, detail from audit where act = ${act} order by id`

test('whoever could not be told stands on the list of their division, with the full number, and reading is audited', async () => {
  const clerk = await aClerk()
  const [first, second] = [await someoneOffered(), await someoneOffered({ realName: '田小花' })]
  await someoneOffered({ district: '520621' })
  const calls = await cloud.get(clerk.openid, 'desk.calls', {})
  expect(calls).toMatchObject([
    { noticeId: first.noticeId, kind: 'placeOffered', name: '杨秀军', phone: first.phone, title: '春风行动' },
    { noticeId: second.noticeId, name: '田小花', phone: second.phone, text: expect.stringContaining('轮到您了') },
  ])
  const audits = await auditsOf('desk.calls')
  expect(audits).toMatchObject([{ actor_id: clerk.staffId, detail: { noticeIds: [first.noticeId, second.noticeId] } }])
  expect(JSON.stringify(audits)).not.toContain(first.phone)
  const city = await aClerk({ district: '5206' })
  expect(await cloud.get(city.openid, 'desk.calls', {})).toHaveLength(3)
})

test('an empty list is no reading', async () => {
  const clerk = await aClerk({ district: '520627' })
  const before = (await auditsOf('desk.calls')).length
  expect(await cloud.get(clerk.openid, 'desk.calls', {})).toEqual([])
  expect(await auditsOf('desk.calls')).toHaveLength(before)
})

test('is only of offers still open', async () => {
  const clerk = await aClerk()
  const taken = await someoneOffered()
  await cloud.get(taken.openid, 'ticket.accept', { ticketId: taken.ticketId })
  await someoneOffered()
  expect(await cloud.get(clerk.openid, 'desk.calls', {})).toHaveLength(1)
  moveClock(30 * 3_600_000)
  expect(await cloud.get(clerk.openid, 'desk.calls', {})).toEqual([])
})

test('a call is ticked off once, with what came of it and by whom; sent again it changes nothing', async () => {
  const [clerk, other] = [await aClerk(), await aClerk()]
  const { noticeId } = await someoneOffered()
  const left = await someoneOffered()
  const rest = await cloud.get(clerk.openid, 'desk.called', { noticeId, result: 'told' })
  expect(rest.map((call) => call.noticeId)).toEqual([left.noticeId])
  expect(await cloud.say(other.openid, 'desk.called', { noticeId, result: 'noAnswer' })).toBe('done')
  expect(await cloud.sql`select result, called_by from calls where notice_id = ${noticeId}`).toEqual([
    { result: 'told', called_by: clerk.staffId },
  ])
  expect(await auditsOf('desk.called')).toMatchObject([
    { actor_id: clerk.staffId, subject_id: noticeId, detail: { result: 'told' } },
  ])
})

test('another division’s call, or none, is not there, and people without an office may not look', async () => {
  const clerk = await aClerk({ district: '520621' })
  const { noticeId, openid } = await someoneOffered()
  for (const wrong of [noticeId, newId()])
    expect(await cloud.say(clerk.openid, 'desk.called', { noticeId: wrong, result: 'told' })).toBe('call.notFound')
  expect(await cloud.say(openid, 'desk.calls', {})).toBe('actor.mayNot')
  expect(await cloud.say(openid, 'desk.called', { noticeId, result: 'told' })).toBe('actor.mayNot')
  expect(await cloud.sql`select result from calls`).toEqual([{ result: null }])
})

test('nobody answered: the call goes to the end of the list with a count, once for one try, and a later result ends it', async () => {
  const clerk = await aClerk()
  const [first, second] = [await someoneOffered(), await someoneOffered({ realName: '田小花' })]
  const noAnswer = { noticeId: first.noticeId, result: 'noAnswer' as const, tries: 0 }
  const rest = await cloud.get(clerk.openid, 'desk.called', noAnswer)
  expect(rest).toMatchObject([
    { noticeId: second.noticeId, tries: 0, lastTriedAt: null },
    { noticeId: first.noticeId, tries: 1, lastTriedAt: expect.any(Number) },
  ])
  await Promise.all([1, 2].map(() => cloud.get(clerk.openid, 'desk.called', noAnswer)))
  expect(await cloud.sql`select tries, result from calls where notice_id = ${first.noticeId}`).toEqual([
    { tries: 1, result: null },
  ])
  expect((await auditsOf('desk.called')).filter(({ subject_id }) => subject_id === first.noticeId)).toHaveLength(1)
  await cloud.get(clerk.openid, 'desk.called', { ...noAnswer, tries: 1 })
  const left = await cloud.get(clerk.openid, 'desk.called', { noticeId: first.noticeId, result: 'wrongNumber' })
  expect(left.map(({ noticeId }) => noticeId)).toEqual([second.noticeId])
  expect(await cloud.sql`select tries, result from calls where notice_id = ${first.noticeId}`).toEqual([
    { tries: 2, result: 'wrongNumber' },
  ])
})

test('a result noted by mistake is taken back by whoever noted it, for a moment, and the call is on the list again', async () => {
  const [clerk, other] = [await aClerk(), await aClerk()]
  const { noticeId } = await someoneOffered()
  const back = { noticeId, result: 'takenBack' as const }
  for (const result of ['told', 'wrongNumber'] as const) {
    expect(await cloud.get(clerk.openid, 'desk.called', { noticeId, result })).toEqual([])
    expect(await cloud.say(other.openid, 'desk.called', back)).toBe('call.settled')
    expect(await cloud.get(clerk.openid, 'desk.called', back)).toMatchObject([{ noticeId }])
    expect(await cloud.say(clerk.openid, 'desk.called', back)).toBe('done')
  }
  expect(await cloud.sql`select result, called_by, called_at from calls`).toEqual([
    { result: null, called_by: null, called_at: null },
  ])
  expect((await auditsOf('desk.called')).slice(-4).map(({ detail }) => detail)).toEqual(
    ['told', 'takenBack', 'wrongNumber', 'takenBack'].map((result) => ({ result })),
  )
  await cloud.get(clerk.openid, 'desk.called', { noticeId, result: 'told' })
  moveClock(11 * 60_000)
  expect(await cloud.say(clerk.openid, 'desk.called', back)).toBe('call.settled')
  expect(await cloud.sql`select result from calls`).toEqual([{ result: 'told' }])
})

test('the first view counts the calls that wait in the clerk’s division, without reading a number, a hundred at most', async () => {
  const clerk = await aClerk()
  const waits = async () => (await cloud.get(clerk.openid, 'desk.today', {})).waiting.calls
  expect(await waits()).toBe(0)
  const audits = (await auditsOf('desk.calls')).length
  const { noticeId } = await someoneOffered()
  await someoneOffered({ district: '520621' })
  expect(await waits()).toBe(1)
  expect(await auditsOf('desk.calls')).toHaveLength(audits)
  await cloud.sql`
    with more as (
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, queued_at, next_at)
      select n.kind, n.activity_id, n.ticket_id, n.openid, n.state, n.title, n.body, n.queued_at, n.next_at
      from notices n, generate_series(1, 120) where n.id = ${noticeId} returning id
    ) insert into calls (notice_id, district) select id, '520602' from more`
  expect(await waits()).toBe(100)
  await cloud.get(clerk.openid, 'desk.called', { noticeId, result: 'told' })
  await cloud.sql`update calls set result = 'told' where district = '520602'`
  expect(await waits()).toBe(0)
})
