import { refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showBoard } from './board'
import { findSession } from './session'

/** What a clerk sets for the gate of a session in scope; it holds from the next scan on. */
export const settings: Verb<'gate.settings'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { sessionId, venueLimit, tracksExits, rotating } = input
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const { rows } = await sql`
      update sessions set venue_limit = ${venueLimit}, tracks_exits = ${tracksExits}, rotating = ${rotating}
      where id = ${sessionId}
        and (venue_limit, tracks_exits, rotating) is distinct from (${venueLimit}::int, ${tracksExits}::boolean,
          ${rotating}::boolean)
      returning id`.execute(tx)
    if (rows[0])
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'gate.settings',
        subject: 'session',
        subjectId: sessionId,
        district: session.district,
        detail: { venueLimit, tracksExits, rotating },
      })
    return showBoard(tx, { sessionId, clerk: actor, now })
  })
