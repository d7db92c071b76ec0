import type { Instant } from '../../../types/core'
import type { Db } from '../../kit/db'
import { type Sql, sql } from '../../kit/sql'
import { isPointless, mustReach } from './outbox-pointless'

const MINUTE = 60_000

/** What must be told waits for a message so long at most, then the desk may call. */
const PATIENCE_MS = 10 * MINUTE

/** Written in one statement; the next minute writes the rest. */
const SLICE = 1_000

/** SQL: `o` tells the same change as `n` to somebody of the same employer. */
const isColleagues = sql<boolean>`(o.employer_id = n.employer_id and o.activity_id = n.activity_id and o.kind = n.kind
  and o.queued_at = n.queued_at)`

/** SQL: a message got through after all, to the account of `n` or to a colleague of the same employer. */
export const isReached = sql<boolean>`(n.state = 'sent' or exists (
  select from notices o where ${isColleagues} and o.state = 'sent'
))`

/** SQL: the same is on the call list already: the offer of one ticket, or one change for an employer. */
const isOnList = sql<boolean>`(exists (
  select from notices o join calls c on c.notice_id = o.id
  where o.ticket_id = n.ticket_id and o.kind = 'placeOffered' and n.kind = 'placeOffered' and c.result is null
) or exists (
  select from notices o join calls c on c.notice_id = o.id where ${isColleagues}
))`

/**
 * SQL: a line on the call list for each of these notices (columns of `notices`) that must reach holders of a place or a
 * booth, once for a tale: what is on the list already, or has reached a colleague, makes no second one. Lines are
 * written in the same order everywhere.
 */
export const callsFor = (unreached: Sql<unknown>) => sql`
  insert into calls (notice_id, district)
  select distinct on (about.id, n.activity_id, n.kind) n.id, a.district
  from (${unreached}) n join notice_kinds k on k.kind = n.kind join activities a on a.id = n.activity_id
    cross join lateral (
      select case n.kind when 'placeOffered' then n.ticket_id else coalesce(n.employer_id, n.id) end as id
    ) about
  where ${mustReach} and (n.ticket_id is not null or n.employer_id is not null)
    and (a.state = 'published' or n.kind <> 'placeOffered') and not ${isReached} and not ${isOnList}
  order by about.id, n.activity_id, n.kind, n.id
  on conflict do nothing`

/**
 * Puts whoever must be told and still waits for a message on the call list: after ten minutes, after a quarter of the
 * time an offer has or that is left before the start if that is sooner. Delivered after all, the line is not shown any more.
 */
export async function callOverdue(db: Db, now: Instant): Promise<void> {
  await callsFor(sql`
    select n.* from notice_kinds k cross join lateral (
      select * from notices q where q.kind = k.kind and q.state = 'queued' and q.queued_at <= ${now}
    ) n join activities a on a.id = n.activity_id left join sessions s on s.id = n.session_id
      left join employers e on e.id = n.employer_id left join tickets tk on tk.id = n.ticket_id
    where (k.mandatory or k.kind = 'bookingResult') and ${mustReach} and not ${isPointless(now)}
      and n.queued_at + least(${PATIENCE_MS}, (
        case n.kind when 'placeOffered' then tk.offered_until else a.starts_at end - n.queued_at
      ) / 4) <= ${now}
      and not exists (select from calls c where c.notice_id = n.id)
    order by n.queued_at limit ${SLICE}`).execute(db)
}
