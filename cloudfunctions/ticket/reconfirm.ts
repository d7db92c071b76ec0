import { decideReconfirm } from '../../src/domain/ticket/offer-moves'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { lockTicket } from './lock'
import { showTicket } from './view'

/** The holder's yes to a moved date. */
export const reconfirm: Verb<'ticket.reconfirm'> = ({ input, actor, db, now }) =>
  db.transaction(async (tx) => {
    const locked = await lockTicket(tx, { ...input, openid: actor.openid, now })
    if (!locked) return refuse({ code: 'ticket.notFound' })
    const decision = decideReconfirm(locked.facts)
    if (!decision.ok) return decision
    if (decision.value === 'keep') return accept(showTicket(locked.row, now))
    await sql`update tickets set reconfirm = 'yes' where id = ${input.ticketId}`.execute(tx)
    return accept(showTicket({ ...locked.row, reconfirm: 'yes' }, now))
  })
