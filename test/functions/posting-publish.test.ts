import { ANY_POSTING } from '../../src/domain/posting/sought'
import { addDays } from '../../src/domain/time/calendar'
import type { PostingDraft } from '../../types/posting'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, dayIn, newId } from '../support/make'
import { aBooth, anEmployer, aPosting } from '../support/make-employer'
import { startWechat } from '../support/wechat'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

type Draft = Omit<PostingDraft, 'postingId' | 'region'> & { postingId: string; region: string }

const aDraft = (wish: Partial<Draft> = {}): Draft => ({
  postingId: newId(),
  title: '采茶工',
  trade: 'farming',
  headcount: 5,
  content: '采茶、晾青、分拣。',
  region: '520602',
  place: '灯塔工业园',
  pay: { min: 3500, max: 5000, unit: 'month' },
  education: 'any',
  perks: ['包吃住'],
  validUntil: dayIn(60),
  ...wish,
})

const atFair = (activityId: string) =>
  cloud.get('o-seeker', 'posting.atFair', { activityId, ...ANY_POSTING, cursor: null }).then(({ postings }) => postings)
const offered = (postingId: string) => cloud.sql<{ state: string }>`
  select state from booth_postings where posting_id = ${postingId} order by booth_id`

describe('publishing', () => {
  test('keeps every element as typed, and twice keeps it once', async () => {
    const { openid, employerId } = await anEmployer()
    const draft = aDraft()
    const { postingId, ...typed } = draft
    const posting = await cloud.get(openid, 'posting.publish', draft)
    expect(posting).toEqual({ ...typed, id: postingId, employerId, closed: false, paySure: false, flags: [] })
    expect(await cloud.get(openid, 'posting.publish', draft)).toEqual(posting)
    expect((await cloud.get(openid, 'employer.mine', {})).postings).toEqual([posting])
  })

  test('keeps pay to the fen, asks back what looks like another unit, and keeps the yes', async () => {
    const { openid } = await anEmployer()
    const hourly = aDraft({ pay: { min: 19.6, max: 21.5, unit: 'hour' } })
    expect(await cloud.get(openid, 'posting.publish', hourly)).toMatchObject({ pay: hourly.pay })
    const odd = aDraft({ pay: { min: 3, max: 5, unit: 'month' } })
    expect(await cloud.ask(openid, 'posting.publish', odd as never)).toMatchObject({
      refusal: { code: 'posting.payUnlikely', unit: 'month', meant: 'hour' },
    })
    expect(await cloud.get(openid, 'posting.publish', { ...odd, paySure: true })).toMatchObject({ paySure: true })
    expect(await cloud.say(openid, 'posting.publish', aDraft({ pay: { min: 19.655, max: 20, unit: 'hour' } }))).toBe(
      'input.invalid',
    )
  })

  test('says what the screening found, and stores it for the clerk', async () => {
    const { openid } = await anEmployer()
    const posting = await cloud.get(openid, 'posting.publish', aDraft({ content: '限男性，交押金 200 元。' }))
    expect(posting.flags.map(({ code }) => code)).toEqual(expect.arrayContaining(['sex', 'fee']))
    const [row] = await cloud.sql<{ flags: unknown }>`select flags from postings where id = ${posting.id}`
    expect(row?.flags).toEqual(posting.flags)
  })

  test('refuses pay the wrong way round and a validity outside today and a year', async () => {
    const { openid } = await anEmployer()
    const ask = (wish: Partial<Draft>) => cloud.ask(openid, 'posting.publish', aDraft(wish))
    expect(await ask({ pay: { min: 5000, max: 3500, unit: 'month' } })).toMatchObject({
      refusal: { code: 'posting.payRange' },
    })
    const latest = addDays(dayIn(0), 365)
    const outside = { refusal: { code: 'posting.validity', latest } }
    expect(await ask({ validUntil: dayIn(-1) })).toMatchObject(outside)
    expect(await ask({ validUntil: addDays(latest, 1) })).toMatchObject(outside)
    expect(await ask({ validUntil: '2027-02-30' })).toMatchObject(outside)
    expect(await ask({ validUntil: latest })).toMatchObject({ kind: 'done' })
    for (const region of ['520699', '5206', '99', '440106', ''])
      expect(await ask({ region })).toMatchObject({ refusal: { code: 'input.invalid', field: 'region' } })
    expect(await ask({ trade: 'wizard' as never })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'trade' },
    })
  })

  test('work lies in a district or in a province, and moves from one to the other', async () => {
    const { openid } = await anEmployer()
    const draft = aDraft({ region: '44', place: '东莞市长安镇' })
    const stored = () => cloud.sql`
      select district, province, region, pay_monthly from postings where id = ${draft.postingId}`
    expect(await cloud.get(openid, 'posting.publish', draft)).toMatchObject({ region: '44' })
    expect(await stored()).toEqual([{ district: null, province: '44', region: '44', pay_monthly: 5000 }])
    await cloud.get(openid, 'posting.publish', {
      ...draft,
      region: '520621002',
      pay: { min: 150, max: 200, unit: 'day' },
    })
    expect(await stored()).toEqual([{ district: '520621002', province: null, region: '520621002', pay_monthly: 4350 }])
    await expect(cloud.sql`update postings set province = '44' where id = ${draft.postingId}`).rejects.toThrow(
      /postings_somewhere/,
    )
  })

  test('is for recruiters, and only for their own postings', async () => {
    const mine = await anEmployer()
    const other = await anEmployer()
    const { postingId } = await aPosting({ employerId: mine.employerId })
    expect(await cloud.say('o-seeker', 'posting.publish', aDraft())).toBe('actor.mayNot')
    expect(await cloud.say(other.openid, 'posting.publish', aDraft({ postingId, title: '改了' }))).toBe(
      'posting.notFound',
    )
    expect(await cloud.say(other.openid, 'posting.close', { postingId })).toBe('posting.notFound')
    expect(await cloud.sql`select title, closed_at from postings where id = ${postingId}`).toEqual([
      { title: '采茶工', closed_at: null },
    ])
  })

  test('a correction goes back to review at every coming fair, the same words again do not', async () => {
    const { openid, employerId } = await anEmployer()
    const draft = aDraft()
    const { postingId } = draft
    await cloud.get(openid, 'posting.publish', draft)
    const coming = await aFair()
    const past = await aFair({ startsAt: Date.now() - 86_400_000 })
    await aBooth({ activityId: coming.activityId, employerId, postingIds: [postingId] })
    await aBooth({ activityId: past.activityId, employerId, postingIds: [postingId] })
    await cloud.get(openid, 'posting.publish', draft)
    expect(await atFair(coming.activityId)).toHaveLength(1)
    await cloud.get(openid, 'posting.publish', { ...draft, pay: { min: 9000, max: 9500, unit: 'month' } })
    expect(await atFair(coming.activityId)).toEqual([])
    expect((await offered(postingId)).map(({ state }) => state).sort()).toEqual(['approved', 'pending'])
  })
})

test('a closed posting vanishes from every fair at once and stays closed', async () => {
  const { openid, employerId } = await anEmployer()
  const { postingId } = await aPosting({ employerId })
  const fairs = [await aFair(), await aFair()]
  for (const { activityId } of fairs) await aBooth({ activityId, employerId, postingIds: [postingId] })
  for (const { activityId } of fairs) expect(await atFair(activityId)).toHaveLength(1)
  expect(await cloud.get(openid, 'posting.close', { postingId })).toMatchObject({ closed: true })
  const closedAt = () => cloud.sql`select closed_at from postings where id = ${postingId}`
  const first = await closedAt()
  await cloud.get(openid, 'posting.close', { postingId })
  expect(await closedAt()).toEqual(first)
  for (const { activityId } of fairs) expect(await atFair(activityId)).toEqual([])
  expect(await cloud.say(openid, 'posting.publish', aDraft({ postingId }))).toBe('posting.closed')
})

describe("WeChat's own check", () => {
  test('what WeChat calls unfit is refused and nothing is kept; when it cannot be asked a clerk decides', async () => {
    const { openid } = await anEmployer()
    const risky = aDraft({ content: '在家开聊天室，裸聊陪聊，工资日结。' })
    expect(await cloud.get(openid, 'posting.publish', { ...risky, postingId: newId() })).toMatchObject({
      closed: false,
    })

    const wechat = await startWechat()
    try {
      expect(await cloud.say(openid, 'posting.publish', risky)).toBe('posting.unsafe')
      expect(await cloud.sql`select 1 from postings where id = ${risky.postingId}`).toEqual([])
    } finally {
      await wechat.close()
    }
  })
})
