import { cutoffOf, periodsOf } from '../../src/domain/privacy/retention'
import type { Output } from '../../types/contract'
import type { Instant } from '../../types/core'
import { accept } from '../../types/reply'
import type { Tx } from '../kit/db'
import { log } from '../kit/log'
import { reseal, sealsByKey } from '../kit/reseal'
import { readKeys } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { insertInto, sql } from '../kit/sql'
import { purgePersons } from './purge-persons'
import { inSlices, type Purging, SLICE } from './purge-slices'
import { purgeTickets } from './purge-tickets'
import { purgeEmployers, purgeStaff } from './purge-work'
import { periods } from './retention'

/** Ends before the function's own time is up; what is left is done the next night. */
const BUDGET_MS = 40_000

type Done = Output<'person.purge'>

/**
 * The timer of every night: names come off tickets whose period is over, old answers, notices, people and contacts nobody needs
 * any more are deleted, and what an older key holds is sealed under the newest. Small slices, each a transaction of its own: killed, late, or run twice at once it takes nothing
 * twice and leaves nothing half-done. Counts, scans and the audit log stay.
 */
export const purge: Verb<'person.purge'> = async (ask) => {
  const { db, now } = ask
  const until = performance.now() + BUDGET_MS
  const keep: Purging['keep'] = (tx, what, count) => keepEvidence(tx, ask, { [what]: count })
  const purging = { db, now, isTime: () => performance.now() < until, keep }
  const days = periodsOf(await periods(db))
  const tickets = await purgeTickets(purging, days)
  const answers = await purgeAnswers(purging, cutoffOf(now, days.answer))
  const notices = await purgeNotices(purging, cutoffOf(now, days.notice))
  const persons = await purgePersons(purging, days)
  await sql`delete from attempts where since < ${now - 2 * 86_400_000}`.execute(purging.db)
  await sql`delete from pauses where until <= ${now}`.execute(purging.db)
  const employers = await purgeEmployers(purging, days.employer)
  const staff = await purgeStaff(purging, days.staff)
  const joins = await purgeJoins(purging, cutoffOf(now, days.notice))
  const resealed = await reseal(db, purging.isTime, (tx, count) => keep(tx, 'resealed', count))
  if (readKeys('SEAL_KEYS').byId.size > 1)
    log({ level: 'info', what: 'seals by key', traceId: ask.traceId, seals: await sealsByKey(db) })
  return accept({ tickets, answers, persons, notices, joins, employers, staff, resealed })
}

const purgeAnswers = (purging: Purging, cutoff: Instant) =>
  inSlices(purging, 'answers', async (tx) => {
    const { rows } = await sql`
      delete from answers where (person_id, question) in (
        select person_id, question from answers where answered_at < ${cutoff}
        order by answered_at limit ${SLICE} for update skip locked
      ) returning question`.execute(tx)
    return rows.length
  })

const purgeNotices = (purging: Purging, cutoff: Instant) =>
  inSlices(purging, 'notices', async (tx) => {
    const { rows } = await sql`
      with old as (
        select id from notices where queued_at < ${cutoff} and state not in ('queued', 'claimed')
        limit ${SLICE} for update skip locked
      ), uncalled as (
        delete from calls where notice_id in (select id from old)
      )
      delete from notices where id in (select id from old) returning id`.execute(tx)
    return rows.length
  })

/** Requests to act for a body are kept as long as a notice is: from the answer on, or from the day nobody gave one. */
const purgeJoins = (purging: Purging, cutoff: Instant) =>
  inSlices(purging, 'joins', async (tx) => {
    const { rows } = await sql`
      delete from recruiter_requests where id in (
        select id from recruiter_requests where coalesce(settled_at, asked_at) < ${cutoff}
        limit ${SLICE} for update skip locked
      ) returning id`.execute(tx)
    return rows.length
  })

async function keepEvidence(tx: Tx, { now, traceId, actor }: Ask<'person.purge'>, done: Partial<Done>): Promise<void> {
  if (Object.values(done).every((count) => count === 0)) return
  await insertInto('audit', {
    at: now,
    trace_id: traceId,
    actor: 'system',
    actor_id: actor.timer,
    act: 'person.purge',
    subject: 'retention',
    subject_id: traceId,
    district: null,
    detail: JSON.stringify(done),
  }).execute(tx)
}
