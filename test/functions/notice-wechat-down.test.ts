import { seal } from '../../cloudfunctions/kit/seal'
import type { Output } from '../../types/contract'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, moveClock } from '../support/make'
import { aFridayTemplate, FRIDAY, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const SEND = 'cgi-bin/message/subscribe/send'
const [SECOND, MINUTE] = [1_000, 60_000]
const CROWD = 300

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await withoutQuietHours(cloud)
})
beforeEach(async () => {
  await cloud.sql`truncate notices, consents cascade`
  await forgetTrouble(cloud)
  wechat.faults.clear()
})
afterEach(() => {
  moveClock(0)
  process.env.WECHAT_API_URL = wechat.url
})
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

/** So many people with one consent and one notice each. */
async function aCrowd(people = CROWD) {
  const { activityId } = await aFair({ special: true })
  const crowd = `o-${activityId.slice(0, 8)}-`
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at)
    select ${crowd} || n, 'fridaySpecial', 1, 1 from generate_series(1, ${people}::int) n`
  await cloud.sql`
    insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
    select 'fridaySpecial', ${activityId}, ${crowd} || n, 'queued', '', '', ${Date.now()}, 1
    from generate_series(1, ${people}::int) n`
  for (let n = 1; n <= people; n += 1) wechat.grant(`${crowd}${n}`, FRIDAY)
}
const drain = async () => ((await cloud.asTimer('notice', 'drainNotices')) as { value: Output<'notice.drain'> }).value
const states = async () =>
  Object.fromEntries(
    (await cloud.sql<{ state: string; n: number }>`select state, count(*)::int as n from notices group by 1`).map(
      ({ state, n }) => [state, n],
    ),
  )
const breaker = async () =>
  (
    await cloud.sql<{ faults: number; closings: number; closed: number | null }>`
    select faults, closings, closed_until as closed from wechat_state`
  )[0]
const everybody = () => Object.values(wechat.delivered()).length

test('a WeChat that is down is left alone after a few tries by every worker, and tried with one message at a time', async () => {
  await aCrowd()
  process.env.WECHAT_API_URL = 'http://127.0.0.1:9/wechat/api'
  await Promise.all([drain(), drain()])
  expect(await states()).toEqual({ queued: CROWD })
  const { faults = 0, closed = null } = (await breaker()) ?? {}
  expect(faults).toBeGreaterThanOrEqual(10)
  expect(closed).toBeGreaterThan(Date.now())

  const untouched = () => cloud.sql`select from notices where next_at = 1`
  const before = (await untouched()).length
  await drain()
  expect((await untouched()).length).toBe(before)

  moveClock(7 * SECOND)
  await drain()
  expect(before - (await untouched()).length).toBe(1)
  expect(await breaker()).toMatchObject({ closings: 2 })

  process.env.WECHAT_API_URL = wechat.url
  moveClock(10 * MINUTE)
  await drain()
  expect(await states()).toEqual({ sent: CROWD })
  expect(await breaker()).toEqual({ faults: 0, closings: 0, closed: null })
})

test('a quota that is used up stops everybody for a minute, costs no try and loses nobody', async () => {
  await aCrowd()
  wechat.faults.add({ path: SEND, errcode: 45009, times: CROWD })
  await Promise.all([drain(), drain()])
  const asked = await cloud.sql`select from notices where errcode = 45009`
  expect(asked.length).toBeLessThan(CROWD)
  expect(await states()).toEqual({ queued: CROWD })
  expect(await cloud.sql`select distinct attempts from notices`).toEqual([{ attempts: 0 }])
  wechat.faults.clear()
  moveClock(30 * SECOND)
  await drain()
  expect(await states()).toEqual({ queued: CROWD })
  moveClock(5 * MINUTE)
  await drain()
  expect(await states()).toEqual({ sent: CROWD })
})

test('silence after sending is unknown and never sent again, and closes the breaker before it takes everybody', async () => {
  await aCrowd()
  wechat.faults.add({ path: SEND, hangUp: 'after', times: CROWD })
  const before = everybody()
  await drain()
  const { unknown = 0, queued = 0 } = await states()
  expect(queued).toBeGreaterThan(100)
  expect(unknown + queued).toBe(CROWD)
  expect(everybody() - before).toBe(unknown)
  wechat.faults.clear()
  moveClock(10 * MINUTE)
  await drain()
  expect(await states()).toEqual({ unknown, sent: queued })
  expect(everybody() - before).toBe(CROWD)
  expect(Math.max(...Object.values(wechat.delivered()))).toBe(1)
})

test('one fault among answers keeps nobody back', async () => {
  await aCrowd(60)
  for (const fault of [{ errcode: -1 }, { errcode: 45009 }, { status: 502 }, { hangUp: 'before' as const }])
    wechat.faults.add({ path: SEND, ...fault })
  await drain()
  expect(await states()).toEqual({ sent: 56, queued: 2, unknown: 2 })
  expect(await breaker()).toMatchObject({ faults: 0, closed: null })
})

describe('the access token', () => {
  const tokens = () => cloud.sql<{ sealed: Buffer; token: string }>`
    select token_sealed as sealed, encode(token_sealed, 'escape') as token from wechat_state`

  test('is asked for once for all workers, and kept sealed', async () => {
    await aCrowd(40)
    let asked = 0
    const counting = wechat.count((path) => {
      asked += path === 'cgi-bin/stable_token' ? 1 : 0
    })
    moveClock(3 * 3_600_000)
    await Promise.all([drain(), drain(), drain(), drain()])
    counting.stop()
    expect(await states()).toEqual({ sent: 40 })
    expect(asked).toBe(1)
    const [stored] = await tokens()
    expect(stored?.token).not.toContain('local_')
    expect(stored?.sealed.length).toBeGreaterThan(40)
  })

  test('that WeChat no longer takes is replaced once, whoever meets it first', async () => {
    await aCrowd(5)
    await drain()
    await cloud.sql`truncate notices cascade`
    await aCrowd(40)
    await fetch(`${wechat.url}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: process.env.WECHAT_APP_ID,
        secret: process.env.WECHAT_APP_SECRET,
        force_refresh: true,
      }),
    })
    let asked = 0
    const counting = wechat.count((path) => {
      asked += path === 'cgi-bin/stable_token' ? 1 : 0
    })
    await Promise.all([drain(), drain()])
    counting.stop()
    expect(await states()).toEqual({ sent: 40 })
    expect(asked).toBe(1)
  })

  test('is waited for where the worker that asks has a clock a moment ahead', async () => {
    const [away, ahead] = [9 * 3_600_000, 4_000]
    moveClock(away)
    await aCrowd(5)
    const { access_token: text } = (await (
      await fetch(`${wechat.url}/cgi-bin/stable_token`, {
        method: 'POST',
        body: JSON.stringify({
          grant_type: 'client_credential',
          appid: process.env.WECHAT_APP_ID,
          secret: process.env.WECHAT_APP_SECRET,
        }),
      })
    ).json()) as { access_token: string }
    const now = Date.now() + away
    await cloud.sql`update wechat_state set token_until = null, refreshing_until = ${now + 8_000 + ahead}`
    let asked = 0
    const counting = wechat.count((path) => {
      asked += path === 'cgi-bin/stable_token' ? 1 : 0
    })
    const draining = drain()
    while ((await states()).queued) await new Promise((claimed) => setTimeout(claimed, 10))
    await Promise.race([draining, new Promise((looked) => setTimeout(looked, 300))])
    await cloud.sql`update wechat_state set token_sealed = ${seal(text)}, token_until = ${now + 3_600_000},
      account = ${`${process.env.WECHAT_API_URL} ${process.env.WECHAT_APP_ID}`}, refreshing_until = null`
    await draining
    counting.stop()
    expect([await states(), asked]).toEqual([{ sent: 5 }, 0])
  })

  test('whose refresher died is asked for by the next', async () => {
    await aCrowd(5)
    moveClock(6 * 3_600_000)
    await cloud.sql`update wechat_state set token_until = null, refreshing_until = ${Date.now() + 6 * 3_600_000 + 700}`
    const draining = drain()
    moveClock(6 * 3_600_000 + 2_000)
    await draining
    expect(await states()).toEqual({ sent: 5 })
  })
})
