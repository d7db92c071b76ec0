import { refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showBoard } from './board'
import { findSession } from './session'

/**
 * Somebody of the line was called in the hall and did not answer: the next one's turn. Their next scan puts them back where
 * they stood, so that nobody loses a place by it.
 */
export const skip: Verb<'gate.skip'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { sessionId, ticketId } = input
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const { rows } = await sql`
      update tickets set called_at = ${now}
      where id = ${ticketId} and activity_id = ${session.activityId} and state in ('waiting', 'offered', 'expired')
      returning id`.execute(tx)
    if (!rows[0]) return refuse({ code: 'ticket.notFound' })
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'gate.skip',
      subject: 'ticket',
      subjectId: ticketId,
      district: session.district,
      detail: { sessionId },
    })
    return showBoard(tx, { sessionId, clerk: actor, now })
  })
