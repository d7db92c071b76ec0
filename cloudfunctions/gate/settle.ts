import { refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { seal } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showBoard } from './board'
import { findSession } from './session'

/** A clerk has looked at a conflict and says what it was. The first word stays; the scan itself never changes. */
export const settle: Verb<'gate.settle'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { sessionId, scanId, note } = input
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const { rows } = await sql<{ fresh: boolean }>`
      with done as (
        update scans set settled_at = ${now}, settled_by = ${actor.staffId}, settled_note_sealed = ${seal(note)}
        where id = ${scanId} and session_id = ${sessionId} and conflict is not null and settled_at is null
        returning id
      )
      select exists (select from done) as fresh from scans
      where id = ${scanId} and session_id = ${sessionId} and conflict is not null`.execute(tx)
    if (!rows[0]) return refuse({ code: 'scan.notFound' })
    if (rows[0].fresh)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'gate.settle',
        subject: 'scan',
        subjectId: scanId,
        district: session.district,
        detail: { sessionId },
      })
    return showBoard(tx, { sessionId, clerk: actor, now })
  })
