import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import { accept } from '../../types/reply'
import { RECENT_TICKETS } from '../../types/ticket'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showTicket, type TicketRow, ticketColumns } from './view'

/** All sign-ups of the account, the last first, page by page. */
export const history: Verb<'ticket.history'> = async ({ input, actor, db, now }) => {
  const query = { call: 'ticket.history', openid: actor.openid }
  const start = placeOf(query, input.cursor)
  if (!start.ok) return start
  const behind = start.value ? sql`and (booked_at, id) < (${start.value.at}, ${start.value.id})` : sql``
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns}
    from (
      select * from tickets where booked_by = ${actor.openid} ${behind}
      order by booked_at desc, id desc limit ${RECENT_TICKETS + 1}
    ) t join persons p on p.id = t.person_id
      join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
    order by t.booked_at desc, t.id desc`.execute(db)
  const page = rows.slice(0, RECENT_TICKETS)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return accept({
    tickets: page.map((row) => showTicket(row, now)),
    next: last ? cursorOf(query, { at: last.bookedAt, id: last.id }) : null,
  })
}
