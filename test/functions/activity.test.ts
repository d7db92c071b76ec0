import { ANY_POSTING } from '../../src/domain/posting/sought'
import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { ActivityCard } from '../../types/activity'
import type { Input } from '../../types/contract'
import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, anActivity, aPerson, aSession, aTicket, at, dayIn, moveClock } from '../support/make'
import { aBooth, anEmployer, aPosting, aPostingAt } from '../support/make-employer'
import { publishedYears } from '../support/make-series'

const SEEKER = 'o-seeker'
const MINUTE = 60_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(() => cloud.sql`truncate activities, tickets, booths, employers, calendar_days cascade`)
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

const home = (district: string | null = null, openid = SEEKER) => cloud.get(openid, 'activity.home', { district })
const titles = (cards: readonly ActivityCard[]) => cards.map((card) => card.title)

describe('home', () => {
  test('an empty city has a home: no special, seven empty days', async () => {
    await publishedYears(cloud)
    const empty = await home()
    expect(empty).toMatchObject({ special: null, fairs: [], courses: [], tickets: [] })
    expect(empty.days).toMatchObject(
      [0, 1, 2, 3, 4, 5, 6].map((days) => ({ day: dayIn(days), fairs: 0, special: null, holiday: null, closed: null })),
    )
  })

  test('costs one statement, filled or empty', async () => {
    const { activityId } = await aFair({ special: true })
    await aPostingAt(activityId)
    const { personId, openid } = await aPerson()
    await aTicket({ activityId, personId, openid })
    expect(await cloud.statements(openid, 'activity.home', { district: null })).toBe(1)
  })

  test('the next special comes first, wherever in the city, until it ends', async () => {
    const ours = { code: 'women', name: '妇女专场', keyGroup: 'woman' } as const
    await aFair({ title: '后一场', special: true, startsAt: at(9, '09:00') })
    const next = await aFair({ title: '这一场', special: ours, startsAt: at(2, '09:00'), district: '520628' })
    await aFair({ title: '草稿', special: true, startsAt: at(1, '09:00'), state: 'draft' })
    await aFair({ title: '取消了', special: true, startsAt: at(1, '10:00'), state: 'cancelled' })
    await aFair({ title: '平常的', startsAt: at(1, '09:00') })
    expect((await home('520602')).special).toMatchObject({
      title: '这一场',
      special: { theme: 'women', name: '妇女专场', keyGroup: 'woman' },
    })
    moveClock(next.endsAt - Date.now() - MINUTE)
    expect((await home()).special?.title).toBe('这一场')
    moveClock(next.endsAt - Date.now() + MINUTE)
    expect((await home()).special?.title).toBe('后一场')
  })

  test('fairs of the next seven days in the district and below, by start, none that are over', async () => {
    moveClock(at(1, '12:00') - Date.now())
    await aFair({ title: '上午结束', startsAt: at(0, '08:00'), endsAt: at(0, '11:00') })
    await aFair({ title: '正在进行', startsAt: at(0, '09:00'), endsAt: at(0, '17:00') })
    await aFair({ title: '街道的', startsAt: at(1, '09:00'), district: '520602002' })
    await aFair({ title: '外县的', startsAt: at(1, '08:00'), district: '520621' })
    await aFair({ title: '第七天', startsAt: at(6, '23:00') })
    await aFair({ title: '第八天', startsAt: at(7, '00:00') })
    await aFair({ title: '草稿', startsAt: at(1, '09:00'), state: 'draft' })
    expect(titles((await home()).fairs)).toEqual(['正在进行', '外县的', '街道的', '第七天'])
    expect(titles((await home('520602')).fairs)).toEqual(['正在进行', '街道的', '第七天'])
  })

  test('the days count the fairs of the district, but name the special of the city and the holiday', async () => {
    await cloud.sql`insert into calendar_days values (${dayIn(3)}, 'holiday', '元旦'), (${dayIn(4)}, 'workday', '元旦')`
    await aFair({ startsAt: at(2, '09:00') })
    await aFair({ startsAt: at(2, '14:00'), state: 'cancelled' })
    await aFair({ startsAt: at(2, '14:00'), district: '520621', special: true })
    await aCourse({ startsAt: at(2, '09:00') })
    const { days } = await home('520602')
    expect(days.slice(2, 5)).toMatchObject([
      { day: dayIn(2), fairs: 1, special: '退役军人专场', holiday: null, closed: null },
      { day: dayIn(3), fairs: 0, special: null, holiday: '元旦', closed: null },
      { day: dayIn(4), fairs: 0, special: null, holiday: null, closed: null },
    ])
  })

  test('courses one can sign up for now: open, seats left', async () => {
    await aCourse({ title: '还没开始报名', opensAt: at(1, '09:00') })
    await aCourse({ title: '报名截止', closesAt: Date.now() - MINUTE })
    const full = await aCourse({ title: '满了', seats: 1 })
    await aTicket({ ...full, ...(await aPerson()) })
    await aCourse({ title: '电工班', startsAt: at(20, '09:00') })
    expect(titles((await home()).courses)).toEqual(['电工班'])
  })

  test('all own places still to come, with their dates and how many there are, never somebody else’s', async () => {
    const me = await aPerson()
    const other = await aPerson()
    const fairs = await Promise.all(
      [5, 1, 4, 2].map((days) => aFair({ title: `${days} 天后`, startsAt: at(days, '09:00') })),
    )
    for (const fair of fairs) await aTicket({ ...fair, ...me })
    const past = await aFair({ startsAt: at(-2, '09:00') })
    await aTicket({ ...past, ...me })
    await aTicket({ ...(await aFair({ startsAt: at(1, '07:00') })), ...me, state: 'cancelled' })
    await aTicket({ ...(await aFair({ startsAt: at(1, '07:00'), state: 'cancelled' })), ...me })
    const { tickets, ticketCount } = await home(null, me.openid)
    expect(tickets.map((ticket) => ticket.title)).toEqual(['1 天后', '2 天后', '4 天后', '5 天后'])
    expect(ticketCount).toBe(4)
    expect(tickets[0]?.occasions).toEqual([
      { startsAt: fairs[1]?.startsAt, endsAt: fairs[1]?.endsAt, gateClosesAt: fairs[1]?.endsAt, checkedInAt: null },
    ])
    expect(tickets[0]).toMatchObject({ activityId: fairs[1]?.activityId, place: '人力资源市场', kind: 'fair' })
    expect((await home(null, other.openid)).tickets).toEqual([])
  })

  test('a class under way comes with the lessons that are left', async () => {
    const me = await aPerson()
    const course = await aCourse({ startsAt: at(-1, '09:00'), endsAt: at(3, '12:00') })
    for (const days of [1, 3]) await aSession({ ...course, startsAt: at(days, '09:00') })
    await aTicket({ ...course, ...me })
    await cloud.sql`update sessions set ends_at = starts_at + 10800000, gate_closes_at = starts_at + 3600000
      where activity_id = ${course.activityId}`
    const { tickets } = await home(null, me.openid)
    expect(tickets[0]?.occasions?.map(({ startsAt }) => startsAt)).toEqual([at(1, '09:00'), at(3, '09:00')])
  })

  test('employers and postings are counted from approvals, not typed', async () => {
    const { activityId } = await aFair({ special: true })
    const employer = await anEmployer()
    const shown = await aPosting(employer)
    const closed = await aPosting({ ...employer, closed: true })
    const stale = await aPosting({ ...employer, validUntil: dayIn(2) })
    const waiting = await aPosting(employer)
    const { boothId } = await aBooth({
      activityId,
      ...employer,
      postingIds: [shown.postingId, closed.postingId, stale.postingId],
    })
    await cloud.sql`insert into booth_postings values (${boothId}, ${waiting.postingId}, 'pending')`
    const unapproved = await anEmployer({ state: 'pending' })
    await aBooth({ activityId, ...unapproved, postingIds: [(await aPosting(unapproved)).postingId] })
    const applicant = await anEmployer()
    await aBooth({ activityId, ...applicant, postingIds: [(await aPosting(applicant)).postingId], state: 'pending' })
    expect((await home()).special).toMatchObject({ employers: 1, postings: 1 })
  })

  test('ten years of history make it read no more rows', async () => {
    const { venueId } = await aFair({ title: '将来的' })
    await cloud.sql`
      insert into activities (id, kind, state, title, district, venue_id, organizer_name, organizer_phone, about, bring,
        day, starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, seats, theme)
      select gen_random_uuid(), (array['fair', 'course'])[1 + n % 2], 'published', '往年', '520602', ${venueId}, '', '', '', '',
        '2020-01-01', s, s + 10800000, s, s - 86400000, s, s, 100, null
      from (select n, 1577836800000 + n * 7200000::bigint as s from generate_series(1, 20000) n) past`
    await cloud.sql`analyze`
    const before = await rowsRead()
    expect(titles((await home()).fairs)).toEqual(['将来的'])
    expect((await rowsRead()) - before).toBeLessThan(100)
  })
})

/** Rows of activities this database has looked at so far. */
async function rowsRead(): Promise<number> {
  for (const _connection of [1, 2, 3, 4])
    await Promise.all([1, 2].map(() => cloud.sql`select pg_stat_force_next_flush()`))
  const [read] = await cloud.sql<{ rows: number }>`
    select seq_tup_read + idx_tup_fetch as rows from pg_stat_user_tables where relname = 'activities'`
  return read?.rows ?? Number.NaN
}

describe('list', () => {
  const ask = (
    input: Partial<{
      kind: 'fair' | 'course'
      district: string | null
      from: string
      until: string
      cursor: string | null
    }> = {},
  ) => ({
    kind: 'fair' as const,
    district: null,
    from: dayIn(0),
    until: dayIn(30),
    cursor: null,
    ...input,
  })

  test('walks every activity of the days once, by start, twenty a page', async () => {
    for (let n = 0; n < 45; n += 1) await aFair({ title: `${n}`, startsAt: at(1 + (n % 15), '09:00') })
    await aFair({ title: '前一天', startsAt: at(-1, '23:59') })
    await aFair({ title: '界外', startsAt: at(30, '00:00') })
    await aCourse()
    const seen: ActivityCard[] = []
    const sizes: number[] = []
    let cursor: string | null = null
    do {
      const page: { activities: ActivityCard[]; next: string | null } = await cloud.get(
        SEEKER,
        'activity.list',
        ask({ cursor }),
      )
      seen.push(...page.activities)
      sizes.push(page.activities.length)
      cursor = page.next
    } while (cursor)
    expect(sizes).toEqual([20, 20, 5])
    expect(new Set(seen.map((card) => card.id)).size).toBe(45)
    expect(seen.map((card) => card.startsAt)).toEqual(seen.map((card) => card.startsAt).sort((a, b) => a - b))
  })

  test('keeps to the kind and the district, and leaves out drafts and cancelled ones', async () => {
    await aFair({ title: '本区', district: '520602002' })
    await aFair({ title: '外县', district: '520621' })
    await aFair({ title: '草稿', state: 'draft' })
    await aFair({ title: '取消了', state: 'cancelled' })
    await aCourse({ title: '本区的班' })
    const fairs = await cloud.get(SEEKER, 'activity.list', ask({ district: '520602' }))
    expect(titles(fairs.activities)).toEqual(['本区'])
    const courses = await cloud.get(SEEKER, 'activity.list', ask({ kind: 'course', district: '520602' }))
    expect(titles(courses.activities)).toEqual(['本区的班'])
  })

  test('a cursor is good for its own query only', async () => {
    for (let n = 0; n < 21; n += 1) await aFair()
    const { next } = await cloud.get(SEEKER, 'activity.list', ask())
    const refused = { kind: 'refused', refusal: { code: 'input.invalid', field: 'cursor' } }
    expect(await cloud.ask(SEEKER, 'activity.list', ask({ cursor: next, district: '520602' }))).toMatchObject(refused)
    for (const cursor of ['', 'x', '%', 'bnVsbA', Buffer.from('["a",1,"b"]').toString('base64url'), `${next}`.slice(2)])
      expect(await cloud.ask(SEEKER, 'activity.list', ask({ cursor }))).toMatchObject(refused)
  })

  test('a day that does not exist is refused with its field', async () => {
    expect(await cloud.ask(SEEKER, 'activity.list', ask({ from: '2026-02-30' }))).toMatchObject({
      refusal: { code: 'input.invalid', field: 'from' },
    })
    expect(await cloud.ask(SEEKER, 'activity.list', ask({ until: '2027-02-29' }))).toMatchObject({
      refusal: { code: 'input.invalid', field: 'until' },
    })
  })
})

describe('the calendar', () => {
  const month = (input: Partial<Input<'activity.month'>> & { district?: null } = {}) =>
    cloud.get(SEEKER, 'activity.month', { month: dayIn(3).slice(0, 7), district: null, ...input })

  test('has the whole weeks of its month, with what is on, the holidays and why a day is closed', async () => {
    const special = await aFair({ special: true, startsAt: Date.UTC(2028, 1, 29, 1) })
    await aFair({ startsAt: Date.UTC(2028, 1, 29, 16) })
    await cloud.sql`
      insert into calendar_days (day, kind, name, was_kind, was_name) values ('2028-02-01', 'holiday', '春节', null, null),
        ('2028-02-02', 'noFair', '停办', null, null), ('2028-02-03', 'noFair', '大雪', 'holiday', '春节'),
        ('2028-02-05', 'workday', '春节调休上班', null, null)`
    const { days, shown } = await cloud.get(SEEKER, 'activity.month', { month: '2028-02', district: null })
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 35 }, (_, at) => addDays('2028-01-31', at)))
    const on = (day: string) => days.find((one) => one.day === day)
    expect(on('2028-02-01')).toMatchObject({
      day: '2028-02-01',
      fairs: 0,
      special: null,
      holiday: '春节',
      closed: null,
    })
    expect(on('2028-02-02')).toMatchObject({
      day: '2028-02-02',
      fairs: 0,
      special: null,
      holiday: null,
      closed: '停办',
    })
    expect(on('2028-02-03')).toMatchObject({
      day: '2028-02-03',
      fairs: 0,
      special: null,
      holiday: '春节',
      closed: '大雪',
    })
    expect(on('2028-02-05')).toMatchObject({ holiday: null, closed: null })
    expect(on('2028-02-29')).toMatchObject({ day: special.day, fairs: 1, special: '退役军人专场' })
    expect(shown).toBeNull()
  })

  test('brings the day it is asked for along, in one statement', async () => {
    const day = dayIn(3)
    for (let n = 0; n < 22; n += 1) await aFair({ startsAt: at(3, '09:00') })
    const bus = await anActivity({ kind: 'bus', startsAt: at(3, '07:00') })
    await aFair({ startsAt: at(2, '09:00') })
    const next = await aFair({ startsAt: at(5, '09:00') })
    const { shown } = await month({ day })
    expect(shown?.page.activities).toHaveLength(20)
    expect(shown?.buses.map(({ id }) => id)).toEqual([bus.activityId])
    expect(shown?.following?.id).toBe(next.activityId)
    const listed = { kind: 'fair' as const, district: null, from: day, until: dayIn(4) }
    const rest = await cloud.get(SEEKER, 'activity.list', { ...listed, cursor: shown?.page.next ?? null })
    expect(rest.activities).toHaveLength(2)
    expect(await cloud.statements(SEEKER, 'activity.month', { month: day.slice(0, 7), district: null, day })).toBe(1)
  })

  test('says how many buses a day has beyond those it shows, and the list has them all', async () => {
    const day = dayIn(3)
    for (let n = 0; n < 23; n += 1) await anActivity({ kind: 'bus', startsAt: at(3, '07:00') })
    await anActivity({ kind: 'bus', startsAt: at(3, '07:00'), district: '520621' })
    await anActivity({ kind: 'bus', startsAt: at(3, '07:00'), state: 'cancelled' })
    await anActivity({ kind: 'bus', startsAt: at(4, '07:00') })
    const { shown } = await month({ day, district: '520602' as never })
    expect([shown?.buses.length, shown?.busCount]).toEqual([20, 23])
    const listed = { kind: 'bus' as const, district: '520602', from: day, until: dayIn(4) }
    const first = await cloud.get(SEEKER, 'activity.list', { ...listed, cursor: null })
    const rest = await cloud.get(SEEKER, 'activity.list', { ...listed, cursor: first.next })
    expect(new Set([...first.activities, ...rest.activities].map(({ id }) => id)).size).toBe(23)
    expect((await month({ day: dayIn(5) })).shown).toMatchObject({ buses: [], busCount: 0 })
  })

  test.each(['2000-01-01', '2099-12-31'])('holds at the ends of its time, on %s', async (day) => {
    const { days, shown } = await month({ month: day.slice(0, 7), day })
    expect(days.map((one) => one.day)).toContain(day)
    for (const one of days) expect(one.day).toMatch(/^20\d\d-/)
    expect(shown).toMatchObject({ page: { activities: [], next: null }, buses: [] })
    const range = { kind: 'fair' as const, district: null, from: day, until: day, cursor: null }
    expect(await cloud.get(SEEKER, 'activity.list', range)).toEqual({ activities: [], next: null })
    expect(await cloud.say(SEEKER, 'activity.home', { district: null })).toBe('done')
  })

  test('finds by theme, by key group and by Friday special, beyond the day that is shown', async () => {
    const women = { code: 'women', name: '妇女专场', keyGroup: 'woman' } as const
    await aFair({ title: '妇女专场', special: women, startsAt: at(3, '09:00'), keyGroup: 'woman' })
    await aFair({ title: '退役军人专场', special: true, startsAt: at(9, '09:00'), district: '520628' })
    await aFair({ title: '给退役军人留了名额', keyGroup: 'veteran', keySeats: 5, startsAt: at(4, '09:00') })
    await aFair({ title: '平常的', startsAt: at(3, '10:00') })
    const list = async (sought: object) =>
      titles(
        (
          await cloud.get(SEEKER, 'activity.list', {
            kind: 'fair',
            district: null,
            from: dayIn(0),
            until: dayIn(30),
            cursor: null,
            ...sought,
          })
        ).activities,
      )
    expect(await list({ theme: 'women' })).toEqual(['妇女专场'])
    expect(await list({ keyGroup: 'veteran' })).toEqual(['给退役军人留了名额', '退役军人专场'])
    expect(await list({ special: true })).toEqual(['妇女专场', '退役军人专场'])
    expect(await list({ special: true, keyGroup: 'woman', district: '520621' })).toEqual([])
    const { days, shown, themes } = await month({ day: dayIn(3), keyGroup: 'veteran' })
    expect(days.find(({ day }) => day === dayIn(3))).toMatchObject({ fairs: 0, special: null })
    expect(shown?.page.activities).toEqual([])
    expect(shown?.following?.title).toBe('给退役军人留了名额')
    expect(themes).toContainEqual({ code: 'women', name: '妇女专场' })
  })

  test('the nearest match is one of the district before any other', async () => {
    await aFair({ title: '外县先办', district: '520621', startsAt: at(1, '09:00') })
    expect((await month({ day: dayIn(0), district: '520602' as never })).shown?.following?.title).toBe('外县先办')
    await aFair({ title: '本区后办', startsAt: at(6, '09:00') })
    expect((await month({ day: dayIn(0), district: '520602' as never })).shown?.following?.title).toBe('本区后办')
    expect((await month({ day: dayIn(-5) })).shown?.following?.title).toBe('外县先办')
  })

  test('a cursor of another theme, key group or day is refused', async () => {
    for (let n = 0; n < 21; n += 1) await aFair({ special: true })
    const { shown } = await month({ day: dayIn(3), theme: 'veteran' })
    const listed = {
      kind: 'fair' as const,
      district: null,
      from: dayIn(3),
      until: dayIn(4),
      cursor: shown?.page.next ?? '',
    }
    expect((await cloud.get(SEEKER, 'activity.list', { ...listed, theme: 'veteran' })).activities).toHaveLength(1)
    const refused = { refusal: { code: 'input.invalid', field: 'cursor' } }
    for (const other of [
      {},
      { theme: 'women' },
      { theme: 'veteran', special: true },
      { theme: 'veteran', keyGroup: 'veteran' },
    ])
      expect(await cloud.ask(SEEKER, 'activity.list', { ...listed, ...(other as object) })).toMatchObject(refused)
  })

  test('a day that does not exist is refused with its field', async () => {
    expect(
      await cloud.ask(SEEKER, 'activity.month', { month: '2026-02', district: null, day: '2026-02-30' }),
    ).toMatchObject({ refusal: { code: 'input.invalid', field: 'day' } })
  })
})

describe('one activity', () => {
  test('shows its sessions, its venue and what a course adds', async () => {
    const course = await aCourse({ startsAt: at(5, '09:00'), minAge: 18, certificate: '职业技能等级证书' })
    await aSession({ ...onlyId(course), startsAt: at(6, '09:00'), title: '第二课' })
    const detail = await cloud.get(SEEKER, 'activity.get', onlyId(course))
    expect(detail).toMatchObject({
      kind: 'course',
      minAge: 18,
      day: dayOf(course.startsAt),
      course: { trade: '家政服务员', hours: 80, certificate: '职业技能等级证书', free: true },
      venue: { name: '人力资源市场', lng: 109.19, lat: 27.72 },
      organizer: { name: '碧江区人力资源和社会保障局' },
      topPostings: [],
      morePostings: null,
      myTickets: [],
    })
    expect(detail.sessions.map(({ title, day }) => [title, day])).toEqual([
      [null, detail.day],
      ['第二课', addDays(detail.day, 1)],
    ])
  })

  test('shows the account its live tickets with masked names, and nobody else’s', async () => {
    const fair = await aFair()
    const mother = await aPerson({ realName: '田桂花' })
    const son = await aPerson({ realName: '杨军', openid: mother.openid, relation: 'family' })
    await aTicket({ ...fair, ...mother })
    await aTicket({ ...fair, ...son, state: 'cancelled' })
    await aTicket({ ...fair, ...(await aPerson()) })
    const { myTickets } = await cloud.get(mother.openid, 'activity.get', onlyId(fair))
    expect(myTickets).toEqual([
      { id: expect.any(String), state: 'booked', name: '田*花', personId: mother.personId, own: true },
    ])
  })

  test('a fair shows its first twenty postings and where the rest begin', async () => {
    const fair = await aFair()
    const employer = await anEmployer({ name: '大龙汽配厂' })
    const postings = await Promise.all(Array.from({ length: 25 }, () => aPosting(employer)))
    await aBooth({ ...fair, ...employer, postingIds: postings.map((posting) => posting.postingId) })
    const detail = await cloud.get(SEEKER, 'activity.get', onlyId(fair))
    expect(detail.postings).toBe(25)
    expect(detail.topPostings).toHaveLength(20)
    const { postings: rest } = await cloud.get(SEEKER, 'posting.atFair', {
      ...onlyId(fair),
      ...ANY_POSTING,
      cursor: detail.morePostings,
    })
    expect(rest).toHaveLength(5)
    const ids = [...detail.topPostings, ...rest].map((posting) => posting.id)
    expect([...ids].sort()).toEqual(postings.map((posting) => posting.postingId as string).sort())
  })

  test('leads on to the next open one of its kind, in its county first, once there is nothing to be had', async () => {
    const full = await aFair({ seats: 1, waitlist: false })
    expect((await cloud.get(SEEKER, 'activity.get', onlyId(full))).following).toBeNull()
    await aTicket({ ...full, ...(await aPerson()) })
    await aFair({ title: '外县先办', district: '520621', startsAt: at(1, '09:00') })
    await aFair({ title: '截止了', startsAt: at(1, '09:00'), closesAt: Date.now() - MINUTE })
    await aFair({ title: '也满了', startsAt: at(2, '09:00'), seats: 1, waitlist: false }).then(async (other) =>
      aTicket({ ...other, ...(await aPerson()) }),
    )
    await aCourse({ startsAt: at(1, '09:00') })
    expect((await cloud.get(SEEKER, 'activity.get', onlyId(full))).following?.title).toBe('外县先办')
    await aFair({ title: '本区后办', startsAt: at(8, '09:00'), district: '520602002' })
    expect((await cloud.get(SEEKER, 'activity.get', onlyId(full))).following?.title).toBe('本区后办')
    expect(await cloud.statements(SEEKER, 'activity.get', onlyId(full))).toBe(1)
  })

  test('a draft is not there; a cancelled one says so', async () => {
    const draft = await aFair({ state: 'draft' })
    expect(await cloud.say(SEEKER, 'activity.get', onlyId(draft))).toBe('activity.notFound')
    const gone = await anActivity({ kind: 'bus', state: 'cancelled' })
    expect((await cloud.get(SEEKER, 'activity.get', onlyId(gone))).state).toBe('cancelled')
  })
})

const onlyId = ({ activityId }: { activityId: string }) => ({ activityId })
