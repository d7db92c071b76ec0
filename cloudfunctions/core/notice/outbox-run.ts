import { setTimeout as pause } from 'node:timers/promises'
import { FAULTS_TO_CLOSE, healthOf, type SendAnswer } from '../../../src/domain/notice/verdict'
import type { Instant, NoticeId } from '../../../types/core'
import { clock } from '../../kit/clock'
import type { Db } from '../../kit/db'
import { log } from '../../kit/log'
import { sql } from '../../kit/sql'
import { fillCampaigns } from '../campaign/fill'
import { type Claimed, claim, type Rules, release } from './outbox-claim'
import { type Delivered, deliver, unsent } from './outbox-deliver'
import { type Settlement, settle } from './outbox-settle'

/** Claimed and settled together. What a killed worker leaves `unknown` is at most its lanes and a few of these. */
const BATCH = 25

/** With fewer recipients written ahead the next slice of a campaign is written, while the lanes go on. */
const WRITTEN_AHEAD = 1_000
const SETTLE_PATIENCE_MS = 60_000

/** Requests to WeChat at a time. It names no rate, so this is a figure of the installation. */
const lanes = () => Number(process.env.WECHAT_LANES || 64)

/** What a run delivered, and what it brought to a final state. */
export type Drained = { sent: number; settled: number }

/**
 * One run of a worker. `ready` are claimed and wait for a lane, `done` wait to be settled; both are bounded, so that
 * a hundred thousand recipients take no more memory than a hundred.
 */
export type Run = {
  db: Db
  rules: Rules
  until: number
  left: number
  ready: Claimed[]
  done: Delivered[]
  claiming: Promise<void> | null
  settling: Promise<void> | null
  filling: Promise<void> | null
  ahead: number
  isFilled: boolean
  isDry: boolean
  isProbe: boolean
  isClosed: boolean
  faults: number
  broke: unknown
  drained: Drained
}

/** A run before its first claim. */
export const fresh = {
  claiming: null,
  settling: null,
  filling: null,
  ahead: 0,
  isFilled: false,
  isDry: false,
  isProbe: false,
  isClosed: false,
  faults: 0,
  broke: null,
}

/** Sends what is due over all lanes until nothing is, the time is up or WeChat wants a pause; settles and gives back the rest. */
export async function deliverAll(run: Run): Promise<void> {
  await Promise.all(Array.from({ length: lanes() }, () => lane(run)))
  await run.claiming
  await run.filling
  while (run.settling || run.done.length > 0) await (run.settling ?? settleDone(run))
  await giveBack(run)
  if (run.broke) throw run.broke
}

async function lane(run: Run): Promise<void> {
  for (let notice = await next(run); notice; notice = await next(run)) {
    const delivered = await deliver(notice)
    run.done.push(delivered)
    watch(run, delivered.answer)
    if (run.done.length >= BATCH && !run.settling) void settleDone(run)
    if (run.done.length >= 4 * BATCH) await run.settling
  }
}

/** The next notice to send, claimed ahead so that no lane waits for the database; undefined when the run is over. */
async function next(run: Run): Promise<Claimed | undefined> {
  while (!run.isClosed && !run.broke && performance.now() < run.until) {
    if (run.ready.length <= BATCH && !run.isDry && run.left > 0) run.claiming ??= claimMore(run)
    const notice = run.ready.shift()
    if (notice) return notice
    if (!run.claiming) return undefined
    await run.claiming
  }
  return undefined
}

async function claimMore(run: Run): Promise<void> {
  try {
    const room = Math.min(BATCH, run.left)
    const claimed = await claim(run.db, clock.now(), room, run.rules)
    run.left -= claimed.length
    for (const notice of claimed) {
      if (notice.fate) run.done.push(unsent({ ...notice, fate: notice.fate }))
      else run.ready.push(notice)
    }
    if (run.done.length >= BATCH && !run.settling) void settleDone(run)
    if (run.done.length >= 4 * BATCH) await run.settling
    run.ahead -= claimed.length
    if (run.ahead < WRITTEN_AHEAD && !run.isFilled) run.filling ??= fillMore(run)
    if (claimed.length < room) await look(run)
  } catch (fault) {
    run.broke ??= fault
  } finally {
    run.claiming = null
  }
}

/** Nothing more was due: because WeChat wants a pause, because the next slice is still being written, or at all. */
async function look(run: Run): Promise<void> {
  const door = await doorOf(run.db, clock.now())
  run.isProbe = door === 'probe'
  const { ahead } = run
  await run.filling
  run.isDry = door !== 'open' || (run.isFilled && run.ahead <= ahead)
}

async function fillMore(run: Run): Promise<void> {
  try {
    const written = await fillCampaigns(run.db, clock.now())
    run.ahead = Math.max(0, run.ahead) + written
    run.isFilled = written === 0
  } catch (fault) {
    run.broke ??= fault
  } finally {
    run.filling = null
  }
}

/** What the workers know of WeChat: all may send, one may try, nobody. */
async function doorOf(db: Db, now: Instant): Promise<'open' | 'probe' | 'closed'> {
  const { rows } = await sql<{ door: 'open' | 'probe' | 'closed' }>`
    select case when closed_until > ${now} then 'closed' when faults >= ${FAULTS_TO_CLOSE} then 'probe' else 'open' end
      as door from wechat_state`.execute(db)
  return rows[0]?.door ?? 'open'
}

/** A worker that sees nothing get through stops at once, before the others hear of it. */
function watch(run: Run, answer: SendAnswer | null) {
  const health = answer && healthOf([answer])
  if (health) run.faults = health.kind === 'well' ? 0 : run.faults + 1
  if (run.faults >= FAULTS_TO_CLOSE) run.isClosed = true
}

function settleDone(run: Run): Promise<void> {
  const some = run.done.splice(0, 4 * BATCH)
  const answers = some.flatMap(({ answer }) => answer ?? [])
  const settlements = some.map(({ settlement }) => settlement)
  run.settling = patiently(() => settle(run.db, clock.now(), settlements, healthOf(answers)))
    .then((closedUntil) => {
      if (closedUntil !== null && closedUntil > clock.now()) run.isClosed = true
      count(run.drained, settlements)
    })
    .catch((fault: unknown) => {
      run.broke ??= fault
    })
    .finally(() => {
      run.settling = null
    })
  return run.settling
}

function count(drained: Drained, settlements: readonly Settlement[]) {
  drained.sent += settlements.filter(({ verdict }) => verdict.state === 'sent').length
  drained.settled += settlements.filter(({ verdict }) => verdict.state !== 'queued').length
}

/** What WeChat has answered must not be lost to a database that restarts; settling twice is settling once. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  const until = performance.now() + SETTLE_PATIENCE_MS
  for (let tries = 0; ; tries += 1) {
    try {
      return await act()
    } catch (fault) {
      if (performance.now() > until) throw fault
      log({ level: 'fault', what: 'settling waits for the database', message: String(fault) })
      await pause(Math.min(2_000, 50 * 2 ** tries))
    }
  }
}

/** What was claimed and never handed to a lane goes back to the queue. */
async function giveBack({ db, ready }: Run): Promise<void> {
  const byClaim = new Map<string, NoticeId[]>()
  for (const { id, claim: token } of ready.splice(0)) byClaim.set(token, [...(byClaim.get(token) ?? []), id])
  for (const [token, ids] of byClaim) await patiently(() => release(db, token, ids))
}
