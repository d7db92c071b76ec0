import { decideOffered, isMember, type StandingFacts } from '../../src/domain/ticket/eligibility'
import { decideAtDoor, type Held } from '../../src/domain/ticket/places'
import type { ActivityId, Instant, PersonId, SessionId, TicketId } from '../../types/core'
import type { Bucket } from '../../types/waitlist'
import { type LockedActivity, lockActivity } from '../core/ticket/offers'
import { recount } from '../core/ticket/recount'
import type { Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { hallLine } from './hall'

/** Somebody at the door: with a ticket that holds no place, or (null) with none at all. */
export type Comer = {
  sessionId: SessionId
  activityId: ActivityId
  ticketId: TicketId | null
  inKeyGroup: boolean
  now: Instant
}

type Locked = Held & { personId: PersonId; offeredUntil: Instant | null; standing: StandingFacts }

/**
 * Gives somebody at the door a place, when there is one and nobody of the hall's line comes before them: the bucket it is
 * of, or null. A ticket that waited, or whose place was released, becomes a booked one; without a ticket the place is
 * counted and the ticket is the caller's to write. Locks the activity, then the ticket.
 */
export async function seat(tx: Tx, comer: Comer): Promise<Bucket | null> {
  const activity = await lockActivity(tx, comer.activityId)
  if (!activity) return null
  const ticket = comer.ticketId === null ? null : await lockTicket(tx, comer.ticketId, comer.activityId)
  if (comer.ticketId && !ticket) return null
  const inKeyGroup = comer.inKeyGroup || (ticket !== null && isMember(ticket.standing))
  const offered = ticket !== null && isOfferKept(ticket, comer)
  const bucket = offered ? ticket.bucket : await choose(tx, { ...comer, inKeyGroup }, activity)
  if (!bucket) return null
  const before: Held = ticket ?? { state: 'cancelled', bucket }
  await recount(tx, comer.activityId, before, { state: 'booked', bucket })
  if (comer.ticketId)
    await sql`
      update tickets set state = 'booked', bucket = ${bucket}, released_at = null, booked_at = ${comer.now}
      where id = ${comer.ticketId}`.execute(tx)
  return bucket
}

/** An offer lets in whoever could accept it now, or has shown at the door that they belong to the group. */
const isOfferKept = ({ state, bucket, offeredUntil, standing }: Locked, { inKeyGroup, now }: Comer): boolean =>
  state === 'offered' && now < (offeredUntil ?? 0) && (inKeyGroup || decideOffered(standing, bucket).ok)

/** A ticket that may get a place at the door: one that waits or waited, of somebody the activity is for, or was released; nobody's that has a live twin. */
async function lockTicket(tx: Tx, ticketId: TicketId, activityId: ActivityId): Promise<Locked | null> {
  const { rows } = await sql<Locked>`
    select t.state, t.bucket, t.released_at is not null as released, t.person_id as "personId",
      t.offered_until as "offeredUntil", json_build_object(
        'mark', t.mark, 'onRoster', exists (
          select from members m where m.key_group = a.key_group and m.person_id = t.person_id
        ), 'activity', json_build_object('eligibility', a.eligibility, 'keyGroup', a.key_group)
      ) as standing
    from tickets t join activities a on a.id = t.activity_id
    where t.id = ${ticketId} and t.activity_id = ${activityId} and t.person_id is not null
      and (t.state = 'booked' and t.released_at is not null
        or (t.state in ('waiting', 'offered') or (t.state = 'expired' and t.queue_no is not null))
          and exists (select from ticket_standings standing where standing.id = t.id and standing.eligible))
      and not exists (
        select from tickets other where other.activity_id = t.activity_id and other.person_id = t.person_id
          and other.id <> t.id and is_live_place(other.state)
      )
    for update of t`.execute(tx)
  return rows[0] ?? null
}

type Around = { ahead: number; releasedAt: Instant | null; entryUntil: Instant }

async function choose(tx: Tx, comer: Comer, { places, ...activity }: LockedActivity): Promise<Bucket | null> {
  const { ahead, releasedAt, entryUntil } = await around(tx, comer)
  const answer = decideAtDoor({
    activity: { ...activity, endsAt: entryUntil, opensAt: 0 },
    places,
    held: null,
    inKeyGroup: comer.inKeyGroup,
    entryUntil,
    ahead,
    released: releasedAt !== null,
    now: comer.now,
  })
  return answer.ok && answer.value.kind === 'take' ? answer.value.bucket : null
}

/** Who of the line stands in the hall before this one. Somebody who is not in the line comes after all of it. */
async function around(tx: Tx, { sessionId, ticketId }: Comer): Promise<Around> {
  const { rows } = await sql<Around>`
    with spot as materialized (select * from sessions where id = ${sessionId}),
      tries as materialized (
        select c.outcome, c.ticket_id, c.received_at from scans c
        where c.session_id = ${sessionId} and c.outcome = 'notConfirmed'
      ), line as materialized (${hallLine}),
      own as (
        select (t.state = 'expired' and t.offered_until is not null) as late, t.queue_no from tickets t
        where t.id = ${ticketId} and t.state in ('waiting', 'offered', 'expired') and t.queue_no is not null
      )
    select spot.released_at as "releasedAt", spot.gate_closes_at as "entryUntil", (
      select count(*) from line join tickets t on t.id = line.id left join own on true
      where line.id is distinct from ${ticketId}::uuid and (own.queue_no is null
        or ((t.state = 'expired' and t.offered_until is not null), t.queue_no) < (own.late, own.queue_no))
    ) as ahead
    from spot`.execute(tx)
  return rows[0] as Around
}
