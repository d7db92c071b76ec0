import { nameHash, seal } from '../../cloudfunctions/kit/seal'
import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { Output } from '../../types/contract'
import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, aPerson, aSession, aTicket, at, moveClock } from '../support/make'
import { aBooth, anEmployer, aPosting } from '../support/make-employer'
import { allTemplates, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await allTemplates(cloud)
  await withoutQuietHours(cloud)
})
beforeEach(() => cloud.sql`truncate notices, reminders, activities, consents, notice_choices, employers cascade`)
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

/** The clock stands at this moment for what follows. */
const nowIs = (instant: number) => moveClock(instant - Date.now())
const remind = async () => {
  const reply = await cloud.asTimer('notice', 'remind')
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply))
  return (reply.value as Output<'notice.remind'>).told
}
const drain = () => cloud.asTimer('notice', 'drainNotices')
const told = () => cloud.sql<{ kind: NoticeKind; openid: string; state: string; body: string; title: string }>`
  select kind, openid, state, body, title from notices order by kind, openid`

async function aConsent(openid: string, kind: NoticeKind, credits = 1) {
  const [template] = await cloud.sql<{ template_id: string }>`
    select template_id from notice_templates where kind = ${kind}`
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at) values (${openid}, ${kind}, ${credits}, 1)`
  wechat.grant(openid, template?.template_id ?? '', credits)
}

type Holder = { bookedAt?: number; kind?: NoticeKind; state?: 'booked' | 'waiting' | 'cancelled' }

/** Somebody with a ticket and, for a kind, a consent. */
async function aHolder(activityId: string, { bookedAt, kind, state = 'booked' }: Holder = {}) {
  const person = await aPerson()
  const { ticketId } = await aTicket({ activityId, ...person, state, bookedAt })
  if (kind) await aConsent(person.openid, kind)
  return { ...person, ticketId }
}

describe('the day before', () => {
  const startsAt = at(3, '09:00')
  const due = at(2, '18:00')

  test('holders of a place are reminded, by message with a consent and in the app without, once', async () => {
    const { activityId } = await aFair({ startsAt, title: '春风行动' })
    const reached = await aHolder(activityId, { kind: 'dayBefore' })
    const silent = await aHolder(activityId)
    nowIs(due - MINUTE)
    expect(await remind()).toBe(0)
    nowIs(due + MINUTE)
    expect(await remind()).toBe(2)
    await drain()
    expect(await remind()).toBe(0)
    expect(await told()).toMatchObject(
      [
        { openid: reached.openid, state: 'sent' },
        { openid: silent.openid, state: 'noCredit' },
      ]
        .map((one) => ({ ...one, kind: 'dayBefore', title: '春风行动', body: expect.stringContaining('明天 9:00') }))
        .sort((one, other) => (one.openid < other.openid ? -1 : 1)),
    )
    expect(wechat.messages(reached.openid)).toHaveLength(1)
    expect(wechat.messages(reached.openid)[0]?.rows[1]?.value).toContain('09:00~12:00')
    expect(await cloud.sql`select from calls`).toEqual([])
  })

  test('not whoever joined after it was due, gave the place back, waits, or switched it off, however late it runs', async () => {
    const { activityId } = await aFair({ startsAt })
    await aHolder(activityId, { bookedAt: due + 1, kind: 'dayBefore' })
    await aHolder(activityId, { state: 'cancelled', kind: 'dayBefore' })
    await aHolder(activityId, { state: 'waiting', kind: 'dayBefore' })
    const off = await aHolder(activityId, { kind: 'dayBefore' })
    await cloud.sql`insert into notice_choices values (${off.openid}, 'dayBefore', true, 1)`
    const atTheDoor = await aHolder(activityId)
    await cloud.sql`update tickets set booked_by = 'door:somewhere' where id = ${atTheDoor.ticketId}`
    const meant = await aHolder(activityId, { bookedAt: due, kind: 'dayBefore' })
    nowIs(due + 5 * HOUR)
    expect(await remind()).toBe(1)
    expect(await told()).toMatchObject([{ openid: meant.openid }])
  })

  test('two tickets of one account are one reminder', async () => {
    const { activityId } = await aFair({ startsAt })
    const mother = await aHolder(activityId)
    const daughter = await aPerson({ openid: mother.openid, relation: 'family' })
    await aTicket({ activityId, ...daughter })
    nowIs(due + MINUTE)
    expect(await remind()).toBe(1)
  })

  test('a moved date is reminded of anew, and what waited for the old one lapses', async () => {
    const { activityId } = await aFair({ startsAt })
    const { openid } = await aHolder(activityId, { kind: 'dayBefore' })
    nowIs(due + MINUTE)
    await remind()
    await cloud.sql`update activities set starts_at = starts_at + ${DAY}, ends_at = ends_at + ${DAY}, entry_until = entry_until + ${DAY}`
    await drain()
    expect(await told()).toMatchObject([{ state: 'lapsed' }])
    nowIs(due + DAY + MINUTE)
    expect(await remind()).toBe(1)
    await drain()
    expect(wechat.messages(openid)).toHaveLength(1)
  })

  test.each([
    ['cancelled', (id: string) => cloud.sql`update activities set state = 'cancelled' where id = ${id}`],
    ['begun', async () => nowIs(startsAt + MINUTE)],
  ])('nobody is reminded of what is %s, also when it was found before', async (_, change) => {
    const { activityId } = await aFair({ startsAt })
    await aHolder(activityId)
    await cloud.sql`
      insert into reminders (reason, kind, activity_id, due_at, starts_at)
      values (${`dayBefore:${activityId}:${startsAt}`}, 'dayBefore', ${activityId}, ${due}, ${startsAt})`
    nowIs(due + MINUTE)
    await change(activityId)
    expect(await remind()).toBe(0)
    expect(await cloud.sql`select from reminders where done_at is null and kind = 'dayBefore'`).toEqual([])
  })

  test('a place given back between writing and sending lapses', async () => {
    const { activityId } = await aFair({ startsAt })
    const { openid, ticketId } = await aHolder(activityId, { kind: 'dayBefore' })
    nowIs(due + MINUTE)
    await remind()
    await cloud.sql`update tickets set state = 'cancelled', cancelled_at = 1 where id = ${ticketId}`
    await drain()
    expect(await told()).toMatchObject([{ state: 'lapsed' }])
    expect(wechat.messages(openid)).toEqual([])
  })

  test('more than a slice is told in slices, by many timers at once, each once', async () => {
    const { activityId } = await aFair({ startsAt, seats: 2_000 })
    await cloud.sql`
      with p as (
        insert into persons (id, name_sealed, name_hash, id_type, id_hash, id_sealed, id_tail, phone_hash, phone_sealed, phone_tail, registered_at)
        select gen_random_uuid(), ${seal('杨秀军')}, ${nameHash('杨秀军')}, 'passport', ('\\x' || md5('many' || n))::bytea, '', '', '', '', '', 1
        from generate_series(1, 1200) n returning id
      )
      insert into tickets (id, activity_id, person_id, booked_by, state, booked_at)
      select gen_random_uuid(), ${activityId}, id, 'o-many-' || id, 'booked', 1 from p`
    nowIs(due + MINUTE)
    const counts = await Promise.all([remind(), remind(), remind()])
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1200)
    expect(await cloud.sql`select count(*) as n, count(distinct openid) as people from notices`).toEqual([
      { n: 1200, people: 1200 },
    ])
  })
})

test('two hours before, holders of a place are reminded once more, but not after the start', async () => {
  const startsAt = at(3, '09:00')
  const { activityId } = await aFair({ startsAt })
  const { openid } = await aHolder(activityId, { kind: 'soon' })
  nowIs(startsAt - 2 * HOUR - MINUTE)
  await remind()
  nowIs(startsAt - 2 * HOUR + MINUTE)
  expect(await remind()).toBe(1)
  await drain()
  expect(wechat.messages(openid)).toMatchObject([{ title: '活动即将开始' }])
  expect(wechat.messages(openid)[0]?.rows[3]?.value).toBe('即将开始')
})

test('each lesson is reminded of on the evening before, with its own time', async () => {
  const startsAt = at(3, '09:00')
  const { activityId } = await aCourse({ startsAt })
  await aSession({ activityId, startsAt: at(4, '14:00') })
  const { openid } = await aHolder(activityId)
  await aConsent(openid, 'classTomorrow', 2)
  for (const evening of [at(2, '18:05'), at(3, '18:05')]) {
    nowIs(evening)
    expect(await remind()).toBe(1)
    await drain()
  }
  const times = wechat.messages(openid).map(({ rows }) => rows[1]?.value.slice(-11))
  expect(times).toEqual(['09:00~12:00', '14:00~17:00'])
  expect(wechat.messages(openid)[0]?.page).toMatch(/^packages\/course\/detail\/index\?id=.*&n=/)
})

describe('an offer about to end', () => {
  /** Somebody who was offered a place four hours before its end. */
  async function someoneOffered({ credits = 1, toldBefore = 4 * HOUR } = {}) {
    const until = at(1, '15:00')
    const { activityId } = await aFair({ startsAt: at(3, '09:00'), seats: 5 })
    const person = await aPerson()
    if (credits > 0) await aConsent(person.openid, 'placeOffered', credits)
    const { ticketId } = await aTicket({ activityId, ...person, state: 'offered', offeredUntil: until })
    await cloud.sql`
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
      values ('placeOffered', ${activityId}, ${ticketId}, ${person.openid}, 'sent', '候补', '轮到您了',
        ${`offer:${ticketId}:0`}, ${until - toldBefore}, 1, 1)`
    return { ...person, ticketId, until }
  }

  test('is told once, an hour before', async () => {
    const { openid, until } = await someoneOffered()
    nowIs(until - 61 * MINUTE)
    expect(await remind()).toBe(0)
    nowIs(until - 30 * MINUTE)
    expect(await remind()).toBe(1)
    expect(await remind()).toBe(0)
    await drain()
    expect(wechat.messages(openid)).toMatchObject([{ title: '候补名额提醒' }])
  })

  test('goes to the call list without a consent', async () => {
    const { ticketId, until } = await someoneOffered({ credits: 0 })
    nowIs(until - 30 * MINUTE)
    await remind()
    expect(await cloud.sql`select n.ticket_id, n.state from calls c join notices n on n.id = c.notice_id`).toEqual([
      { ticket_id: ticketId, state: 'noCredit' },
    ])
  })

  test('is not told when it was made only just now, was taken, or has ended', async () => {
    const fresh = await someoneOffered({ toldBefore: 40 * MINUTE })
    const taken = await someoneOffered()
    await cloud.sql`update tickets set state = 'booked' where id = ${taken.ticketId}`
    nowIs(fresh.until - 30 * MINUTE)
    expect(await remind()).toBe(0)
    nowIs(fresh.until + MINUTE)
    expect(await remind()).toBe(0)
  })
})

test('after a fair its employers are asked for the outcome once, with a deadline; a booth that was withdrawn is not', async () => {
  const startsAt = at(-2, '09:00')
  const { activityId, endsAt } = await aFair({ startsAt })
  const [came, left] = [await anEmployer(), await anEmployer()]
  const { postingId } = await aPosting({ employerId: came.employerId })
  await aBooth({ activityId, employerId: came.employerId, state: 'approved', postingIds: [postingId] })
  await aBooth({ activityId, employerId: left.employerId, state: 'withdrawn' })
  await aConsent(came.openid, 'outcomeDue')
  nowIs(endsAt + DAY + MINUTE)
  expect(await remind()).toBe(1)
  await drain()
  expect(wechat.messages(came.openid)).toMatchObject([{ title: '招聘结果填报提醒' }])
  const [year, month, day] = dayOf(endsAt + 7 * DAY).split('-')
  expect(wechat.messages(came.openid)[0]?.rows[1]?.value).toBe(`${year}年${month}月${day}日 12:00`)
  expect(wechat.messages(came.openid)[0]?.page).toMatch(
    new RegExp(`^packages/employer/outcome/index\\?id=${activityId}`),
  )
  const [line] = (await cloud.get(came.openid, 'notice.mine', { cursor: null })).notices
  expect(line).toMatchObject({ kind: 'outcomeDue', activityId: null, boothAt: activityId })
  expect(await remind()).toBe(0)
})

test('an employer that has said what came of its fair gets no message about it any more', async () => {
  const { activityId, endsAt } = await aFair({ startsAt: at(-2, '09:00') })
  const { employerId, openid } = await anEmployer()
  const { postingId } = await aPosting({ employerId })
  const { boothId } = await aBooth({ activityId, employerId, postingIds: [postingId] })
  await aConsent(openid, 'outcomeDue')
  nowIs(endsAt + DAY + MINUTE)
  expect(await remind()).toBe(1)
  await cloud.get(openid, 'booth.report', {
    boothId,
    outcomes: [{ postingId, interviewed: 3, intended: 2, hired: 1 }],
  })
  await drain()
  expect(wechat.messages(openid)).toEqual([])
})

test('an employer checked half a year ago is asked to check itself again, once for that check', async () => {
  const due = instantOf(addDays(dayOf(Date.now()), 1), '09:05')
  const [old, fresh, longGone] = [await anEmployer({ name: '老茶厂' }), await anEmployer(), await anEmployer()]
  const checked = async (employerId: string, daysAgo: number) =>
    cloud.sql`update employers set verified_at = ${due - daysAgo * DAY} where id = ${employerId}`
  await checked(old.employerId, 175)
  await checked(fresh.employerId, 100)
  await checked(longGone.employerId, 900)
  await aConsent(old.openid, 'verifyDue', 3)
  nowIs(due)
  expect(await remind()).toBe(1)
  await drain()
  nowIs(due + DAY)
  expect(await remind()).toBe(0)
  expect(wechat.messages(old.openid)).toMatchObject([{ title: '单位信息核对提醒' }])
  expect(wechat.messages(old.openid)[0]?.rows[0]?.value).toBe('老茶厂')
  const [line] = (await cloud.get(old.openid, 'notice.mine', { cursor: null })).notices
  expect(line).toMatchObject({ kind: 'verifyDue', activityId: null, title: '老茶厂' })
})
