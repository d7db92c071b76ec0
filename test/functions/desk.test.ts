import { type Cloud, startCloud } from '../support/cloud'
import { aClerk, aCourse, aFair, aHelper, aPerson, aSession, aTicket, at, dayIn, newId } from '../support/make'
import { aBooth, anEmployer, aPosting, aPostingAt } from '../support/make-employer'
import { publishedYears } from '../support/make-series'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(() => cloud.sql`truncate activities, tickets, booths, employers, calendar_days cascade`)
afterAll(() => cloud.close())

const today = (openid: string) => cloud.get(openid, 'desk.today', {})
const review = (openid: string) => cloud.get(openid, 'desk.review', {})
const checkIn = async (ticketId: string, sessionId: string) => {
  const scanId = newId()
  await cloud.sql`insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at)
    values (${scanId}, ${sessionId}, '一号口', ${ticketId}, 'admitted', 'TR1:', 1, 1)`
  await cloud.sql`insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at)
    values (${ticketId}, ${sessionId}, ${scanId}, '一号口', ${Date.now()})`
}

describe('today', () => {
  test('leads to the gate to watch: one that is open before one that opens later, and none of elsewhere', async () => {
    const clerk = await aClerk({ district: '520624' })
    const startsAt = Date.now() - 600_000
    const late = await aFair({ district: '520624', startsAt: startsAt + 7_200_000, endsAt: startsAt + 9_000_000 })
    const open = await aFair({ district: '520624', startsAt, endsAt: startsAt + 3_600_000 })
    await aFair({ district: '520625', startsAt })
    expect((await today(clerk.openid)).gate?.sessionId).toBe((open.day === dayIn(0) ? open : late).sessionId)
  })

  test('of an empty division has two weeks of gaps and costs few statements', async () => {
    const clerk = await aClerk()
    await publishedYears(cloud)
    expect(await today(clerk.openid)).toEqual({
      day: dayIn(0),
      district: '520602',
      waiting: { employers: 0, booths: 0, calls: 0 },
      special: null,
      gaps: Array.from({ length: 14 }, (_, days) => dayIn(days)),
      gate: null,
      rows: [],
      next: null,
    })
    expect(await cloud.statements(clerk.openid, 'desk.today', {})).toBe(3)
  })

  test('lists the week in the clerk’s scope with counts made of events', async () => {
    const clerk = await aClerk()
    const fair = await aFair({ title: '今天的', startsAt: at(0, '23:00'), seats: 50 })
    await aCourse({ startsAt: at(7, '09:00') })
    await aFair({ title: '八天后', startsAt: at(8, '09:00') })
    await aFair({ title: '昨天的', startsAt: at(-1, '09:00') })
    await aFair({ title: '邻县的', district: '520621', startsAt: at(1, '09:00') })
    await aFair({ title: '草稿', state: 'draft', startsAt: at(1, '09:00') })
    await aPostingAt(fair.activityId)
    const employer = await anEmployer()
    const { postingId } = await aPosting(employer)
    await aBooth({ ...fair, employerId: employer.employerId, postingIds: [postingId], state: 'pending' })
    const { openid, personId } = await aPerson()
    await aTicket({ activityId: fair.activityId, openid, personId })
    await cloud.sql`insert into gate_counts (session_id, counter, admitted) values (${fair.sessionId}, ${fair.sessionId}, 7)`
    const { rows } = await today(clerk.openid)
    expect(rows.map(({ title }) => title)).toEqual(['今天的', '家政服务员培训班'])
    expect(rows[0]).toMatchObject({ employers: 1, postings: 1, seats: 50, booked: 1, admitted: 7, special: null })
  })

  test('counts the places of every bucket, so that sign-ups, entries, what is left and the list of people agree', async () => {
    const clerk = await aClerk()
    const fair = await aFair({ special: true, startsAt: at(0, '23:00'), seats: 5, keySeats: 3, walkInSeats: 2 })
    const { sessionId } = await aSession({ ...fair, startsAt: at(0, '23:30') })
    const held: string[] = []
    for (const bucket of ['open', 'key', 'walkIn', 'walkIn'] as const)
      held.push((await aTicket({ ...fair, ...(await aPerson()), bucket })).ticketId)
    await aTicket({ ...fair, ...(await aPerson()), bucket: 'key', state: 'offered' })
    await aTicket({ ...fair, ...(await aPerson()), state: 'waiting' })
    for (const session of [fair.sessionId, sessionId]) await checkIn(held[0] as string, session)
    const { rows, special } = await today(clerk.openid)
    expect(rows[0]).toMatchObject({ seats: 10, booked: 4, left: 4 + 1 + 0, line: 2, admitted: 1 })
    expect(special).toMatchObject({ seats: 10, booked: 4 })
    const { row } = await cloud.get(clerk.openid, 'desk.activity', { activityId: fair.activityId })
    expect(row).toEqual(rows[0])
    const list = async (only: 'held' | 'line') =>
      (await cloud.get(clerk.openid, 'ticket.list', { activityId: fair.activityId, only, search: '', cursor: null }))
        .signUps
    expect([(await list('held')).length, (await list('line')).length]).toEqual([row.booked, row.line])
  })

  test('goes on behind the week to the last activity of the scope, each once, in order', async () => {
    const clerk = await aClerk()
    for (let days = 1; days <= 60; days += 1) await aFair({ title: `第${days}天`, startsAt: at(days, '09:00') })
    await aFair({ title: '邻县的', district: '520621', startsAt: at(30, '09:00') })
    const first = await today(clerk.openid)
    const titles = first.rows.map(({ title }) => title)
    expect(titles).toHaveLength(7)
    for (let next = first.next ?? null; next !== null; ) {
      const page = await cloud.get(clerk.openid, 'desk.rows', { cursor: next })
      titles.push(...page.rows.map(({ title }) => title))
      next = page.next
    }
    expect(titles).toEqual(Array.from({ length: 60 }, (_, nth) => `第${nth + 1}天`))
    const elsewhere = await aClerk({ district: '520621' })
    expect(await cloud.say(elsewhere.openid, 'desk.rows', { cursor: first.next ?? null })).toBe('input.invalid')
  })

  test('of a city with more than two hundred in a week is cut nowhere', async () => {
    const city = await aClerk({ district: '5206' })
    const { activityId } = await aFair({ startsAt: at(0, '23:00') })
    await cloud.sql`
      insert into activities (id, kind, state, title, district, venue_id, organizer_name, organizer_phone, about, bring,
        day, starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, seats)
      select gen_random_uuid(), 'fair', 'published', '第' || n, district, venue_id, organizer_name, organizer_phone, about,
        bring, ${dayIn(1)}::date + (n % 7), starts_at + (1 + n % 7) * 86400000::bigint, ends_at + (1 + n % 7) * 86400000::bigint,
        entry_until + (1 + n % 7) * 86400000::bigint, opens_at, closes_at, cancel_until, seats
      from activities, generate_series(1, 260) n where id = ${activityId}`
    const first = await today(city.openid)
    const ids = new Set(first.rows.map(({ id }) => id))
    expect(ids.size).toBe(201)
    for (let next = first.next ?? null; next !== null; ) {
      const page = await cloud.get(city.openid, 'desk.rows', { cursor: next })
      for (const { id } of page.rows) ids.add(id)
      next = page.next
    }
    expect(ids.size).toBe(261)
  })

  test('shows the next special of the scope however far it is, and where its notice stands', async () => {
    const clerk = await aClerk()
    const city = await aClerk({ district: '5206' })
    await aFair({ title: '邻县专场', special: true, district: '520621', startsAt: at(2, '09:00') })
    const { activityId } = await aFair({ title: '本区专场', special: true, startsAt: at(20, '09:00') })
    const desk = await today(clerk.openid)
    expect(desk.special).toEqual({ id: activityId, title: '本区专场', booked: 0, seats: 100, campaign: null })
    expect(desk.rows.map(({ title, special }) => [title, special])).toEqual([['本区专场', '退役军人专场']])
    expect((await today(city.openid)).special?.title).toBe('邻县专场')
    await cloud.sql`
      insert into notice_templates (kind, template_id, title, subscription, fields, page)
      values ('fridaySpecial', 't', '周五专场提醒', 'once', '[]', 'p') on conflict do nothing`
    await cloud.sql`
      insert into campaigns (id, activity_id, kind, state) values (${newId()}, ${activityId}, 'fridaySpecial', 'sending')`
    expect((await today(clerk.openid)).special?.campaign).toBe('sending')
  })

  test('a gap is a day without any published fair in scope that is neither a holiday nor closed', async () => {
    const clerk = await aClerk()
    const { activityId } = await aFair({ startsAt: at(0, '23:00') })
    await aSession({ activityId, startsAt: at(1, '09:00') })
    await aFair({ startsAt: at(2, '09:00'), state: 'cancelled' })
    await aFair({ startsAt: at(3, '09:00'), district: '520621' })
    await aCourse({ startsAt: at(4, '09:00') })
    await aFair({ startsAt: at(5, '09:00'), district: '520602002' })
    await cloud.sql`insert into calendar_days (day, kind, name)
      values (${dayIn(6)}, 'holiday', '元旦'), (${dayIn(7)}, 'noFair', '不办'), (${dayIn(8)}, 'workday', '元旦')`
    const { gaps } = await today(clerk.openid)
    expect(gaps).toEqual([2, 3, 4, 8, 9, 10, 11, 12, 13].map(dayIn))
  })

  test('is for clerks', async () => {
    const helper = await aHelper()
    for (const openid of ['o-seeker', helper.openid])
      expect(await cloud.say(openid, 'desk.today', {})).toBe('actor.mayNot')
  })
})

describe('what waits for review', () => {
  test('employers and booths in scope, the same ones that are counted', async () => {
    const clerk = await aClerk()
    const waiting = await anEmployer({ state: 'pending' })
    await anEmployer({ state: 'sentBack' })
    await anEmployer({ state: 'pending', district: '520621' })
    const fair = await aFair()
    const applicant = await anEmployer({ district: '520621', name: '江口茶厂' })
    const { postingId } = await aPosting(applicant)
    const shut = await aPosting({ employerId: applicant.employerId, closed: true })
    const booth = { ...fair, employerId: applicant.employerId, postingIds: [postingId, shut.postingId] }
    const { boothId } = await aBooth({ ...booth, state: 'pending' })
    const list = await review(clerk.openid)
    expect(list.employers.map(({ id }) => id)).toEqual([waiting.employerId])
    expect(list.booths).toMatchObject([
      {
        id: boothId,
        activityId: fair.activityId,
        employer: { name: '江口茶厂', contactPhone: '139****0000' },
        postings: [{ id: postingId, flags: [] }],
      },
    ])
    expect((await today(clerk.openid)).waiting).toEqual({ employers: 1, booths: 1, calls: 0 })
    expect(await cloud.statements(clerk.openid, 'desk.review', {})).toBe(2)
    const neighbour = await aClerk({ district: '520621' })
    expect((await review(neighbour.openid)).booths).toEqual([])
  })

  test('an approved booth only for postings added since, and none of a fair that is over or cancelled', async () => {
    const clerk = await aClerk()
    const [coming, over, off] = [
      await aFair(),
      await aFair({ startsAt: at(-1, '09:00') }),
      await aFair({ state: 'cancelled' }),
    ]
    const employer = await anEmployer()
    const first = await aPosting(employer)
    const { boothId } = await aBooth({ ...coming, ...employer, postingIds: [first.postingId] })
    for (const fair of [over, off]) await aBooth({ ...fair, ...employer, state: 'pending' })
    expect((await review(clerk.openid)).booths).toEqual([])
    const second = await aPosting(employer)
    await cloud.get(employer.openid, 'booth.apply', {
      boothId: newId(),
      activityId: coming.activityId,
      postingIds: [second.postingId],
    })
    const { booths } = await review(clerk.openid)
    expect(booths.map(({ id, postings }) => [id, postings.map((posting) => posting.id)])).toEqual([
      [boothId, [second.postingId]],
    ])
  })
})

describe('one activity', () => {
  test('shows its helpers and who else could stand at the gate', async () => {
    const clerk = await aClerk({ name: '田经办' })
    const fair = await aFair()
    const at = await aHelper({ sessionId: fair.sessionId, gate: '东门' })
    const free = await aHelper()
    await aHelper({ active: false })
    await aHelper({ district: '520621' })
    const desk = await cloud.get(clerk.openid, 'desk.activity', { activityId: fair.activityId })
    expect(desk.venue).toMatchObject({ name: '人力资源市场', district: '520602' })
    expect(desk.sessions).toMatchObject([{ id: fair.sessionId, admitted: 0, refusedScans: 0 }])
    expect(desk.sessions[0]?.helpers).toMatchObject([
      { rightId: at.rightId, staffId: at.staffId, helper: '罗验票', gate: '东门', seenAt: null, queueLength: 0 },
    ])
    const candidates = desk.candidates.map(({ staffId }) => staffId)
    expect(candidates).toEqual(expect.arrayContaining([clerk.staffId, free.staffId]))
    expect(candidates).not.toContain(at.staffId)
  })

  test('of another division is as if it were not there', async () => {
    const clerk = await aClerk()
    const { activityId } = await aFair({ district: '520621' })
    expect(await cloud.say(clerk.openid, 'desk.activity', { activityId })).toBe('activity.notFound')
    expect(await cloud.say(clerk.openid, 'desk.activity', { activityId: newId() })).toBe('activity.notFound')
  })
})

describe('the audit log', () => {
  const line = (
    at: number,
    wish: { act?: string; reason?: string; subject?: string; subjectId?: string; actorId: string },
  ) => cloud.sql`
    insert into audit (at, trace_id, actor, actor_id, act, subject, subject_id, district, detail)
    values (${at}, 't', 'clerk', ${wish.actorId}, ${wish.act ?? 'ticket.phone'}, ${wish.subject ?? 'ticket'},
      ${wish.subjectId ?? newId()}, '520602', ${JSON.stringify({ reason: wish.reason ?? '核对' })}::jsonb)`
  const read = (openid: string, wish: { day?: string | null; act?: string | null; cursor?: string | null } = {}) =>
    cloud.get(openid, 'desk.audit', { day: null, act: null, cursor: null, ...wish })

  test('says who did what, when, on whose and why, by day and by act, and names no person', async () => {
    const city = await aClerk({ district: '5206' })
    const clerk = await aClerk()
    const fair = await aFair({ title: '春风行动' })
    const day = dayIn(400)
    const why = '打 139 8560 0001 核对 522201199001011234'
    await line(at(400, '00:00'), {
      actorId: clerk.staffId,
      subject: 'activity',
      subjectId: fair.activityId,
      act: 'series.edit',
    })
    await line(at(400, '23:59'), { actorId: clerk.staffId, reason: why })
    await line(at(401, '00:00'), { actorId: clerk.staffId })
    const { lines, next } = await read(city.openid, { day })
    expect(next).toBeNull()
    expect(lines).toMatchObject([
      { at: at(400, '23:59'), actor: 'clerk', who: '田经办', act: 'ticket.phone', subject: 'ticket', name: null },
      { at: at(400, '00:00'), act: 'series.edit', name: '春风行动', district: '520602', reason: '核对' },
    ])
    expect(lines[0]?.reason).toBe('打 139****0001 核对 5222**********1234')
    expect(lines[0]?.mark).toHaveLength(6)
    expect((await read(city.openid, { day, act: 'series.edit' })).lines.map(({ name }) => name)).toEqual(['春风行动'])
  })

  test('goes on to its beginning, each line once, also where many fall in one moment', async () => {
    const city = await aClerk({ district: '5206' })
    for (let n = 0; n < 120; n += 1) await line(at(500, '09:00'), { actorId: city.staffId })
    const day = dayIn(500)
    const ids: string[] = []
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor; pages += 1) {
      const page: Awaited<ReturnType<typeof read>> = await read(city.openid, { day, cursor })
      ids.push(...page.lines.map(({ id }) => id))
      cursor = page.next
    }
    expect(ids).toHaveLength(120)
    expect(new Set(ids).size).toBe(120)
  })

  test('is for the city’s clerks alone', async () => {
    const county = await aClerk()
    expect(await cloud.say(county.openid, 'desk.audit', { day: null, act: null, cursor: null })).toBe('desk.cityOnly')
    const helper = await aHelper()
    expect(await cloud.say(helper.openid, 'desk.audit', { day: null, act: null, cursor: null })).toBe('actor.mayNot')
  })
})
