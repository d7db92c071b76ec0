import { decideRevoking } from '../../src/domain/ticket/no-show'
import type { Held } from '../../src/domain/ticket/places'
import type { ActivityId, TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { tell } from '../core/notice/telling'
import { lockActivity, offerFreed } from '../core/ticket/offers'
import { recount } from '../core/ticket/recount'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSignUp, showSignUp } from './sign-up'

/**
 * Staff take a place, an offer or a place in line back. Whoever held it is told why, the place goes to the head of the
 * line, and they do not take it again without staff; sending it again changes nothing.
 */
export const revoke: Verb<'ticket.revoke'> = ({ input: { ticketId, reason }, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const locked = await lock(tx, actor, ticketId)
    const row = locked && (await findSignUp(tx, actor, ticketId))
    if (!locked || !row) return refuse({ code: 'ticket.notFound' })
    const { activityId, title, district, held } = locked
    const decision = decideRevoking({ state: held.state, checkedIn: row.checkedInAt !== null, endsAt: row.endsAt }, now)
    if (!decision.ok) return decision
    if (decision.value === 'keep') return accept(showSignUp(row, now))
    const tale = { activityId, ticketId, reason: `revoke:${ticketId}`, title, body: SAID }
    await tell(tx, [{ ...tale, kind: 'bookingResult' }], now)
    await sql`
      update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${actor.staffId},
        cancel_reason_sealed = ${seal(reason)}, barred_at = ${now}
      where id = ${ticketId}`.execute(tx)
    await recount(tx, activityId, held, { ...held, state: 'cancelled' })
    if (held.state !== 'waiting') await offerFreed(tx, activityId, now)
    const act = { act: 'ticket.revoke', subject: 'ticket', subjectId: ticketId, district }
    await audit(tx, { at: now, traceId, actor, ...act })
    return accept({ ...showSignUp({ ...row, state: 'cancelled', barred: true }, now), cancelReason: reason })
  })

/** The reason may name people: it is read in the ticket, where it lies sealed. */
const SAID = '您的报名被主办方取消。打开报名可以看到原因'

type Locked = { activityId: ActivityId; title: string; district: DistrictCode; held: Held }

/** Locks the activity, then the ticket; null out of scope. */
async function lock(tx: Tx, clerk: ClerkActor, ticketId: TicketId): Promise<Locked | null> {
  const { rows: named } = await sql<Omit<Locked, 'held'>>`
    select a.id as "activityId", a.title, a.district from tickets t join activities a on a.id = t.activity_id
    where t.id = ${ticketId} and ${inScope('a.district', clerk)}`.execute(tx)
  const activity = named[0]
  if (!activity || !(await lockActivity(tx, activity.activityId))) return null
  const { rows } = await sql<Held>`
    select state, bucket, released_at is not null as released from tickets where id = ${ticketId} for update`.execute(
    tx,
  )
  return rows[0] ? { ...activity, held: rows[0] } : null
}
