import type { Instant } from '../../../types/core'
import { clock } from '../../kit/clock'
import type { Db } from '../../kit/db'
import { log } from '../../kit/log'
import { sql } from '../../kit/sql'
import { abandoned, rulesOf } from './outbox-claim'
import { type Drained, deliverAll, fresh, type Run } from './outbox-run'
import { settle } from './outbox-settle'

const LEFT_BEHIND = 500

/** How long one call may deliver, and how many messages at most. */
export type Budget = { ms: number; notices: number }

/**
 * Delivers what is queued until nothing is due, WeChat wants a pause or the budget is used up, and settles what a dead
 * worker left behind. Any number of workers may do this at once, by timer or on demand. A claim is committed before its
 * request leaves, so no message is sent twice whoever dies when: at worst it ends as `unknown`. Recipients of a
 * campaign are written a slice ahead of the lanes.
 */
export async function drain(db: Db, budget: Budget): Promise<Drained> {
  const drained: Drained = { sent: 0, settled: await settleAbandoned(db) }
  const until = performance.now() + budget.ms
  const rules = await rulesOf(db)
  let left = budget.notices
  for (let isOn = true; isOn && left > 0 && performance.now() < until; ) {
    const run: Run = { ...fresh, db, rules, until, left, ready: [], done: [], drained }
    await deliverAll(run)
    left = run.left
    isOn = run.isProbe && !run.isClosed && run.faults === 0
  }
  await closeCampaigns(db, clock.now())
  return drained
}

/** What is delivered while somebody waits for an answer; the timer does the rest. */
const ON_DEMAND: Budget = { ms: 2_000, notices: 200 }

/** Delivers a little at once, for an act whose messages are due now. That it cannot never undoes the act. */
export async function deliverNow(db: Db): Promise<void> {
  await drain(db, ON_DEMAND).catch((fault: unknown) =>
    log({ level: 'fault', what: 'not delivered on demand', message: String(fault) }),
  )
}

async function settleAbandoned(db: Db): Promise<number> {
  let settled = 0
  for (let found = LEFT_BEHIND; found === LEFT_BEHIND; ) {
    const now = clock.now()
    const left = await abandoned(db, now, LEFT_BEHIND)
    const settlements = left.map(({ id, claim: token }) => ({
      id,
      claim: token,
      verdict: { state: 'unknown', credit: 'keep' } as const,
      errcode: null,
      trouble: null,
    }))
    if (left.length > 0) await settle(db, now, settlements, null)
    found = left.length
    settled += found
  }
  return settled
}

/** A campaign is over when everybody was written down and nobody waits any more. */
async function closeCampaigns(db: Db, now: Instant): Promise<void> {
  await sql`
    update campaigns c set state = 'sent', sent_at = ${now}
    where c.state = 'sending' and c.filled_at is not null and not exists (
      select from notices n where n.campaign_id = c.id and n.state in ('queued', 'claimed')
    )`.execute(db)
}
