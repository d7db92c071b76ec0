import type { ActivityId, SessionId } from '../../types/core'
import type { DeskActivity } from '../../types/desk'
import type { DistrictCode } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { findDeskActivity } from '../core/activity/desk-view'
import { type ClerkActor, inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask } from '../kit/serve'
import { sql } from '../kit/sql'

/** A session in the clerk's scope, by its activity. */
export type SessionInScope = { activityId: ActivityId; district: DistrictCode }

export async function findSession(tx: Tx, sessionId: SessionId, clerk: ClerkActor): Promise<SessionInScope | null> {
  const { rows } = await sql<SessionInScope>`
    select a.id as "activityId", a.district from sessions s join activities a on a.id = s.activity_id
    where s.id = ${sessionId} and ${inScope('a.district', clerk)}`.execute(tx)
  return rows[0] ?? null
}

/** The activity as the desk sees it after a change of its helpers. */
export async function showActivity(tx: Tx, activityId: ActivityId, clerk: ClerkActor): Promise<Decision<DeskActivity>> {
  const activity = await findDeskActivity(tx, { activityId, clerk })
  return activity ? accept(activity) : refuse({ code: 'session.notFound' })
}

type Change = {
  ask: Pick<Ask<'gate.revoke'>, 'actor' | 'now' | 'traceId'> & { input: { sessionId: SessionId } }
  act: 'gate.assign' | 'gate.revoke' | 'gate.invite'
  district: DistrictCode
  detail: Record<string, string>
}

/** Keeps who gave or took the right to scan. */
export const auditHelper = (tx: Tx, { ask, act, district, detail }: Change) =>
  audit(tx, {
    at: ask.now,
    traceId: ask.traceId,
    actor: ask.actor,
    act,
    subject: 'session',
    subjectId: ask.input.sessionId,
    district,
    detail,
  })
