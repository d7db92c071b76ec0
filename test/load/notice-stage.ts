import '../support/env'
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { sql } from '../../cloudfunctions/kit/sql'
import type { Fault } from '../../local/wechat/faults'
import { createWechatStandIn } from '../../local/wechat/stand-in'
import { TEMPLATES } from '../../local/wechat/templates'
import { linesOf } from '../support/lines'
import { aFair, newId } from '../support/make'
import { owner } from '../support/owner'
import { runs } from '../support/programs'
import { analyze, openOwnDatabase } from './own-database'

const root = path.resolve(__dirname, '../..')
const FRIDAY = 'tpl-friday-special'
const BUCKET_MS = 100

/** What goes wrong at WeChat, each as often as the others: its own errors, networks, somebody in between, silence. */
export const TROUBLES: readonly Fault[] = [
  { errcode: -1 },
  { errcode: 45009 },
  { errcode: 43101 },
  { errcode: 43108 },
  { errcode: 47003 },
  { errcode: 40003 },
  { errcode: 45168 },
  { status: 502 },
  { hangUp: 'before' },
  { hangUp: 'after' },
  { delayMs: 5_500 },
]

/** A worker process: what it says, the end of it, and ways to get there. */
export type Worker = ReturnType<typeof startWorker>

/** Starts a worker with as much memory as a small function has. */
export function startWorker(args: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--max-semi-space-size=2', '--max-old-space-size=128', ...runs('test/load/notice-worker.ts'), ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines = linesOf(child.stdout!)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    ready: () => lines.find((line) => line.includes('"ready"')),
    result: async <T>(key: string) => JSON.parse(await lines.find((line) => line.includes(`"${key}"`))) as T,
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A database server of its own, WeChat's stand-in with a count of what it did, and a crowd that asked for notices. */
export async function openStage() {
  const own = await openOwnDatabase()
  const wechat = await openWechat()
  await sql`update policies set value = '{ "from": "00:00", "until": "00:00" }' where name = 'quiet'`.execute(owner())
  await aTemplate()
  return {
    wechat,
    /** Stops the database under everybody's hands and starts it again. */
    restart: own.restart,
    close: async () => {
      await wechat.close()
      await own.close()
    },
  }
}

async function openWechat() {
  const standIn = createWechatStandIn({
    now: Date.now,
    app: { id: process.env.WECHAT_APP_ID ?? '', secret: process.env.WECHAT_APP_SECRET ?? '' },
    pages: ['packages/fair/detail/index'],
  })
  let arrivals = new Map<number, number>()
  const server = createServer(async (request, response) => {
    if (request.url?.includes('/subscribe/send')) {
      const bucket = Math.floor(performance.now() / BUCKET_MS)
      arrivals.set(bucket, (arrivals.get(bucket) ?? 0) + 1)
    }
    if (!(await standIn.handle(request, response))) response.writeHead(404).end()
  })
  const listen = (port: number) => new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()))
  await listen(0)
  const { port } = server.address() as AddressInfo
  process.env.WECHAT_API_URL = `http://127.0.0.1:${port}/wechat/api`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return {
    ...standIn,
    close,
    /** Nobody listens any more; `listen` again ends it. */
    listen: () => listen(port),
    forgetArrivals: () => {
      arrivals = new Map()
    },
    perSecond: () => rateOf(arrivals),
  }
}

/** Requests a second from the first to the one in fifty before the last, which leaves out the wait for the slowest. */
function rateOf(arrivals: Map<number, number>): number {
  const buckets = [...arrivals].sort(([one], [other]) => one - other)
  const all = buckets.reduce((sum, [, calls]) => sum + calls, 0)
  let seen = 0
  let last = buckets[0]?.[0] ?? 0
  for (const [bucket, calls] of buckets) {
    if (seen >= all * 0.98) break
    seen += calls
    last = bucket
  }
  return seen / (((last - (buckets[0]?.[0] ?? 0) + 1) * BUCKET_MS) / 1000)
}

async function aTemplate(): Promise<void> {
  const from = ['title', 'time', 'place', 'hint']
  const keywords = TEMPLATES.find(({ id }) => id === FRIDAY)?.keywords ?? []
  const fields = JSON.stringify(keywords.map((keyword, at) => ({ ...keyword, from: from[at] })))
  await sql`
    insert into notice_templates (kind, template_id, title, subscription, fields, page)
    values ('fridaySpecial', ${FRIDAY}, '周五专场提醒', 'once', ${fields}, 'packages/fair/detail/index')`.execute(
    owner(),
  )
}

type Stage = Awaited<ReturnType<typeof openStage>>

let crowds = 0

/** So many accounts with one consent each, here and at WeChat, and a campaign to them whose time has come. */
export async function aCampaign({ wechat }: Stage, people: number) {
  const crowd = `o-crowd${++crowds}-`
  const openidOf = (n: number) => `${crowd}${String(n).padStart(6, '0')}`
  await sql`truncate consents, campaigns, notices cascade`.execute(owner())
  await sql`update wechat_state set faults = 0, closings = 0, closed_until = null, token_until = null`.execute(owner())
  await sql`
    insert into consents (openid, kind, credits, updated_at)
    select ${crowd} || lpad(n::text, 6, '0'), 'fridaySpecial', 1, 1 from generate_series(1, ${people}::int) n`.execute(
    owner(),
  )
  for (let n = 1; n <= people; n += 1) wechat.grant(openidOf(n), FRIDAY)
  const { activityId } = await aFair({ special: true })
  const campaignId = newId<string>()
  await sql`
    insert into campaigns (id, activity_id, kind, state, send_at)
    values (${campaignId}, ${activityId}, 'fridaySpecial', 'approved', ${Date.now() - 1000})`.execute(owner())
  await analyze()
  return { campaignId, crowd, people }
}

const FINAL = ['sent', 'noCredit', 'refused', 'invalid', 'failed', 'unknown', 'off', 'capped', 'gone', 'lapsed']

/**
 * How it ended, seen from both sides. `duplicates`: somebody got it twice · `unsettled`: without a final state ·
 * `lost`: not written down at all, said to be sent and never delivered, or delivered and said not to be.
 */
export async function reckon(
  { wechat }: Stage,
  { campaignId, crowd, people }: { campaignId: string; crowd: string; people: number },
) {
  const { rows } = await sql<{ openid: string; state: string }>`
    select openid, state from notices where campaign_id = ${campaignId}`.execute(owner())
  const delivered = wechat.delivered()
  const got = Object.entries(delivered).filter(([openid]) => openid.startsWith(crowd))
  const states: Record<string, number> = {}
  let lost = people - rows.length
  for (const { openid, state } of rows) {
    states[state] = (states[state] ?? 0) + 1
    if (state === 'sent' && !delivered[openid]) lost += 1
    if (!['sent', 'unknown'].includes(state) && FINAL.includes(state) && delivered[openid]) lost += 1
  }
  const { rows: counted } = await sql<{ state: string; notices: number }>`
    select state, sum(notices)::int as notices from campaign_progress where campaign_id = ${campaignId} group by 1`.execute(
    owner(),
  )
  const miscounted = counted.filter(({ state, notices }) => (states[state] ?? 0) !== notices).length
  return {
    duplicates: got.filter(([, times]) => times > 1).length,
    lost,
    unsettled: rows.filter(({ state }) => !FINAL.includes(state)).length,
    miscounted,
    states,
  }
}
