import { sql } from 'kysely'
import type { Call } from '../../types/desk'
import { accept } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { isReached } from '../kit/outbox-calls'
import { isPointless } from '../kit/outbox-pointless'
import { unseal } from '../kit/seal'
import type { Ask, Verb } from '../kit/serve'

/** Whoever makes calls works from the top; the rest comes when these are ticked off. */
const CALLS = 50

/** The people to call; whose number was read is audited in the same transaction. */
export const calls: Verb<'desk.calls'> = ({ db, ...ask }) =>
  db.transaction().execute(async (tx) => accept(await readCalls(tx, ask)))

type Row = Omit<Call, 'phone'> & { sealed: Buffer }

/**
 * The calls in the clerk's scope that are still worth making, oldest first and those nobody answered last: neither told
 * by message meanwhile nor pointless. An employer is called at the number of its contact. The one place where full
 * numbers are opened.
 */
export async function readCalls(
  tx: Tx,
  { actor, now, traceId }: Pick<Ask<'desk.calls'>, 'actor' | 'now' | 'traceId'>,
): Promise<Call[]> {
  const { rows } = await sql<Row>`
    select n.id as "noticeId", n.kind, coalesce(e.contact_name || '（' || e.name || '）', p.real_name) as name,
      coalesce(e.contact_phone_sealed, p.phone_sealed) as sealed, n.title, n.body as text, n.queued_at as at, c.tries,
      c.last_tried_at as "lastTriedAt"
    from calls c join notices n on n.id = c.notice_id join activities a on a.id = n.activity_id
      left join employers e on e.id = n.employer_id left join sessions s on s.id = n.session_id
      left join tickets tk on tk.id = n.ticket_id left join persons p on p.id = coalesce(tk.person_id, (
        select own.person_id from account_persons own where own.openid = n.openid and own.relation = 'self'
      ))
    where c.result is null and ${inScope('c.district', actor)} and a.ends_at > ${now}
      and coalesce(e.id, p.id) is not null and not ${isReached} and not ${isPointless(now)}
    order by c.tries, n.queued_at, n.id limit ${CALLS}`.execute(tx)
  if (rows.length > 0)
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'desk.calls',
      subject: 'call',
      subjectId: traceId,
      district: actor.district,
      detail: { noticeIds: rows.map(({ noticeId }) => noticeId) },
    })
  return rows.map(({ sealed, ...call }) => ({ ...call, phone: unseal(sealed) }))
}
