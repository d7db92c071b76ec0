import { sql } from 'kysely'
import type { StaffId } from '../../types/core'
import { refuse } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { auditHelper, findSession, showActivity } from './session'

/** Lets one of the clerk's own staff scan at a session in scope; the same again changes nothing. */
export const assign: Verb<'gate.assign'> = (ask) =>
  ask.db.transaction().execute(async (tx) => {
    const { input, actor } = ask
    const session = await findSession(tx, input.sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    if (!(await isStaff(tx, input.staffId, actor))) return refuse({ code: 'staff.notFound' })
    if (await grant(tx, ask)) {
      const detail = { staffId: input.staffId, gate: input.gate }
      await auditHelper(tx, { ask, act: 'gate.assign', district: session.district, detail })
    }
    return showActivity(tx, session.activityId, actor)
  })

async function isStaff(tx: Tx, staffId: StaffId, clerk: ClerkActor): Promise<boolean> {
  const { rows } = await sql`
    select from staff st where st.id = ${staffId} and st.active and ${inScope('st.district', clerk)}`.execute(tx)
  return rows.length === 1
}

/** Whether anything changed. */
async function grant(tx: Tx, { input, now }: Ask<'gate.assign'>): Promise<boolean> {
  const { rows } = await sql`
    insert into gate_rights as old (session_id, staff_id, gate, granted_at)
    values (${input.sessionId}, ${input.staffId}, ${input.gate}, ${now})
    on conflict (session_id, staff_id) do update
      set gate = excluded.gate, granted_at = excluded.granted_at, revoked_at = null
      where old.revoked_at is not null or old.gate <> excluded.gate
    returning staff_id`.execute(tx)
  return rows.length === 1
}
