import type { TicketId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { seal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSignUp, showSignUp } from './sign-up'

/** Lets a missed place not count, for a reason. The first reason stays; sent again it changes nothing. */
export const excuse: Verb<'ticket.excuse'> = ({ input: { ticketId, reason }, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    await sql`select from tickets where id = ${ticketId} for update`.execute(tx)
    const row = await findSignUp(tx, actor, ticketId)
    if (!row) return refuse({ code: 'ticket.notFound' })
    const signUp = showSignUp(row, now)
    if (signUp.excuse !== null) return accept(signUp)
    if (signUp.attendance !== 'missed') return refuse({ code: 'ticket.notMissed' })
    const { rows } = await sql<{ district: DistrictCode; id: TicketId }>`
      update tickets t set excused_at = ${now}, excused_by = ${actor.staffId}, excuse_sealed = ${seal(reason)}
      from activities a where t.id = ${ticketId} and a.id = t.activity_id returning t.id, a.district`.execute(tx)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'ticket.excuse',
      subject: 'ticket',
      subjectId: ticketId,
      district: rows[0]?.district ?? null,
    })
    return accept({ ...signUp, excuse: reason, attendance: 'none' as const })
  })
