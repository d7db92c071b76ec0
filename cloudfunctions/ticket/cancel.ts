import { decideWithdraw } from '../../src/domain/ticket/offer-moves'
import { accept, refuse } from '../../types/reply'
import { offerFreed } from '../core/ticket/offers'
import { recount } from '../core/ticket/recount'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { lockTicket } from './lock'
import { showTicket } from './view'

/** Gives a place, an offer or a place in line back; what comes free is offered to the head of the line at once. */
export const cancel: Verb<'ticket.cancel'> = ({ input, actor, db, now }) =>
  db.transaction(async (tx) => {
    const locked = await lockTicket(tx, { ...input, openid: actor.openid, now })
    if (!locked) return refuse({ code: 'ticket.notFound' })
    const { row, held, activityId } = locked
    const decision = decideWithdraw(locked.facts)
    if (!decision.ok) return decision
    if (decision.value === 'keep') return accept(showTicket(row, now))
    await sql`
      update tickets set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${actor.openid}
      where id = ${input.ticketId}`.execute(tx)
    await recount(tx, activityId, held, { ...held, state: 'cancelled' })
    if (held.state !== 'waiting') await offerFreed(tx, activityId, now)
    return accept(showTicket({ ...row, state: 'cancelled', cancelledAt: now, position: null, offeredUntil: null }, now))
  })
