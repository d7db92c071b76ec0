import { sql } from 'kysely'
import { decideCancel } from '../../src/domain/booking'
import type { OpenId, TicketId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Tx } from '../kit/db'
import type { Verb } from '../kit/serve'
import { findTicket } from './find'
import { showTicket } from './view'

/** Gives the place back. The ticket row is locked first, so that a scan at the gate and a cancel cannot both win. */
export const cancel: Verb<'ticket.cancel'> = ({ input, actor, db, now }) =>
  db.transaction().execute(async (tx) => {
    if (!(await lock(tx, actor.openid, input.ticketId))) return refuse({ code: 'ticket.notFound' })
    const held = await findTicket(tx, actor.openid, input.ticketId)
    if (!held) return refuse({ code: 'ticket.notFound' })
    const decision = decideCancel({
      state: held.state,
      checkedIn: held.checkedInAt !== null,
      cancelUntil: held.activity.cancelUntil,
      now,
    })
    if (!decision.ok) return decision
    if (decision.value === 'keep') return accept(showTicket(held, now))
    await sql`
      with gone as (
        update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${actor.openid}
        where id = ${input.ticketId}
      )
      update activities set booked = booked - ${held.state === 'waiting' ? 0 : 1} where id = ${held.activity.id}`.execute(
      tx,
    )
    return accept(showTicket({ ...held, state: 'cancelled', cancelledAt: now }, now))
  })

async function lock(tx: Tx, openid: OpenId, ticketId: TicketId): Promise<boolean> {
  const { rows } = await sql`
    select from tickets where id = ${ticketId} and booked_by = ${openid} for update`.execute(tx)
  return rows.length === 1
}
