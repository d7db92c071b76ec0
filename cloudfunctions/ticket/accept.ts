import { decideOffered } from '../../src/domain/ticket/eligibility'
import { decideAccept } from '../../src/domain/ticket/offer-moves'
import { accept as done, refuse } from '../../types/reply'
import { recount } from '../core/ticket/recount'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { lockTicket } from './lock'
import { showTicket } from './view'

/** Takes an offered place; the offer already holds it, so nobody can be quicker. Whom it is for is decided once more. */
export const accept: Verb<'ticket.accept'> = ({ input, actor, db, now }) =>
  db.transaction(async (tx) => {
    const locked = await lockTicket(tx, { ...input, openid: actor.openid, now })
    if (!locked) return refuse({ code: 'ticket.notFound' })
    const { row, held, activityId } = locked
    const decision = decideAccept(locked.facts)
    if (!decision.ok) return decision
    if (decision.value === 'keep') return done(showTicket(row, now))
    const belonging = decideOffered(locked.belonging, held.bucket)
    if (!belonging.ok) return belonging
    await sql`
      update tickets set state = 'booked', signed_up_at = coalesce(signed_up_at, booked_at), booked_at = ${now},
        mark = ${belonging.value}
      where id = ${input.ticketId}`.execute(tx)
    await recount(tx, activityId, held, { ...held, state: 'booked' })
    return done(showTicket({ ...row, state: 'booked', bookedAt: now, offeredUntil: null }, now))
  })
