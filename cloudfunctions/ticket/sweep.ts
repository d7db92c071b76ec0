import { lastCallOf } from '../../src/domain/ticket/offer'
import { deltaOf, type Held } from '../../src/domain/ticket/places'
import type { ActivityId, Instant } from '../../types/core'
import { accept } from '../../types/reply'
import { lockActivity, offerFreed } from '../core/ticket/offers'
import { type Db, isBusy, type Tx } from '../kit/db'
import { log } from '../kit/log'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const BATCH = 200

/** Ends before the next minute's timer, and before the function's own time is up. */
const BUDGET_MS = 20_000

type Swept = { expired: number; offered: number }

/**
 * The timer of every minute. Each activity is settled in a transaction of its own under its row's lock, so a sweep
 * that is killed, comes late, or runs twice at once changes nothing twice. One that cannot be settled keeps no other from
 * it: it is logged, counted, and tried again by the next sweep.
 */
export const sweep: Verb<'ticket.sweep'> = async ({ db, now, traceId }) => {
  const until = performance.now() + BUDGET_MS
  const swept = { expired: 0, offered: 0, failed: 0 }
  const busy: ActivityId[] = []
  const settle = async (activityId: ActivityId, how?: 'skip') => {
    try {
      const done = await db.transaction((tx) => settleOne(tx, activityId, now, how))
      if (done === null) busy.push(activityId)
      swept.expired += done?.expired ?? 0
      swept.offered += done?.offered ?? 0
    } catch (fault) {
      swept.failed += 1
      logUnsettled(activityId, fault, traceId)
    }
  }
  let last: ActivityId | null = null
  do {
    const due: ActivityId[] = await dueAfter(db, last, now)
    for (const activityId of due) if (performance.now() < until) await settle(activityId, 'skip')
    last = due.length === BATCH ? (due.at(-1) ?? null) : null
  } while (last !== null && performance.now() < until)
  // People signing up hold a busy activity's row all the time, so it is not left out but waited for, at the end.
  for (const activityId of busy.splice(0)) if (performance.now() < until) await settle(activityId)
  return accept(swept)
}

function logUnsettled(activityId: ActivityId, fault: unknown, traceId: string): void {
  const level = isBusy(fault) ? 'info' : 'fault'
  log({ level, what: 'activity not settled', activityId, traceId, message: String(fault) })
}

/**
 * Activities with something to settle, by id: an offer whose time is up, a line after its last call, a free place that
 * somebody waits for. It looks only at live offers and lines, never at history.
 */
async function dueAfter(db: Db, last: ActivityId | null, now: Instant): Promise<ActivityId[]> {
  const { rows } = await sql<{ id: ActivityId }>`
    with live as (
      select activity_id, min(offered_until) as ends from tickets where state = 'offered' group by activity_id
      union all
      select distinct activity_id, null::bigint from tickets where state = 'waiting'
    )
    select distinct a.id from live join activities a on a.id = live.activity_id
    where (live.ends <= ${now} or ${now} >= last_call(a)
        or (live.ends is null and a.state = 'published'
          and (has_open_places(a) or has_key_places(a))))
      ${last ? sql`and a.id > ${last}` : sql``}
    order by a.id limit ${BATCH}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Expires and offers; null when somebody else holds the row and it was to be skipped. */
async function settleOne(tx: Tx, activityId: ActivityId, now: Instant, how?: 'skip'): Promise<Swept | null> {
  const activity = await lockActivity(tx, activityId, how)
  if (!activity) return null
  const expired = await expire(tx, { activityId, isOver: now >= lastCallOf(activity), now })
  return { expired, offered: await offerFreed(tx, activityId, now) }
}

/** By the rule of `expiryOf`: offers whose time is up, and after the last call every offer and the whole line. */
async function expire(
  tx: Tx,
  { activityId, isOver, now }: { activityId: ActivityId; isOver: boolean; now: Instant },
): Promise<number> {
  const { rows } = await sql<Held>`
    with due as (
      select id, state, bucket from tickets
      where activity_id = ${activityId} and ((state = 'offered' and (${isOver} or offered_until <= ${now}))
        or (state = 'waiting' and ${isOver}))
      for update
    ), gone as (
      update tickets t set state = 'expired' from due where t.id = due.id returning t.id
    )
    select due.state, due.bucket from due join gone on gone.id = due.id`.execute(tx)
  if (rows.length === 0) return 0
  const counts = rows.map((held) => deltaOf(held, null))
  const sum = (name: keyof (typeof counts)[number]) => counts.reduce((total, delta) => total + delta[name], 0)
  await sql`
    update activities set waiting = waiting + ${sum('waiting')}, offered = offered + ${sum('offered')},
      key_offered = key_offered + ${sum('keyOffered')}
    where id = ${activityId}`.execute(tx)
  return rows.length
}
