import { noShowStandingOf } from '../../src/domain/ticket/no-show'
import type { Instant, OpenId, PersonId } from '../../types/core'
import type { Erased } from '../../types/privacy'
import { accept } from '../../types/reply'
import { missedBy } from '../core/ticket/missed'
import type { Tx } from '../kit/db'
import { findPolicy } from '../kit/policies'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { auditOwn } from './audit'
import { forget, retried } from './forget'
import { forgetAccount } from './forget-account'
import { giveBackAll, stillTo } from './give-back'
import { linkedTo } from './links'

/**
 * Deletes people on request, all or nothing (个人信息保护法 art. 47). Whoever the account decides about is erased: places
 * given back, every account unlinked, tickets left as numbers that name nobody. Where others have to do with the person
 * and nobody saw the card with this account, it only lets go, and the tickets it made go to who decides then.
 */
export const erase: Verb<'person.erase'> = async (ask) => accept(await retried(ask.db, (tx) => run(tx, ask)))

async function run(tx: Tx, { input, actor, now, traceId }: Ask<'person.erase'>): Promise<Erased> {
  const { openid } = actor
  await sql`select pg_advisory_xact_lock(hashtextextended(${openid}, 5206))`.execute(tx)
  const people = await linkedTo(tx, { openid, personId: input.personId, now })
  const own = people.filter(({ whole }) => whole)
  const others = people.filter(({ whole }) => !whole)
  const ids = own.map(({ personId }) => personId)
  const cancelled = await eraseWhole(tx, ids, now)
  for (const { personId } of own)
    await auditOwn(tx, { at: now, traceId, personId, act: 'person.erase', detail: { withdrawn: input.withdrawn } })
  for (const { personId, heir } of others) await letGo(tx, { personId, heir, openid, now, traceId })
  if (input.personId === null) await forgetAccount(tx, openid, now)
  return { erased: own.length, left: others.length, cancelled }
}

/** Deletes these people whole, and says how many places were given back. */
export async function eraseWhole(tx: Tx, ids: readonly PersonId[], now: Instant): Promise<number> {
  await keepPauses(tx, ids, now)
  const cancelled = await giveBackAll(tx, ids, now)
  await takeNamesOff(tx, ids, now)
  await forget(tx, ids)
  return cancelled
}

/**
 * Tickets stay as what happened; whose they were is gone, and nobody is told or called about them any more. A place
 * taken since `giveBackAll` looked keeps its name, so that deleting the person meets it and all of this runs anew.
 */
async function takeNamesOff(tx: Tx, personIds: readonly PersonId[], now: Instant): Promise<void> {
  if (personIds.length === 0) return
  await sql`
    with nameless as (
      update tickets set person_id = null, booked_by = 'erased',
        cancelled_by = case when cancel_reason_sealed is null and cancelled_by is not null then 'erased' else cancelled_by end
      where person_id = any (${personIds}::uuid[]) and id not in (select t.id from ${stillTo(personIds, now)})
      returning id
    ), silent as (
      update notices n set state = 'gone', settled_at = ${now}
      from nameless where n.ticket_id = nameless.id and n.state = 'queued' and n.campaign_id is null
    )
    delete from calls c using notices n, nameless
    where c.notice_id = n.id and n.ticket_id = nameless.id and c.result is null`.execute(tx)
}

/**
 * Whoever is paused stays so until the end of it: deleting oneself is no way around. Only two keyed hashes are kept for it,
 * or the number's alone where the misses are not all the person's own.
 */
async function keepPauses(tx: Tx, personIds: readonly PersonId[], now: Instant): Promise<void> {
  const policy = await findPolicy(tx, 'noShow')
  if (!policy.enabled || personIds.length === 0) return
  const missed = await missedBy(tx, personIds, { policy, now })
  const paused = [...missed].flatMap(([id, places]) => {
    const until = noShowStandingOf(places, policy, now).pausedUntil
    const ownUntil = noShowStandingOf(
      places.filter(({ own }) => own),
      policy,
      now,
    ).pausedUntil
    return [
      ...(ownUntil === null ? [] : [{ id, until: ownUntil, named: true }]),
      ...(until === null || until === ownUntil ? [] : [{ id, until, named: false }]),
    ]
  })
  if (paused.length > 0)
    await sql`
      insert into pauses as kept (id_hash, name_hash, until)
      select p.id_hash, case when paused.named then p.name_hash else '' end, max(paused.until)
      from unnest(${paused.map(({ id }) => id)}::uuid[], ${paused.map(({ until }) => until)}::bigint[],
          ${paused.map(({ named }) => named)}::boolean[]) paused (id, until, named)
        join persons p on p.id = paused.id
      group by 1, 2
      on conflict (id_hash, name_hash) do update set until = greatest(kept.until, excluded.until)`.execute(tx)
}

type LettingGo = { personId: PersonId; heir: OpenId | null; openid: OpenId; now: Instant; traceId: string }

/** The account stops acting for somebody who is in other hands; the tickets it made go there. */
export async function letGo(tx: Tx, { personId, heir, openid, now, traceId }: LettingGo): Promise<void> {
  await sql`
    update tickets set booked_by = ${heir} where person_id = ${personId} and booked_by = ${openid}`.execute(tx)
  await sql`delete from privacy_consents where openid = ${openid} and person_id = ${personId}`.execute(tx)
  await sql`delete from account_persons where openid = ${openid} and person_id = ${personId}`.execute(tx)
  await auditOwn(tx, { at: now, traceId, personId, act: 'person.letGo' })
}
