import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSignUp, showSignUp } from './sign-up'

/** Whom staff took a place from may sign up for the activity again. Sent again it changes nothing. */
export const allowAgain: Verb<'ticket.allowAgain'> = ({ input: { ticketId }, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ district: DistrictCode }>`
      update tickets t set barred_at = null from activities a
      where t.id = ${ticketId} and a.id = t.activity_id and t.barred_at is not null and ${inScope('a.district', actor)}
      returning a.district`.execute(tx)
    const row = await findSignUp(tx, actor, ticketId)
    if (!row) return refuse({ code: 'ticket.notFound' })
    const [allowed] = rows
    const act = { act: 'ticket.allowAgain', subject: 'ticket', subjectId: ticketId, detail: {} }
    if (allowed) await audit(tx, { at: now, traceId, actor, ...act, district: allowed.district })
    return accept(showSignUp(row, now))
  })
