import { type RawBuilder, sql } from 'kysely'
import { keptUntil } from '../../src/domain/retention'
import type { Instant, PersonId } from '../../types/core'
import type { Tx } from '../kit/db'
import { forget, retried } from './forget'
import type { Purging } from './purge'

const SLICE = 200
const DAY = 86_400_000

/** How soon somebody whose tickets still name them is looked at again. */
const AGAIN_DAYS = 30

type Due = { id: PersonId; usedAt: Instant; isNamed: boolean }

/**
 * Deletes people whom no ticket names any more and nobody has used for the period. Each is looked at when it may be
 * over, not every night; and at once where the period has become shorter since. Returns how many were deleted.
 */
export async function purgePersons({ db, now, isTime }: Purging, days: number): Promise<number> {
  let sum = 0
  for (let looked = SLICE; looked === SLICE && isTime(); ) {
    const done = await retried(db, (tx) => purgeSlice(tx, now, days))
    looked = done.looked
    sum += done.deleted
  }
  return sum
}

async function purgeSlice(tx: Tx, now: Instant, days: number): Promise<{ looked: number; deleted: number }> {
  const due = await dueNow(tx, now, days)
  const later = due.flatMap((person) => {
    const reviewAt = person.isNamed ? now + AGAIN_DAYS * DAY : keptUntil(person.usedAt, days)
    return reviewAt > now ? [{ id: person.id, reviewAt }] : []
  })
  if (later.length > 0)
    await sql`
      update persons p set review_at = later.at, review_days = ${days}
      from unnest(${later.map(({ id }) => id)}::uuid[], ${later.map(({ reviewAt }) => reviewAt)}::bigint[]) later (id, at)
      where p.id = later.id`.execute(tx)
  const kept = new Set(later.map(({ id }) => id))
  const over = due.map(({ id }) => id).filter((id) => !kept.has(id))
  await forget(tx, over)
  return { looked: due.length, deleted: over.length }
}

/** People whose time has come, then those whose time was reckoned by a longer period. */
async function dueNow(tx: Tx, now: Instant, days: number): Promise<Due[]> {
  const due = await look(tx, sql`p.review_at <= ${now} order by p.review_at`)
  return due.length > 0 ? due : look(tx, sql`p.review_days > ${days}`)
}

/** People to look at, with when they were last of use; somebody else's work is left alone. */
async function look(tx: Tx, which: RawBuilder<unknown>): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select p.id, exists (select from tickets t where t.person_id = p.id) as "isNamed", greatest(
        p.registered_at,
        (select max(l.linked_at) from account_persons l where l.person_id = p.id),
        (select max(c.agreed_at) from privacy_consents c where c.person_id = p.id),
        (select max(a.answered_at) from answers a where a.person_id = p.id)
      ) as "usedAt"
    from persons p where ${which} limit ${SLICE} for update skip locked`.execute(tx)
  return rows
}
