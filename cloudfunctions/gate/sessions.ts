import { UPLOAD_DAYS } from '../../src/domain/gate/gate'
import { addDays, dayOf } from '../../src/domain/time/calendar'
import { GATE_SESSIONS_MOST, type GateSession } from '../../types/gate'
import { accept } from '../../types/reply'
import { isLiveRight } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { sessionColumns, sessionTables } from './view'

/**
 * The sessions this account may scan at, from yesterday on, by start, fifty at most; and those of the last week whose
 * right was taken back, so that its phone still hands over what it scanned.
 */
export const sessions: Verb<'gate.sessions'> = async ({ actor, db, now }) => {
  const today = dayOf(now)
  const { rows } = await sql<GateSession>`
    select ${sessionColumns} from ${sessionTables}
    where r.openid = ${actor.openid} and a.state <> 'draft'
      and (${isLiveRight} and s.day >= ${addDays(today, -1)}
        or r.revoked_at is not null and s.day >= ${addDays(today, -UPLOAD_DAYS)} and not exists (
          select from gate_rights newer where newer.session_id = s.id and newer.openid = r.openid
            and (newer.revoked_at is null or newer.revoked_at > r.revoked_at)))
    order by s.starts_at, s.id limit ${GATE_SESSIONS_MOST}`.execute(db)
  return accept(rows)
}
