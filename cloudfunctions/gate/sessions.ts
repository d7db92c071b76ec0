import { sql } from 'kysely'
import { addDays, dayOf } from '../../src/domain/calendar'
import type { GateSession } from '../../types/gate'
import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sessionColumns, sessionTables } from './view'

/** The sessions this helper may scan at, from yesterday on, by start; fifty at most. */
export const sessions: Verb<'gate.sessions'> = async ({ actor, db, now }) => {
  const { rows } = await sql<GateSession>`
    select ${sessionColumns} from ${sessionTables}
    where r.staff_id = ${actor.staffId} and r.revoked_at is null and a.state <> 'draft'
      and s.day >= ${addDays(dayOf(now), -1)}
    order by s.starts_at, s.id limit 50`.execute(db)
  return accept(rows)
}
