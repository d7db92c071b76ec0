import { sql } from 'kysely'
import type { GateSession } from '../../types/gate'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { type ScanRow, sessionColumns, sessionTables, showScan } from './view'

/** Counts and the last twenty scans of a session, whichever helper made them. */
export const live: Verb<'gate.live'> = async ({ input, actor, db }) => {
  const { rows } = await sql<GateSession & { scans: ScanRow[] }>`
    select ${sessionColumns}, (
      select coalesce(json_agg(line order by line.at desc, line."scanId"), '[]') from (
        select c.id as "scanId", c.outcome, c.received_at as at, c.gate, p.real_name as "realName"
        from (select * from scans where session_id = s.id order by received_at desc limit 20) c
          left join tickets t on t.id = c.ticket_id and t.activity_id = s.activity_id
          left join persons p on p.id = t.person_id
      ) line
    ) as scans
    from ${sessionTables}
    where r.session_id = ${input.sessionId} and r.staff_id = ${actor.staffId} and r.revoked_at is null`.execute(db)
  if (!rows[0]) return refuse({ code: 'gate.notAssigned' })
  const { scans, ...session } = rows[0]
  return accept({ session, scans: scans.map(showScan) })
}
