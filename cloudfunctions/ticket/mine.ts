import { sql } from 'kysely'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { showTicket, type TicketRow, ticketColumns } from './view'

/** The account's tickets, newest activity first. */
export const mine: Verb<'ticket.mine'> = async ({ actor, db, now }) => {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns}
    from (select * from tickets where booked_by = ${actor.openid} order by booked_at desc limit 100) t
      join persons p on p.id = t.person_id
      join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
    order by a.starts_at desc, t.id`.execute(db)
  return accept(rows.map((row) => showTicket(row, now)))
}
