import type { OpenId, StaffId } from '../../types/core'
import { refuse } from '../../types/reply'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Tx } from '../kit/db'
import { seal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { auditHelper, findSession, showActivity } from './session'

/** Lets one of the clerk's own staff scan at a session in scope; the same again changes nothing. */
export const assign: Verb<'gate.assign'> = (ask) =>
  ask.db.transaction(async (tx) => {
    const { input, actor } = ask
    const session = await findSession(tx, input.sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const staff = await findStaff(tx, input.staffId, actor)
    if (!staff) return refuse({ code: 'staff.notFound' })
    if (await grant(tx, ask, staff)) {
      const detail = { staffId: input.staffId, gate: input.gate }
      await auditHelper(tx, { ask, act: 'gate.assign', district: session.district, detail })
    }
    return showActivity(tx, session.activityId, actor)
  })

/** A colleague of the clerk's division or below, by the account the right will belong to. */
async function findStaff(
  tx: Tx,
  staffId: StaffId,
  clerk: ClerkActor,
): Promise<{ openid: OpenId; name: string } | null> {
  const { rows } = await sql<{ openid: OpenId; name: string }>`
    select st.openid, st.name from staff st
    where st.id = ${staffId} and st.active and ${inScope('st.district', clerk)}`.execute(tx)
  return rows[0] ?? null
}

/** Whether anything changed: a new right, or another gate. */
async function grant(
  tx: Tx,
  { input, actor, now }: Ask<'gate.assign'>,
  { openid, name }: { openid: OpenId; name: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into gate_rights as old (session_id, openid, helper_sealed, gate, granted_by, granted_at, claimed_at)
    values (${input.sessionId}, ${openid}, ${seal(name.slice(0, 20))}, ${input.gate}, ${actor.staffId}, ${now}, ${now})
    on conflict (session_id, openid) where revoked_at is null do update
      set gate = excluded.gate, granted_by = excluded.granted_by, granted_at = excluded.granted_at
      where old.gate <> excluded.gate
    returning id`.execute(tx)
  return rows.length === 1
}
