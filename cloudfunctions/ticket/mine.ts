import { accept } from '../../types/reply'
import { RECENT_TICKETS } from '../../types/ticket'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showTicket, type TicketRow, ticketColumns } from './view'

/** The account's tickets: whatever is still for something, however long ago it was booked, and the last ones. */
export const mine: Verb<'ticket.mine'> = async ({ actor, db, now }) => {
  const { rows } = await sql<TicketRow>`
    with recent as (
      select id from tickets where booked_by = ${actor.openid} order by booked_at desc, id desc limit ${RECENT_TICKETS}
    ), live as (
      select own.id from tickets own join activities a on a.id = own.activity_id and a.ends_at > ${now}
      where own.booked_by = ${actor.openid}
        and (is_live_place(own.state) or (own.state = 'expired' and own.queue_no is not null))
    )
    select ${ticketColumns}
    from (select id from recent union select id from live) own join tickets t on t.id = own.id
      join persons p on p.id = t.person_id
      join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
    order by a.starts_at desc, t.id`.execute(db)
  return accept(rows.map((row) => showTicket(row, now)))
}
