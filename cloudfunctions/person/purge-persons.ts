import { notChildFrom } from '../../src/domain/person/consent-basis'
import { keptUntil } from '../../src/domain/privacy/retention'
import { instantOf } from '../../src/domain/time/calendar'
import type { Instant, PersonId } from '../../types/core'
import { isBornChild } from '../core/person/child'
import { bornOnOf } from '../core/person/columns'
import type { Tx } from '../kit/db'
import type { Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'
import { forget, retried } from './forget'
import type { Purging } from './purge-slices'

const SLICE = 200
const DAY = 86_400_000

/** How soon somebody whose tickets still name them is looked at again. */
const AGAIN_DAYS = 30

type Due = {
  id: PersonId
  usedAt: Instant
  isNamed: boolean
  bornSealed: Sealed | null
  isChild: boolean
  /** When the last activity a ticket of theirs names them at ends. */
  endsAt: Instant | null
}

type Periods = { person: number; child: number }

/**
 * Deletes people whom no ticket names any more and nobody has used for the period, and children after a shorter one. Each is looked at when it may be
 * over, not every night; and at once where the period has become shorter since. Returns how many were deleted.
 */
export async function purgePersons({ db, now, isTime, keep }: Purging, days: Periods): Promise<number> {
  let sum = 0
  for (let looked = SLICE; looked === SLICE && isTime(); ) {
    const done = await retried(db, async (tx) => {
      const slice = await purgeSlice(tx, now, days)
      await keep(tx, 'persons', slice.deleted)
      return slice
    })
    looked = done.looked
    sum += done.deleted
  }
  return sum
}

async function purgeSlice(tx: Tx, now: Instant, days: Periods): Promise<{ looked: number; deleted: number }> {
  const due = await dueNow(tx, now, days.person)
  const later = due.flatMap((person) => {
    const reviewAt = reviewOf(person, now, days)
    return reviewAt > now ? [{ id: person.id, reviewAt }] : []
  })
  if (later.length > 0)
    await sql`
      update persons p set review_at = later.at, review_days = ${days.person}
      from unnest(${later.map(({ id }) => id)}::uuid[], ${later.map(({ reviewAt }) => reviewAt)}::bigint[]) later (id, at)
      where p.id = later.id`.execute(tx)
  const kept = new Set(later.map(({ id }) => id))
  const over = due.map(({ id }) => id).filter((id) => !kept.has(id))
  const children = due.filter((person) => isBornChild(person.bornSealed, now)).map(({ id }) => id)
  const grown = due.filter(({ id, isChild }) => isChild && !children.includes(id)).map(({ id }) => id)
  await sql`update persons set is_child = false where id = any (${grown}::uuid[])`.execute(tx)
  await sql`delete from answers where person_id = any (${children}::uuid[])`.execute(tx)
  await takeNamesOff(tx, over)
  await forget(tx, over)
  return { looked: due.length, deleted: over.length }
}

/**
 * When to look again, or that nothing keeps them any more: an adult until no ticket names them and the period since the
 * last use is over; a child the shorter period after the last use or the end of the last activity, tickets or not.
 */
function reviewOf(person: Due, now: Instant, days: Periods): Instant {
  const { isNamed, usedAt, endsAt } = person
  if (!isBornChild(person.bornSealed, now)) return isNamed ? now + AGAIN_DAYS * DAY : keptUntil(usedAt, days.person)
  const over = keptUntil(Math.max(usedAt, endsAt ?? 0), days.child)
  return over > now ? Math.min(over, now + AGAIN_DAYS * DAY, grownAt(person.bornSealed)) : over
}

/** When the night of the day begins on which somebody is no child any more. */
const grownAt = (bornSealed: Sealed | null): Instant => {
  const bornOn = bornOnOf(bornSealed)
  return bornOn === null ? Number.POSITIVE_INFINITY : instantOf(notChildFrom(bornOn), '00:00')
}

/** Children's tickets stay as numbers; an adult has none left. */
const takeNamesOff = (tx: Tx, personIds: readonly PersonId[]) =>
  sql`
    update tickets set person_id = null, booked_by = 'erased',
      cancelled_by = case when cancel_reason_sealed is null and cancelled_by is not null then 'erased' else cancelled_by end
    where person_id = any (${personIds}::uuid[])`.execute(tx)

/** People whose time has come, then those whose time was reckoned by a longer period. */
async function dueNow(tx: Tx, now: Instant, days: number): Promise<Due[]> {
  const due = await look(tx, sql`p.review_at <= ${now} order by p.review_at`)
  return due.length > 0 ? due : look(tx, sql`p.review_days > ${days}`)
}

/** People to look at, with when they were last of use, for a helper the end of the right; somebody else's work is left alone. */
async function look(tx: Tx, which: Sql<unknown>): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select p.id, p.born_sealed as "bornSealed", p.is_child as "isChild",
      exists (select from tickets t where t.person_id = p.id) as "isNamed",
      (
        select max(a.ends_at) from tickets t join activities a on a.id = t.activity_id where t.person_id = p.id
      ) as "endsAt", greatest(
        p.registered_at,
        (select max(l.linked_at) from account_persons l where l.person_id = p.id),
        (select max(c.agreed_at) from privacy_consents c where c.person_id = p.id),
        (select max(a.answered_at) from answers a where a.person_id = p.id),
        (select max(extract(epoch from r.until) * 1000)::bigint from helper_rights r where r.person_id = p.id)
      ) as "usedAt"
    from persons p where ${which} limit ${SLICE} for update skip locked`.execute(tx)
  return rows
}
