import type { GateSession } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findRight } from './right'
import { type ScanRow, sessionColumns, sessionTables, showScan } from './view'

/** Counts and the last twenty scans of a session, whichever helper made them. */
export const live: Verb<'gate.live'> = async ({ input, actor, db }) => {
  const { rows } = await sql<GateSession & { scans: ScanRow[] }>`
    select ${sessionColumns}, (
      select coalesce(json_agg(line order by line.at desc, line."scanId"), '[]') from (
        select c.id as "scanId", c.outcome,
          case when c.how = 'offline' then c.scanned_at else c.received_at end as at, c.gate, p.name_sealed as "nameSealed", c.way, c.how, c.conflict,
          c.undone_at as "undoneAt", c.right_id is not distinct from r.id as mine
        from (select * from scans where session_id = s.id order by received_at desc limit 20) c
          left join tickets t on t.id = c.ticket_id and t.activity_id = s.activity_id
          left join persons p on p.id = t.person_id
      ) line
    ) as scans
    from ${sessionTables}
    where r.session_id = ${input.sessionId} and r.openid = ${actor.openid} and ${isLiveRight}`.execute(db)
  if (!rows[0]) {
    const right = await findRight(db, { ...input, openid: actor.openid })
    return right.ok ? refuse({ code: 'gate.notAssigned' }) : right
  }
  const { scans, ...session } = rows[0]
  return accept({ session, scans: scans.map(showScan) })
}
