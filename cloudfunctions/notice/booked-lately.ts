import { sayBooked } from '../../src/domain/notice/reminders'
import type { ActivityId, Instant, OpenId, TicketId } from '../../types/core'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** Whoever got a place longer ago than this has seen it; a timer may come so late. */
const LATELY_MS = 15 * 60_000
const SLICE = 500

type Booked = {
  ticketId: TicketId
  openid: OpenId
  activityId: ActivityId
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
}

/**
 * Confirms places got lately to whoever has a consent for it in hand, each ticket once, so that signing up itself need
 * not write it. Not to those who came to the door, and not what has begun.
 */
export async function confirmBooked(db: Db, now: Instant): Promise<void> {
  for (let found = SLICE; found === SLICE; ) {
    const { rows } = await sql<Booked>`
      select t.id as "ticketId", t.booked_by as openid, a.id as "activityId", a.title, a.starts_at as "startsAt",
        a.ends_at as "endsAt", v.name as place
      from tickets t
        join consents c on c.openid = t.booked_by and c.kind = 'bookingResult' and c.credits > 0
        join activities a on a.id = t.activity_id and a.state = 'published' and a.starts_at > ${now}
        join venues v on v.id = a.venue_id
      where t.state = 'booked' and t.booked_at > ${now - LATELY_MS} and t.bucket <> 'walkIn'
        and not exists (select from checkins i where i.ticket_id = t.id)
        and not exists (
          select from notice_choices x where x.openid = t.booked_by and x.kind = 'bookingResult' and x.is_off
        )
        and not exists (select from notices n where n.openid = t.booked_by and n.reason = 'booked:' || t.id)
      order by t.booked_at limit ${SLICE}`.execute(db)
    if (rows.length > 0) await write(db, rows, now)
    found = rows.length
  }
}

async function write(db: Db, booked: readonly Booked[], now: Instant): Promise<void> {
  const rows = booked.map((one) => ({ ...one, reason: `booked:${one.ticketId}`, body: sayBooked(one) }))
  await sql`
    insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, next_at)
    select 'bookingResult', b."activityId", b."ticketId", b.openid, 'queued', b.title, b.body, b.reason, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(rows)}) as b
      ("activityId" uuid, "ticketId" uuid, openid text, title text, reason text, body text)
    order by b.openid, b.reason
    on conflict (openid, reason) where reason is not null do nothing`.execute(db)
}
