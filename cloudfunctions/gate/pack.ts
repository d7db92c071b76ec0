import { sql } from 'kysely'
import type { Instant } from '../../types/core'
import type { GatePack } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { publicKeys } from '../kit/ticket-key'
import { findRight } from './right'

/** What was written while a pack was read may be missing in it: the next one begins this much earlier. */
const OVERLAP_MS = 15_000

/** SQL: the first 12 hex digits of the id of ticket `t`. */
const short = sql`left(replace(t.id::text, '-', ''), 12)`

/** What a device needs to decide without a network: keys and shortened ids, no names and no roster. */
export const pack: Verb<'gate.pack'> = async ({ input, actor, db, now }) => {
  const since = input.since ?? 0
  const { rows } = await sql<Omit<GatePack, 'keys' | 'whole' | 'at'>>`
    select s.id as "sessionId", a.id as "activityId", a.state = 'cancelled' as "activityCancelled", s.day,
      s.gate_opens_at as "opensAt", s.gate_closes_at as "closesAt", s.tracks_exits as "tracksExits",
      s.venue_limit as "venueLimit", (
        select coalesce(json_agg(${short}), '[]') from tickets t
        where t.activity_id = a.id
          and ((t.state = 'cancelled' and t.cancelled_at > ${since})
            or (t.released_at > ${since} and not exists (
              select from checkins c where c.ticket_id = t.id and c.session_id = s.id)))
      ) as cancelled, (
        select coalesce(json_agg(${short}), '[]')
        from checkins c join scans n on n.id = c.scan_id join tickets t on t.id = c.ticket_id
        where c.session_id = s.id and c.inside
          and (n.received_at > ${since} or c.last_way_at > ${since})
      ) as used, (
        select coalesce(json_agg(distinct ${short}), '[]')
        from scans n join tickets t on t.id = n.ticket_id left join checkins c on (c.ticket_id, c.session_id) = (t.id, s.id)
        where n.session_id = s.id and ${since}::bigint > 0 and coalesce(not c.inside, true)
          and (n.undone_at > ${since} or (n.outcome = 'exited' and n.received_at > ${since}))
      ) as freed
    from gate_rights r join sessions s on s.id = r.session_id join activities a on a.id = s.activity_id
    where r.session_id = ${input.sessionId} and r.openid = ${actor.openid} and ${isLiveRight}`.execute(db)
  if (rows[0])
    return accept({ ...rows[0], keys: publicKeys(), whole: since === 0, at: Math.max(1, now - OVERLAP_MS) as Instant })
  const right = await findRight(db, { ...input, openid: actor.openid })
  return right.ok ? refuse({ code: 'gate.notAssigned' }) : right
}
