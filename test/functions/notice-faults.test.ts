import { spawn } from 'node:child_process'
import path from 'node:path'
import { type Cloud, startCloud } from '../support/cloud'
import { aFair, moveClock, newId } from '../support/make'
import { runs } from '../support/programs'
import { aFridayTemplate, FRIDAY, forgetTrouble, startWechat, withoutQuietHours } from '../support/wechat'

process.env.PG_POOL_MAX = '8'
const SEND = 'cgi-bin/message/subscribe/send'
const CROWD = 1_200
const HOUR = 3_600_000

let cloud: Cloud
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  cloud = await startCloud()
  wechat = await startWechat()
  await aFridayTemplate(cloud)
  await withoutQuietHours(cloud)
  await forgetTrouble(cloud)
})
afterEach(() => moveClock(0))
afterAll(async () => {
  await wechat.close()
  await cloud.close()
})

const root = path.resolve(__dirname, '../..')

/** A worker process: it drains once, or until it is killed. */
function aWorker(mode: 'once' | 'forever' = 'forever') {
  const child = spawn(process.execPath, [...runs('test/load/notice-worker.ts'), mode], {
    cwd: root,
    env: { ...process.env, WECHAT_LANES: '16' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  return {
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Resolves with the nth message WeChat is asked to send. */
const atMessage = (nth: number) =>
  new Promise<void>((resolve) => {
    let seen = 0
    const counting = wechat.count((called) => {
      seen += called === SEND ? 1 : 0
      if (seen < nth) return
      counting.stop()
      resolve()
    })
  })

const states = async () =>
  Object.fromEntries(
    (await cloud.sql<{ state: string; n: number }>`select state, count(*)::int as n from notices group by 1`).map(
      ({ state, n }) => [state, n],
    ),
  )

test('of many worker processes one asks WeChat for the token, the others take what it stored', async () => {
  const { activityId } = await aFair({ special: true })
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at)
    select 'o-token-' || n, 'fridaySpecial', 1, 1 from generate_series(1, 300) n`
  await cloud.sql`
    insert into notices (kind, activity_id, openid, state, title, body, queued_at, next_at)
    select 'fridaySpecial', ${activityId}, 'o-token-' || n, 'queued', '', '', ${Date.now()}, 1
    from generate_series(1, 300) n`
  for (let n = 1; n <= 300; n += 1) wechat.grant(`o-token-${n}`, FRIDAY)
  let asked = 0
  const counting = wechat.count((called) => {
    asked += called === 'cgi-bin/stable_token' ? 1 : 0
  })
  wechat.faults.add({ path: 'cgi-bin/stable_token', delayMs: 1_000, times: 9 })
  await Promise.all([aWorker('once'), aWorker('once'), aWorker('once')].map(({ ended }) => ended))
  wechat.faults.clear()
  counting.stop()
  expect(await states()).toEqual({ sent: 300 })
  expect(asked).toBe(1)
}, 120_000)

test('workers killed in the middle of sending send nobody twice and leave nobody without a final state', async () => {
  const { activityId } = await aFair({ special: true })
  const campaignId = newId<string>()
  await cloud.sql`truncate notices, consents cascade`
  await cloud.sql`
    insert into consents (openid, kind, credits, updated_at)
    select 'o-crowd-' || n, 'fridaySpecial', 3, 1 from generate_series(1, ${CROWD}::int) n`
  for (let n = 1; n <= CROWD; n += 1) wechat.grant(`o-crowd-${n}`, FRIDAY, 3)
  await cloud.sql`
    insert into campaigns (id, activity_id, kind, state, send_at)
    values (${campaignId}, ${activityId}, 'fridaySpecial', 'approved', ${Date.now() - 1000})`
  wechat.weather({ latencyMs: 300, share: 0.02, troubles: [{ errcode: -1 }, { hangUp: 'after' }], random: Math.random })

  for (const nth of [1, 40, 70]) {
    const [dying, other] = [aWorker(), aWorker()]
    try {
      await atMessage(nth)
      await dying.kill()
      await atMessage(20)
    } finally {
      await Promise.all([dying.kill(), other.kill()])
    }
  }
  wechat.weather(null)
  const left = await states()
  expect(left.claimed).toBeGreaterThan(0)
  for (let hours = 1; hours <= 6; hours += 1) {
    moveClock(hours * HOUR)
    await cloud.asTimer('notice', 'drainNotices')
  }

  const rows = await cloud.sql<{ openid: string; state: string }>`select openid, state from notices order by openid`
  const delivered = Object.fromEntries(
    Object.entries(wechat.delivered()).filter(([openid]) => openid.startsWith('o-crowd-')),
  )
  expect(rows).toHaveLength(CROWD)
  expect(Math.max(...Object.values(delivered))).toBe(1)
  const lies = rows.filter(
    ({ openid, state }) => state !== 'unknown' && (state === 'sent') !== (delivered[openid] === 1),
  )
  expect(lies).toEqual([])
  const ended = await states()
  expect(Object.keys(ended).sort()).toEqual(expect.arrayContaining(['sent', 'unknown']))
  expect((ended.queued ?? 0) + (ended.claimed ?? 0)).toBe(0)
  expect(await cloud.sql`select state, people from campaigns`).toEqual([{ state: 'sent', people: CROWD }])
  expect(await cloud.sql`select sum(notices)::int as counted from campaign_progress where state <> 'noCredit'`).toEqual(
    [{ counted: CROWD }],
  )
}, 120_000)
