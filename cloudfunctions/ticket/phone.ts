import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { type Sealed, unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** The holder's whole number, the one the account gave that signed up; who asked and why is kept. */
export const phone: Verb<'ticket.phone'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ sealed: Sealed | null; district: DistrictCode }>`
      select coalesce(own.phone_sealed, p.phone_sealed) as sealed, a.district
      from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
        left join account_persons own on own.openid = t.booked_by and own.person_id = p.id
      where t.id = ${input.ticketId} and ${inScope('a.district', actor)}`.execute(tx)
    if (!rows[0]) return refuse({ code: 'ticket.notFound' })
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'ticket.phone',
      subject: 'ticket',
      subjectId: input.ticketId,
      district: rows[0].district,
      detail: { reason: input.reason },
    })
    return accept({ phone: rows[0].sealed && unseal(rows[0].sealed) })
  })
