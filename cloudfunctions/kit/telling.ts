import { sql } from 'kysely'
import type { ActivityId, Instant, TicketId } from '../../types/core'
import type { Tx } from './db'

/** Something to tell everyone who holds or waits for a place in an activity, or the holder of one ticket alone. */
export type Tale = { activityId: ActivityId; ticketId?: TicketId; reason: string; title: string; body: string }

/**
 * Tells each account once for a reason: by message where a consent is in hand, otherwise in the app, with a line on the
 * call list of the desk.
 */
export async function tell(tx: Tx, tales: readonly Tale[], now: Instant): Promise<void> {
  if (tales.length === 0) return
  await sql`
    with tale as (
      select * from json_to_recordset(${JSON.stringify(tales)})
        as tale ("activityId" uuid, "ticketId" uuid, reason text, title text, body text)
    ), whom as (
      select distinct on (tale.reason, t.booked_by) tale.*, t.id as ticket, t.booked_by as openid
      from tale join tickets t on t.activity_id = tale."activityId"
      where t.state in ('booked', 'offered', 'waiting') and t.person_id is not null
        and (tale."ticketId" is null or t.id = tale."ticketId")
      order by tale.reason, t.booked_by, t.booked_at, t.id
    ), told as (
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, settled_at, next_at)
      select 'activityChanged', w."activityId", w.ticket, w.openid,
        case when c.credits > 0 then 'queued' else 'noCredit' end, w.title, w.body, w.reason, ${now},
        case when c.credits > 0 then null else ${now}::bigint end, ${now}
      from whom w left join consents c on c.openid = w.openid and c.kind = 'activityChanged'
      on conflict (openid, reason) where reason is not null do nothing
      returning id, activity_id, state
    )
    insert into calls (notice_id, district)
    select told.id, a.district from told join activities a on a.id = told.activity_id
    where told.state = 'noCredit'`.execute(tx)
}
