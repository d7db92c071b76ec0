import type { LocalDate, TicketId } from '../../types/core'
import { refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import { transact } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findOpenRight } from './right'
import { tryScan } from './scan'

/**
 * Lets somebody in who was found by search: the same act as a scan, by the ticket and not by its code. Somebody in line,
 * or late for a released place, gets a place when one is free for them.
 */
export const admit: Verb<'gate.admit'> = async ({ input, actor, db, now, traceId }) => {
  const { scanId, sessionId, ticketId } = input
  const right = await findOpenRight(db, { sessionId, openid: actor.openid, now })
  if (!right.ok) return right
  const { activityId, district, rightId } = right.value
  const { rows } = await sql<{ id: TicketId; day: LocalDate }>`
    select t.id, s.day from tickets t join sessions s on s.id = ${sessionId}
    where t.id = ${ticketId} and t.activity_id = ${activityId}`.execute(db)
  if (!rows[0]) return refuse({ code: 'ticket.notFound' })
  const code = { ok: true, ticketId, activityId, day: rows[0].day } as const
  const act = { scanId, sessionId, openid: actor.openid, code, text: '', way: 'in', how: 'search' } as const
  return transact(db, async (tx) => {
    const result = await tryScan(tx, { ...act, said: null, mark: null, letting: true, scannedAt: now, at: now, now })
    if (result.ok && result.value.at === now)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'gate.admit',
        subject: 'ticket',
        subjectId: ticketId,
        district,
        detail: { sessionId, rightId, outcome: result.value.outcome },
      })
    return result
  })
}
