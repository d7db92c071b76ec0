import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import { unseal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** The contact's whole number, to ring it; who asked and why is kept. */
export const phone: Verb<'employer.phone'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ phone: Buffer; district: DistrictCode }>`
      select e.contact_phone_sealed as phone, e.district from employers e
      where e.id = ${input.employerId} and ${inScope('e.district', actor)}`.execute(tx)
    if (!rows[0]) return refuse({ code: 'employer.notFound' })
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'employer.phone',
      subject: 'employer',
      subjectId: input.employerId,
      district: rows[0].district,
      detail: { reason: input.reason },
    })
    return accept({ phone: unseal(rows[0].phone) })
  })
