import type { OpenId, TicketId } from '../../types/core'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'
import { type TicketRow, ticketColumns } from './view'

/** The account's own ticket, or null: somebody else's answers exactly like one that is not there. */
export async function findTicket(db: Db, openid: OpenId, ticketId: TicketId): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns}
    from tickets t join persons p on p.id = t.person_id
      join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
    where t.id = ${ticketId} and t.booked_by = ${openid}`.execute(db)
  return rows[0] ?? null
}
