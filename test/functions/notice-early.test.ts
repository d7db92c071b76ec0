import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { NoticeKind } from '../../types/notice'
import { type Cloud, startCloud } from '../support/cloud'
import { aCourse, aFair, aPerson, aTicket, at, moveClock } from '../support/make'
import { allTemplates, forgetTrouble, startWechat } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const DAY = 86_400_000

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await allTemplates(cloud)
})
beforeEach(async () => {
  await cloud.sql`truncate notices, reminders, activities, consents cascade`
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

/** Both timers at this moment. */
async function timersAt(instant: number) {
  moveClock(instant - Date.now())
  await cloud.asTimer('notice', 'remind')
  await cloud.asTimer('notice', 'drainNotices')
}
const inbox = async (openid: string) =>
  (await cloud.get(openid, 'notice.mine', { cursor: null })).notices.map(({ kind, text }) => [
    kind,
    text.split('，')[0],
  ])
const titles = (openid: string) => wechat.messages(openid).map(({ title }) => title)

type Holder = { bookedAt?: number; kinds?: NoticeKind[] }

async function aHolder(activityId: string, { bookedAt = Date.now() - DAY, kinds = [] }: Holder = {}) {
  const person = await aPerson()
  await aTicket({ activityId, ...person, bookedAt })
  for (const kind of kinds) {
    const [template] = await cloud.sql<{ template_id: string }>`
      select template_id from notice_templates where kind = ${kind}`
    await cloud.sql`insert into consents (openid, kind, credits, updated_at) values (${person.openid}, ${kind}, 2, 1)`
    wechat.grant(person.openid, template?.template_id ?? '', 2)
  }
  return person
}

describe('a start before anybody is messaged in the morning', () => {
  const startsAt = at(3, '06:50')
  const eve = addDays(dayOf(startsAt), -1)
  const evening = async () => {
    for (const time of ['18:05', '19:59', '20:01', '20:40']) await timersAt(instantOf(eve, time))
  }

  test('is reminded of on the evening before, with words that fit, and not at night', async () => {
    const { activityId } = await aFair({ startsAt })
    const { openid } = await aHolder(activityId, { kinds: ['soon'] })
    await timersAt(instantOf(eve, '19:00'))
    expect(titles(openid)).toEqual([])
    await evening()
    expect(titles(openid)).toEqual(['活动即将开始'])
    expect(wechat.messages(openid)[0]?.rows[3]?.value).toBe('明天开始')
    expect(await inbox(openid)).toContainEqual(['soon', '明天 6:50 开始'])
    for (const time of ['04:55', '06:30', '08:05']) await timersAt(instantOf(dayOf(startsAt), time))
    expect(titles(openid)).toHaveLength(1)
  })

  test('is not told twice in one evening to whoever the first word reached, nor twice in the app', async () => {
    const { activityId } = await aFair({ startsAt })
    const reached = await aHolder(activityId, { kinds: ['dayBefore', 'soon'] })
    const silent = await aHolder(activityId)
    await evening()
    expect(titles(reached.openid)).toEqual(['活动前一天提醒'])
    expect(await inbox(reached.openid)).toEqual([['dayBefore', '明天 6:50 开始']])
    expect(await inbox(silent.openid)).toEqual([['dayBefore', '明天 6:50 开始']])
  })

  test('is told to whoever joined after the first word', async () => {
    const { activityId } = await aFair({ startsAt })
    const late = await aHolder(activityId, { bookedAt: instantOf(eve, '19:30'), kinds: ['dayBefore', 'soon'] })
    await evening()
    expect(titles(late.openid)).toEqual(['活动即将开始'])
  })
})

test('a start at nine is reminded of at eight, not on the evening before', async () => {
  const startsAt = at(3, '09:00')
  const { activityId } = await aFair({ startsAt })
  const { openid } = await aHolder(activityId, { kinds: ['soon'] })
  for (const time of ['07:05', '07:55']) await timersAt(instantOf(dayOf(startsAt), time))
  expect(titles(openid)).toEqual([])
  await timersAt(instantOf(dayOf(startsAt), '08:00'))
  expect(titles(openid)).toEqual(['活动即将开始'])
  expect(wechat.messages(openid)[0]?.rows[3]?.value).toBe('即将开始')
})

describe('“tomorrow” is not said on the day itself', () => {
  const startsAt = at(3, '14:00')
  const morning = instantOf(dayOf(startsAt), '09:00')

  test('timers that were away over midnight leave the word of the day before out; two hours before it comes', async () => {
    const { activityId } = await aFair({ startsAt })
    const { openid } = await aHolder(activityId)
    await timersAt(morning)
    expect(await inbox(openid)).toEqual([])
    await timersAt(instantOf(dayOf(startsAt), '12:05'))
    expect(await inbox(openid)).toEqual([['soon', '今天 14:00 开始']])
  })

  test('so does a date moved to today', async () => {
    const { activityId } = await aFair({ startsAt: startsAt + 5 * DAY })
    const { openid } = await aHolder(activityId)
    await timersAt(instantOf(addDays(dayOf(startsAt), -1), '18:05'))
    await cloud.sql`update activities set starts_at = ${startsAt}, ends_at = ends_at - ${5 * DAY},
      closes_at = ${startsAt}, cancel_until = ${startsAt}, entry_until = entry_until - ${5 * DAY}`
    await timersAt(morning)
    expect(await inbox(openid)).toEqual([])
  })

  test('a lesson, which has no second word, is told as today’s', async () => {
    const { activityId } = await aCourse({ startsAt })
    const { openid } = await aHolder(activityId, { kinds: ['classTomorrow'] })
    await timersAt(morning)
    expect(await inbox(openid)).toEqual([['classTomorrow', '今天 14:00 上课']])
    expect(titles(openid)).toEqual(['上课提醒'])
  })
})
