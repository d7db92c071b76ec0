import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aFair, aPerson, aTicket, at, dayIn, moveClock, nextNumber } from '../support/make'
import { aBooth, anEmployer, aPosting } from '../support/make-employer'
import { allTemplates, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'

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
  await cloud.sql`truncate notices, calls, activities, consents, employers cascade`
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const drain = () => cloud.asTimer('notice', 'drainNotices')
const callOff = (activityId: string) =>
  cloud.get(clerk.openid, 'series.callOff', { activityId, scope: 'one', reason: '大雪封路' })
const move = (activityId: string, days: number) =>
  cloud.get(clerk.openid, 'series.edit', {
    activityId,
    scope: 'one',
    change: { day: dayIn(days) },
    insist: false,
    overwrite: false,
  })
const calls = () => cloud.get(clerk.openid, 'desk.calls', {})
const texts = async (openid: string) =>
  (await cloud.get(openid, 'notice.mine', { cursor: null })).notices.map(({ text }) => text)

async function aConsent(openid: string) {
  await cloud.sql`insert into consents (openid, kind, credits, updated_at) values (${openid}, 'activityChanged', 1, 1)`
  wechat.grant(openid, 'tpl-activity-changed', 1)
}
async function aColleague(employerId: string) {
  const openid = `o-colleague-${nextNumber()}`
  await cloud.sql`insert into recruiters (openid, employer_id, joined_at) values (${openid}, ${employerId}, 1)`
  return openid
}
async function anExhibitor(activityId: string, state: 'pending' | 'approved' | 'sentBack' | 'withdrawn' = 'approved') {
  const employer = await anEmployer({ name: `茶厂${nextNumber()}` })
  await aBooth({ activityId, employerId: employer.employerId, state })
  return employer
}

test('a fair that is called off is told to every employer with a booth or one asked for, by message or by telephone', async () => {
  const { activityId } = await aFair({ startsAt: at(9, '09:00'), title: '春风行动' })
  const [reached, silent] = [await anExhibitor(activityId), await anExhibitor(activityId, 'pending')]
  const [left, refused] = [await anExhibitor(activityId, 'withdrawn'), await anExhibitor(activityId, 'sentBack')]
  await aConsent(reached.openid)
  await callOff(activityId)
  await callOff(activityId)
  await drain()
  const [message, another] = wechat.messages(reached.openid)
  expect(message).toMatchObject({ title: '活动变更通知' })
  expect(message?.page).toMatch(/^packages\/employer\/home\/index\?/)
  expect(another).toBeUndefined()
  expect(await texts(silent.openid)).toEqual(['招聘会已取消，原因：大雪封路。请勿到场布展，可申请其他招聘会。'])
  expect([await texts(left.openid), await texts(refused.openid)]).toEqual([[], []])
  const [line] = (await cloud.get(silent.openid, 'notice.mine', { cursor: null })).notices
  expect(line).toMatchObject({ kind: 'activityChanged', activityId: null, ticketId: null })
  expect(await calls()).toMatchObject([
    { name: expect.stringMatching(/^吴经理（茶厂\d+）$/), phone: '13985600000', title: '春风行动' },
  ])
})

test('a fair that moves is told with day and place, newest news alone, and not to who gives the booth up', async () => {
  const { activityId } = await aFair({ startsAt: at(9, '09:00') })
  const [stays, leaves] = [await anExhibitor(activityId), await anExhibitor(activityId)]
  await move(activityId, 11)
  moveClock(1000)
  await move(activityId, 12)
  expect(await texts(stays.openid)).toEqual([
    expect.stringMatching(/^改到.*9:00–12:00，人力资源市场。展位为您保留/),
    expect.anything(),
  ])
  expect((await calls()).map(({ text }) => text)).toEqual(
    [1, 2].map(() => expect.stringContaining(`${Number(dayIn(12).slice(8))}日`)),
  )
  await cloud.sql`update booths set state = 'withdrawn' where employer_id = ${leaves.employerId}`
  expect(await calls()).toHaveLength(1)
})

test('a fair moved beyond the validity of a posting says so to its employer, and to nobody else', async () => {
  const { activityId } = await aFair({ startsAt: at(9, '09:00') })
  const [short, long] = [await anExhibitor(activityId), await anExhibitor(activityId)]
  for (const [{ employerId }, validUntil] of [
    [short, dayIn(10)],
    [long, dayIn(30)],
  ] as const) {
    const { postingId } = await aPosting({ employerId, validUntil })
    await cloud.sql`insert into booth_postings (booth_id, posting_id, state)
      select id, ${postingId}::uuid, 'approved' from booths where employer_id = ${employerId}`
  }
  await move(activityId, 12)
  expect((await texts(short.openid))[0]).toContain('您有 1 个岗位在那天前到期')
  expect((await texts(long.openid))[0]).not.toContain('到期')
})

test('what calling off and moving come to counts the employers who are then told, each once', async () => {
  const { activityId } = await aFair({ startsAt: at(9, '09:00') })
  const { employerId } = await anExhibitor(activityId)
  await aColleague(employerId)
  await anExhibitor(activityId, 'pending')
  for (const state of ['withdrawn', 'sentBack'] as const) await anExhibitor(activityId, state)
  const mute = await anExhibitor(activityId)
  await cloud.sql`delete from recruiters where employer_id = ${mute.employerId}`
  const preview = async (change: object) => {
    const wish = { activityId, scope: 'one', change, insist: false, overwrite: false } as const
    return (await cloud.get(clerk.openid, 'series.preview', wish)).rows
  }
  expect(await preview({ day: dayIn(11) })).toMatchObject([{ employers: 2, told: { booked: 0 } }])
  expect(await preview({ bring: '带笔' })).toMatchObject([{ employers: 0 }])
  const off = await cloud.get(clerk.openid, 'series.previewCallOff', { activityId, scope: 'one' })
  expect(off.rows).toMatchObject([{ employers: 2 }])
  expect((await callOff(activityId)).rows).toEqual(off.rows)
  expect(await cloud.sql`select distinct employer_id from notices`).toHaveLength(2)
})

describe('of several who act for an employer', () => {
  test('nobody is called when one was reached, whoever else was not', async () => {
    const { activityId } = await aFair({ startsAt: at(9, '09:00') })
    const { openid, employerId } = await anExhibitor(activityId)
    const colleague = await aColleague(employerId)
    await aConsent(openid)
    await callOff(activityId)
    await drain()
    expect(wechat.messages(openid)).toHaveLength(1)
    expect(await texts(colleague)).toHaveLength(1)
    expect(await calls()).toEqual([])
  })

  test('one call is made when nobody was', async () => {
    const { activityId } = await aFair({ startsAt: at(9, '09:00') })
    const { openid, employerId } = await anExhibitor(activityId)
    const colleagues = [openid, await aColleague(employerId), await aColleague(employerId)]
    for (const one of colleagues.slice(1)) {
      await aConsent(one)
      wechat.leave(one)
    }
    await callOff(activityId)
    expect(await calls()).toEqual([])
    await drain()
    expect(await calls()).toHaveLength(1)
  })

  test('who also comes as a seeker is told both', async () => {
    const { activityId } = await aFair({ startsAt: at(9, '09:00') })
    const { openid } = await anExhibitor(activityId)
    const person = await aPerson({ openid })
    await aTicket({ activityId, ...person })
    await callOff(activityId)
    expect(await texts(openid)).toHaveLength(2)
    expect(await calls()).toHaveLength(2)
  })
})
