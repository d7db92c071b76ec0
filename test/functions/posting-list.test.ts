import { ANY_POSTING } from '../../src/domain/posting/sought'
import { foldText } from '../../src/domain/text/fold'
import type { Input } from '../../types/contract'
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

type Query = Partial<Omit<Input<'posting.list'>, 'district'>> & { district?: string | null }
const list = (query: Query = {}) =>
  cloud.get(SEEKER, 'posting.list', { ...ANY_POSTING, cursor: null, ...query } as Input<'posting.list'>)
const atFair = (activityId: string, query: Query = {}) =>
  cloud.get(SEEKER, 'posting.atFair', { activityId, ...ANY_POSTING, cursor: null, ...query } as Input<'posting.atFair'>)
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
        trade: 'farming',
        employer: '大龙汽配厂',
        headcount: 5,
        pay: { min: 200, max: 260, unit: 'day' },
        education: 'any',
        perks: ['包吃住'],
        region: '520602',
        place: '灯塔工业园',
        content: '采茶、晾青、分拣。',
        booth: null,
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
    expect((await atFair(fair.activityId)).postings).toMatchObject([{ title: '当天到期' }])
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
    for (const nothing of ['。', '（）', ' · ', '普工 公司 电工'])
      expect(await titlesOf({ search: nothing })).toEqual([])
    expect(await titlesOf({ search: '公司 普工' })).toEqual(['普工'])
  })

  test.each([
    ['CNC编程员', ['ＣＮＣ', 'cnc 编程', 'CNC编程']],
    ['ＣＮＣ操机', ['CNC', 'ｃｎｃ操机']],
    ['缝纫工（计件）', ['缝纫工(计件)', '（计件）']],
    ['缝纫工(夜班)', ['（夜班）', '【夜班】', '缝纫工夜班', '夜班 缝纫工', '夜班、缝纫']],
    ['C.N.C操作手', ['CNC', 'c.n.c 操作']],
    ['叉车司机', ['司机 叉车', '司机，叉车']],
    ['电 焊 工学徒', ['电焊工学徒']],
    ['电焊工师傅', ['电 焊 工 师傅']],
    ['\u2fbc级钳工', ['高级钳工']],
    ['\u2ef0泉酒店领班', ['龙泉酒店领班']],
  ])('%s is found however it is written', async (title, searches) => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title, trade: 'other' })
    for (const search of searches) expect(await titlesOf({ search })).toEqual([title])
  })

  test('an everyday word finds the trade that is meant', async () => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title: '夜班秩序维护员', trade: 'guarding' })
    await aPostingAt(activityId, { title: '居家照护', trade: 'domestic' })
    expect(await titlesOf({ search: '保安' })).toEqual(['夜班秩序维护员'])
    expect(await titlesOf({ search: '月嫂' })).toEqual(['居家照护'])
    expect(await titlesOf({ search: '招保姆' })).toEqual(['居家照护'])
  })

  test('pay is kept to the fen', async () => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title: '小时工', pay: { min: 19.6, max: 21.5, unit: 'hour' } })
    await aPostingAt(activityId, { title: '计件工', pay: { min: 0.35, max: 0.5, unit: 'piece' } })
    const { postings } = await list()
    expect(postings.map(({ pay }) => pay)).toEqual(
      expect.arrayContaining([
        { min: 19.6, max: 21.5, unit: 'hour' },
        { min: 0.35, max: 0.5, unit: 'piece' },
      ]),
    )
    expect(await titlesOf({ payFrom: 3700 })).toEqual(['小时工'])
  })

  test('a district shows the work in it and below, wherever the fair is', async () => {
    const { activityId } = await aFair({ district: '520621' })
    await aPostingAt(activityId, { title: '街道的活', region: '520602002' })
    await aPostingAt(activityId, { title: '松桃的活', region: '520628' })
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
      expect(await cloud.ask(SEEKER, 'posting.list', { ...ANY_POSTING, ...query } as never)).toMatchObject({
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
    const first = await atFair(activityId)
    const rest = await atFair(activityId, { cursor: first.next })
    expect([first.postings.length, rest.postings.length, rest.next]).toEqual([20, 1, null])
    expect(new Set([...first.postings, ...rest.postings].map((posting) => posting.id)).size).toBe(21)
  })

  test('those of its own county come first, then the city, then what is elsewhere, across pages too', async () => {
    const { activityId } = await aFair({ district: '520621' })
    const employer = await anEmployer()
    const regions = ['44', '520602', '520621002', '32', '520621', '520603']
    const postings = await Promise.all(
      regions.flatMap((region) => [1, 2, 3, 4].map(() => aPosting({ ...employer, region }))),
    )
    await aBooth({ activityId, ...employer, postingIds: postings.map((posting) => posting.postingId) })
    const first = await atFair(activityId)
    const rest = await atFair(activityId, { cursor: first.next })
    const ranks = [...first.postings, ...rest.postings].map(({ region }) =>
      region.startsWith('520621') ? 0 : region.length > 2 ? 1 : 2,
    )
    expect(ranks).toEqual([...Array(8).fill(0), ...Array(8).fill(1), ...Array(8).fill(2)])
  })

  test('a cursor is good for its own fair and its own wishes only', async () => {
    const fair = await aFair()
    const employer = await anEmployer()
    const postings = await Promise.all(Array.from({ length: 21 }, () => aPosting(employer)))
    await aBooth({ ...fair, ...employer, postingIds: postings.map((posting) => posting.postingId) })
    const { next } = await atFair(fair.activityId)
    const other = await aFair()
    const refused = { refusal: { code: 'input.invalid', field: 'cursor' } }
    for (const wish of [{ activityId: other.activityId }, { trade: 'making' }, { payFrom: 3000 }, { away: true }])
      expect(
        await cloud.ask(SEEKER, 'posting.atFair', {
          activityId: fair.activityId,
          ...ANY_POSTING,
          cursor: next,
          ...wish,
        } as Input<'posting.atFair'>),
      ).toMatchObject(refused)
  })

  test('of a fair that is not there, or still a draft, are none', async () => {
    const draft = await aFair({ state: 'draft' })
    await aPostingAt(draft.activityId)
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const activityId of [draft.activityId, unknown])
      expect(await atFair(activityId)).toEqual({ postings: [], next: null })
  })
})

describe('looking by trade, pay and place, at one fair as in the city', () => {
  const both = async (activityId: string, query: Query) => {
    const [there, everywhere] = [await atFair(activityId, query), await list(query)]
    const titles = there.postings.map(({ title }) => title).sort()
    expect(everywhere.postings.map(({ title }) => title).sort()).toEqual(titles)
    return titles
  }

  test('a trade is its own only', async () => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title: '焊工', trade: 'skilled' })
    await aPostingAt(activityId, { title: '保洁', trade: 'domestic' })
    expect(await both(activityId, { trade: 'skilled' })).toEqual(['焊工'])
    expect(await both(activityId, { trade: 'tourism' })).toEqual([])
  })

  test('pay is compared as what a month may come to: 21.75 paid days of eight hours; by the piece it has none', async () => {
    const { activityId } = await aFair()
    const pays = [
      ['月薪到四千', { min: 3000, max: 4000, unit: 'month' }],
      ['月薪差一元', { min: 3000, max: 3999, unit: 'month' }],
      ['一天一百八十四', { min: 100, max: 184, unit: 'day' }],
      ['一天一百八十三', { min: 100, max: 183, unit: 'day' }],
      ['一小时二十三', { min: 20, max: 23, unit: 'hour' }],
      ['一小时二十二', { min: 20, max: 22, unit: 'hour' }],
      ['一件两百', { min: 80, max: 200, unit: 'piece' }],
    ] as const
    for (const [title, pay] of pays) await aPostingAt(activityId, { title, pay })
    expect(await both(activityId, { payFrom: 4000 })).toEqual(['一天一百八十四', '一小时二十三', '月薪到四千'].sort())
    expect(await both(activityId, { payUnit: 'piece' })).toEqual(['一件两百'])
    expect(await both(activityId, { payFrom: 4000, payUnit: 'hour' })).toEqual(['一小时二十三'])
  })

  test('work elsewhere is told from work here, and is in the same list', async () => {
    const { activityId } = await aFair()
    await aPostingAt(activityId, { title: '东莞的', region: '44' })
    await aPostingAt(activityId, { title: '贵阳的', region: '52' })
    await aPostingAt(activityId, { title: '江口的', region: '520621' })
    expect(await both(activityId, {})).toHaveLength(3)
    expect(await both(activityId, { away: true })).toEqual(['东莞的', '贵阳的'].sort())
    expect(await both(activityId, { district: '5206' })).toEqual(['江口的'])
    expect(await both(activityId, { district: '5206', away: true })).toEqual([])
  })

  test('every wish narrows what the others leave', async () => {
    const { activityId } = await aFair()
    const wanted = { title: '司机', trade: 'transport', region: '520602' } as const
    await aPostingAt(activityId, { ...wanted, name: '要找的物流公司' })
    await aPostingAt(activityId, { ...wanted, name: '别的公司' })
    await aPostingAt(activityId, { ...wanted, trade: 'sales', name: '要找的物流公司' })
    await aPostingAt(activityId, { ...wanted, region: '44', name: '要找的物流公司' })
    const sought = { search: '要找', trade: 'transport', district: '520602', payFrom: 5000 } as Query
    expect(await both(activityId, sought)).toEqual(['司机'])
    expect(await both(activityId, { ...sought, payFrom: 5001 })).toEqual([])
  })

  test.each([
    ['trade', { trade: 'wizard' }],
    ['payFrom', { payFrom: -1 }],
    ['payFrom', { payFrom: 3000.5 }],
    ['payUnit', { payUnit: 'year' }],
    ['district', { district: '44' }],
    ['away', { away: 'yes' }],
    ['search', { search: '找'.repeat(31) }],
  ])('a wish nobody can have is refused with its field: %s', async (field, wish) => {
    expect(await cloud.ask(SEEKER, 'posting.list', { ...ANY_POSTING, cursor: null, ...wish } as never)).toMatchObject({
      refusal: { code: 'input.invalid', field },
    })
  })
})

describe('the database folds a text for searching as the screens do', () => {
  /** What one line of a title does not hold: line breaks, and accents that stand for themselves. */
  const APART =
    /[\n\r\u000b\u000c\u0085\u2028\u2029\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e-\ufc63\ufe49-\ufe4c\ufe70-\ufe7f\uffe3]/
  /** Letters whose capitals are several, or younger than the database: alphabets no title here is written in. */
  const FOREIGN =
    /\u0345|[\u00df\u0130\u0131\u01f0\u0390\u03b0\u1c80-\u1c8a\u1e96-\u1e9e\u1f50-\u1f56\u1f80-\u1ffc\ua7cb-\ua7f1]/

  test('every character of the basic plane, beside others', async () => {
    const differing: string[] = []
    for (let from = 1; from < 0x10000; from += 4096) {
      const rows = await cloud.sql<{ at: number; folded: string }>`
        select at, fold_text('甲' || chr(at) || '乙') as folded
        from generate_series(${from}::int, ${Math.min(from + 4095, 0xffff)}::int) at
        where at not between ${0xd800} and ${0xdfff}`
      for (const { at, folded } of rows) {
        const char = String.fromCodePoint(at)
        if (APART.test(char) || FOREIGN.test(char)) continue
        if (foldText(`甲${char}乙`) !== folded) differing.push(`U+${at.toString(16)}`)
      }
    }
    expect(differing).toEqual([])
  })

  test.each([
    '⾼级钳工',
    'ＣＮＣ 编程员',
    '缝纫工（计件）',
    '【急招】C.N.C，《双休》！',
    '电 焊 工',
    '阿依古丽•买买提',
    '"双休"“双休”″',
    '王\ue863',
    'ΣΊΣΥΦΟΣ',
  ])('and whole titles: %s', async (title) => {
    const [row] = await cloud.sql<{ folded: string }>`select fold_text(${title}) as folded`
    expect(row?.folded).toBe(foldText(title))
  })
})
