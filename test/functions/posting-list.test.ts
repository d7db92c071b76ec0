import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, at, dayIn, moveClock } from '../support/make'
import { aBooth, anEmployer, aPosting, aPostingAt } from '../support/make-employer'

const SEEKER = 'o-seeker'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(() => cloud.sql`truncate activities, employers cascade`)
afterEach(() => moveClock(0))
afterAll(() => cloud.close())

type Query = { district?: string | null; search?: string; cursor?: string | null }
const list = (query: Query = {}) =>
  cloud.get(SEEKER, 'posting.list', { district: null, search: '', cursor: null, ...query })
const titlesOf = async (query: Query = {}) => (await list(query)).postings.map((posting) => posting.title)

describe('postings of the city', () => {
  test('each shows once, with the nearest fair still to come', async () => {
    const employer = await anEmployer({ name: '大龙汽配厂' })
    const posting = await aPosting({ ...employer, title: '装配工', pay: { min: 200, max: 260, unit: 'day' } })
    const fairs = [
      await aFair({ title: '过去的', startsAt: at(-3, '09:00') }),
      await aFair({ title: '后一场', startsAt: at(9, '09:00') }),
      await aFair({ title: '最近的', startsAt: at(2, '09:00'), special: true }),
    ]
    for (const fair of fairs) await aBooth({ ...fair, ...employer, postingIds: [posting.postingId] })
    const { postings, next } = await list()
    expect(next).toBeNull()
    expect(postings).toEqual([
      {
        id: posting.postingId,
        title: '装配工',
        employer: '大龙汽配厂',
        headcount: 5,
        pay: { min: 200, max: 260, unit: 'day' },
        education: 'any',
        perks: ['包吃住'],
        district: '520602',
        place: '灯塔工业园',
        content: '采茶、晾青、分拣。',
        fair: { id: fairs[2]?.activityId, title: '最近的', startsAt: at(2, '09:00'), special: true },
      },
    ])
    moveClock(at(3, '09:00') - Date.now())
    expect((await list()).postings[0]?.fair.title).toBe('后一场')
    moveClock(0)
    moveClock(at(10, '09:00') - Date.now())
    expect((await list()).postings).toEqual([])
  })

  test('nothing shows before every approval, after closing, or past its validity', async () => {
    const fair = await aFair()
    await aPostingAt((await aFair({ state: 'draft' })).activityId, { title: '草稿场' })
    await aPostingAt((await aFair({ state: 'cancelled' })).activityId, { title: '取消场' })
    await aPostingAt((await aCourse()).activityId, { title: '培训班' })
    await aPostingAt(fair.activityId, { title: '单位待审', state: 'pending' })
    await aPostingAt(fair.activityId, { title: '已关闭', closed: true })
    await aPostingAt(fair.activityId, { title: '过期', validUntil: dayIn(2) })
    const employer = await anEmployer()
    const waiting = await aPosting({ ...employer, title: '展位待审' })
    await aBooth({ ...fair, ...employer, postingIds: [waiting.postingId], state: 'pending' })
    const careful = await anEmployer()
    const returned = await aPosting({ ...careful, title: '岗位退回' })
    await aBooth({ ...fair, ...careful, postingIds: [returned.postingId], postingState: 'sentBack' })
    await aPostingAt(fair.activityId, { title: '当天到期', validUntil: fair.day })
    expect(await titlesOf()).toEqual(['当天到期'])
    expect(await cloud.get(SEEKER, 'posting.atFair', { activityId: fair.activityId, after: null })).toMatchObject([
      { title: '当天到期' },
    ])
  })

  test('the search finds title and employer, whatever the case, and takes every sign as itself', async () => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title: '提成100%', name: '百分百公司' })
    await aPostingAt(activityId, { title: 'Java_开发', name: '云上公司' })
    await aPostingAt(activityId, { title: '普工', name: '反斜\\杠公司' })
    expect(await titlesOf({ search: '100%' })).toEqual(['提成100%'])
    expect(await titlesOf({ search: '%' })).toEqual(['提成100%'])
    expect(await titlesOf({ search: '_' })).toEqual(['Java_开发'])
    expect(await titlesOf({ search: 'jAVA' })).toEqual(['Java_开发'])
    expect(await titlesOf({ search: '\\' })).toEqual(['普工'])
    expect(await titlesOf({ search: '云上' })).toEqual(['Java_开发'])
    expect(await titlesOf({ search: "' or 1=1 --" })).toEqual([])
    expect(await titlesOf({ search: '普\u0000工' })).toEqual(['普工'])
  })

  test('a district shows the work in it and below, wherever the fair is', async () => {
    const { activityId } = await aFair({ district: '520621' })
    await aPostingAt(activityId, { title: '街道的活', district: '520602002' })
    await aPostingAt(activityId, { title: '松桃的活', district: '520628' })
    expect(await titlesOf({ district: '520602' })).toEqual(['街道的活'])
    expect(await titlesOf({ district: '5206' })).toHaveLength(2)
  })

  test('walks all of them once, nearest fair first, and a cursor is good for its own query only', async () => {
    const fairs = await Promise.all([3, 1, 2].map((days) => aFair({ startsAt: at(days, '09:00') })))
    for (const fair of fairs) {
      const employer = await anEmployer()
      const postings = await Promise.all(Array.from({ length: 15 }, () => aPosting(employer)))
      await aBooth({ ...fair, ...employer, postingIds: postings.map((posting) => posting.postingId) })
    }
    const first = await list()
    const second = await list({ cursor: first.next })
    const third = await list({ cursor: second.next })
    const all = [first, second, third].flatMap((page) => page.postings)
    expect([first, second, third].map((page) => page.postings.length)).toEqual([20, 20, 5])
    expect(third.next).toBeNull()
    expect(new Set(all.map((posting) => posting.id)).size).toBe(45)
    expect(all.map((posting) => posting.fair.startsAt)).toEqual(
      all.map((posting) => posting.fair.startsAt).sort((one, other) => one - other),
    )
    for (const query of [{ search: '茶', cursor: first.next }, { cursor: 'garbage' }])
      expect(await cloud.ask(SEEKER, 'posting.list', { district: null, search: '', ...query } as never)).toMatchObject({
        refusal: { code: 'input.invalid', field: 'cursor' },
      })
  })
})

describe('postings of one fair', () => {
  test('come twenty at a time behind the given one', async () => {
    const fair = await aFair()
    const employer = await anEmployer()
    const postings = await Promise.all(Array.from({ length: 21 }, () => aPosting(employer)))
    await aBooth({ ...fair, ...employer, postingIds: postings.map((posting) => posting.postingId) })
    const { activityId } = fair
    const first = await cloud.get(SEEKER, 'posting.atFair', { activityId, after: null })
    const rest = await cloud.get(SEEKER, 'posting.atFair', { activityId, after: first.at(-1)?.id ?? null })
    expect([first.length, rest.length]).toEqual([20, 1])
    expect(new Set([...first, ...rest].map((posting) => posting.id)).size).toBe(21)
  })

  test('of a fair that is not there, or still a draft, are none', async () => {
    const draft = await aFair({ state: 'draft' })
    await aPostingAt(draft.activityId)
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const activityId of [draft.activityId, unknown])
      expect(await cloud.get(SEEKER, 'posting.atFair', { activityId, after: null })).toEqual([])
  })
})
