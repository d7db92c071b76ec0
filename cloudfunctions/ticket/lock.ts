import type { StandingFacts } from '../../src/domain/ticket/eligibility'
import type { MoveFacts } from '../../src/domain/ticket/offer-moves'
import type { Held } from '../../src/domain/ticket/places'
import type { ActivityId, Instant, OpenId, TicketId } from '../../types/core'
import type { Bucket } from '../../types/waitlist'
import { lockActivity } from '../core/ticket/offers'
import type { Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { findTicket } from './find'
import type { TicketRow } from './view'

/** One of the account's own tickets, its row and its activity's row locked, with what the rules of moving look at. */
export type LockedTicket = {
  row: TicketRow
  held: Held
  activityId: ActivityId
  facts: MoveFacts
  belonging: StandingFacts
}

type Columns = Omit<StandingFacts, 'activity'> &
  StandingFacts['activity'] & { bucket: Bucket; offeredUntil: Instant | null; released: boolean }

/**
 * Locks the activity, then the ticket, so that acts on its places go one after another and a scan at the gate, which
 * locks the ticket, cannot win together with any. Null when the account has no such ticket.
 */
export async function lockTicket(
  tx: Tx,
  { openid, ticketId, now }: { openid: OpenId; ticketId: TicketId; now: Instant },
): Promise<LockedTicket | null> {
  const named = await sql<{ activityId: ActivityId }>`
    select activity_id as "activityId" from tickets where id = ${ticketId} and booked_by = ${openid}`.execute(tx)
  const activityId = named.rows[0]?.activityId
  const activity = activityId && (await lockActivity(tx, activityId))
  if (!activity) return null
  const { rows } = await sql<Columns>`
    select t.bucket, t.offered_until as "offeredUntil", t.released_at is not null as released, t.mark, a.eligibility,
      a.key_group as "keyGroup", exists (
        select from members m where m.key_group = a.key_group and m.person_id = t.person_id
      ) as "onRoster"
    from tickets t join activities a on a.id = t.activity_id
    where t.id = ${ticketId} for update of t`.execute(tx)
  const row = await findTicket(tx, openid, ticketId)
  const locked = rows[0]
  if (!row || !locked) return null
  const { state, checkedInAt, reconfirm } = row
  const ticket = { state, offeredUntil: locked.offeredUntil, checkedIn: checkedInAt !== null, reconfirm }
  const { bucket, released, mark, onRoster, eligibility, keyGroup } = locked
  return {
    row,
    held: { state, bucket, released },
    activityId,
    facts: { ticket, activity, now },
    belonging: { activity: { eligibility, keyGroup }, mark, onRoster },
  }
}
