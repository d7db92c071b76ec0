import { refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { auditHelper, findSession, showActivity } from './session'

/** Takes the right to scan at a session in scope back; whoever has none keeps having none. */
export const revoke: Verb<'gate.revoke'> = (ask) =>
  ask.db.transaction(async (tx) => {
    const { input, actor, now } = ask
    const session = await findSession(tx, input.sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const { rows } = await sql`
      update gate_rights set revoked_at = ${now}
      where session_id = ${input.sessionId} and id = ${input.rightId} and revoked_at is null
      returning id`.execute(tx)
    if (rows[0])
      await auditHelper(tx, { ask, act: 'gate.revoke', district: session.district, detail: { rightId: input.rightId } })
    return showActivity(tx, session.activityId, actor)
  })
