import { referenceOf } from '../../src/domain/gate/scanned'
import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import type { EvidenceLine } from '../../types/door'
import { accept, refuse } from '../../types/reply'
import { maskedName } from '../core/person/names'
import { audit } from '../kit/audit'
import { opened, type Sealed } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { findSession } from './session'

const PAGE = 500

type Row = Omit<EvidenceLine, 'name' | 'undone' | 'settled' | 'noted'> &
  Record<'nameSealed' | 'helperSealed' | 'undone' | 'settled' | 'noted', Sealed | null>

/** All scans of a session in scope, refused ones too, oldest first; who took them out is kept in the audit. */
export const evidence: Verb<'gate.evidence'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { sessionId, cursor } = input
    const query = { sessionId }
    const place = placeOf(query, cursor)
    if (!place.ok) return place
    const session = await findSession(tx, sessionId, actor)
    if (!session) return refuse({ code: 'session.notFound' })
    const behind = place.value ? sql`and (c.received_at, c.id) > (${place.value.at}, ${place.value.id}::uuid)` : sql``
    const { rows } = await sql<Row>`
      select c.id as "scanId", c.scanned_at as "scannedAt", c.received_at as "receivedAt", c.gate,
        coalesce(st.name, '自助签到') as helper, r.helper_sealed as "helperSealed", c.way, c.how, c.outcome, c.said, c.conflict, p.name_sealed as "nameSealed",
        t.id as "ticketId", c.undone_reason_sealed as undone, c.settled_note_sealed as settled, c.noted_reason_sealed as noted,
        c.text_head as text
      from scans c left join gate_rights r on r.id = c.right_id left join staff st on st.id = c.noted_by
        left join tickets t on t.id = c.ticket_id and t.activity_id = ${session.activityId}
        left join persons p on p.id = t.person_id
      where c.session_id = ${sessionId} ${behind}
      order by c.received_at, c.id limit ${PAGE + 1}`.execute(tx)
    const shown = rows.slice(0, PAGE)
    const last = shown.at(-1)
    if (shown.length > 0)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'gate.evidence',
        subject: 'session',
        subjectId: sessionId,
        district: session.district,
        detail: { scans: shown.length, from: shown[0]?.receivedAt },
      })
    return accept({
      lines: shown.map(({ nameSealed, helperSealed, text, undone, settled, noted, ...line }) => ({
        ...line,
        helper: opened(helperSealed) ?? line.helper,
        undone: opened(undone),
        settled: opened(settled),
        noted: opened(noted),
        name: maskedName(nameSealed),
        text: referenceOf(text),
      })),
      next: rows.length > PAGE && last ? cursorOf(query, { at: last.receivedAt, id: last.scanId }) : null,
    })
  })
