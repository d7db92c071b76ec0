import { sayOfferEnding } from '../../src/domain/notice/reminders'
import type { ActivityId, Instant, OpenId, TicketId } from '../../types/core'
import type { ReminderPolicy } from '../../types/policy'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

const SLICE = 500
const MINUTE = 60_000

type Ending = {
  ticketId: TicketId
  openid: OpenId
  activityId: ActivityId
  title: string
  until: Instant
  startsAt: Instant
  endsAt: Instant
}

/**
 * Tells whoever has not taken an offer that it is about to end, once, unless the offer itself was told only just now.
 * Without a consent in hand a line on the call list does it, where there is none yet.
 */
export async function offersEnding(db: Db, policy: ReminderPolicy, now: Instant): Promise<number> {
  const ahead = policy.offerEndingMinutes * MINUTE
  let told = 0
  for (let found = SLICE; found === SLICE; ) {
    const { rows } = await sql<Ending>`
      select t.id as "ticketId", t.booked_by as openid, a.id as "activityId", a.title, t.offered_until as until,
        a.starts_at as "startsAt", a.ends_at as "endsAt"
      from tickets t join activities a on a.id = t.activity_id and a.state = 'published'
      where t.state = 'offered' and t.offered_until > ${now} and t.offered_until <= ${now + ahead}
        and not exists (
          select from notices n
          where n.openid = t.booked_by and (n.reason = 'offerEnding:' || t.id || ':' || t.offered_until
            or (n.reason = 'offer:' || t.id || ':' || t.offer_no and n.queued_at > ${now - ahead}))
        )
      order by t.offered_until limit ${SLICE}`.execute(db)
    if (rows.length > 0) await write(db, rows, now)
    told += rows.length
    found = rows.length
  }
  return told
}

async function write(db: Db, endings: readonly Ending[], now: Instant): Promise<void> {
  const rows = endings.map(({ until, startsAt, endsAt, ...row }) => ({
    ...row,
    reason: `offerEnding:${row.ticketId}:${until}`,
    body: sayOfferEnding(until, startsAt, endsAt),
  }))
  await sql`
    with ending as (
      select * from json_to_recordset(${JSON.stringify(rows)}) as ending
        ("ticketId" uuid, openid text, "activityId" uuid, title text, reason text, body text)
    ), told as (
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
      select 'placeOffered', e."activityId", e."ticketId", e.openid, whom.state, e.title, e.body, e.reason, ${now},
        case when whom.state = 'noCredit' then ${now}::bigint end, ${now}
      from ending e left join consents c on c.openid = e.openid and c.kind = 'placeOffered'
        cross join lateral (select case when c.credits > 0 then 'queued' else 'noCredit' end as state) whom
      order by e.openid, e.reason
      on conflict (openid, reason) where reason is not null do nothing
      returning id, ticket_id, activity_id, state
    )
    insert into calls (notice_id, district)
    select told.id, a.district from told join activities a on a.id = told.activity_id
    where told.state = 'noCredit' and not exists (
      select from calls c join notices o on o.id = c.notice_id
      where o.ticket_id = told.ticket_id and o.kind = 'placeOffered' and c.result is null
    )`.execute(db)
}
