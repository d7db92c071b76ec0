import { createHash } from 'node:crypto'
import type { Instant } from '../../types/core'
import type { GatePack, TicketLists } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { publicKeys } from '../core/ticket/key'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findRight } from './right'

/** What was written while a pack was read may be missing in it: the next one begins this much earlier. */
const OVERLAP_MS = 15_000

/** SQL: the first 12 hex digits of the id of ticket `t`. */
const short = sql`left(replace(t.id::text, '-', ''), 12)`

type Row = Omit<GatePack, 'keys' | 'whole' | 'at' | 'tickets' | 'stamp'> & { tickets: TicketLists }

/** What a device needs to decide without a network: keys and how each ticket stands by a shortened id, no names. */
export const pack: Verb<'gate.pack'> = async ({ input, actor, db, now }) => {
  const since = input.since ?? 0
  const { rows } = await sql<Row>`
    with spot as materialized (
      select s.*, a.state = 'cancelled' as cancelled
      from gate_rights r join sessions s on s.id = r.session_id join activities a on a.id = s.activity_id
      where r.session_id = ${input.sessionId} and r.openid = ${actor.openid} and ${isLiveRight}
    ), stands as materialized (
      select ${short} as short, case when t.state = 'booked' then case when t.released_at is null then 'booked' else 'released' end
        when t.state = 'cancelled' then 'cancelled' else 'line' end as list
      from spot join tickets t on t.activity_id = spot.activity_id
    ), moved as materialized (
      select ${short} as short, c.inside
      from spot cross join lateral (
        select ticket_id from checkins where session_id = spot.id and ${since}::bigint = 0
        union
        select ticket_id from scans n
        where n.session_id = spot.id and ${since}::bigint > 0 and (n.received_at > ${since} or n.undone_at > ${since})
      ) n join tickets t on t.id = n.ticket_id and t.activity_id = spot.activity_id
        left join checkins c on (c.ticket_id, c.session_id) = (t.id, spot.id)
    )
    select spot.id as "sessionId", spot.activity_id as "activityId", spot.cancelled as "activityCancelled", spot.day,
      spot.gate_opens_at as "opensAt", spot.gate_closes_at as "closesAt", spot.tracks_exits as "tracksExits",
      spot.venue_limit as "venueLimit", (
        select json_build_object(
          'booked', coalesce(json_agg(short order by short) filter (where list = 'booked'), '[]'),
          'line', coalesce(json_agg(short order by short) filter (where list = 'line'), '[]'),
          'cancelled', coalesce(json_agg(short order by short) filter (where list = 'cancelled'), '[]'),
          'released', coalesce(json_agg(short order by short) filter (where list = 'released'), '[]')
        ) from stands
      ) as tickets,
      (select coalesce(json_agg(short) filter (where inside), '[]') from moved) as used,
      (select coalesce(json_agg(short) filter (where not inside), '[]') from moved) as left,
      (select coalesce(json_agg(short) filter (where inside is null), '[]') from moved) as freed
    from spot`.execute(db)
  if (!rows[0]) {
    const right = await findRight(db, { ...input, openid: actor.openid })
    return right.ok ? refuse({ code: 'gate.notAssigned' }) : right
  }
  const { tickets, ...row } = rows[0]
  const stamp = createHash('sha256').update(JSON.stringify(tickets)).digest('hex').slice(0, 16)
  const isKnown = since > 0 && stamp === input.stamp
  const at = Math.max(1, now - OVERLAP_MS) as Instant
  return accept({ ...row, tickets: isKnown ? null : tickets, stamp, keys: publicKeys(), whole: since === 0, at })
}
