import { type RawBuilder, sql } from 'kysely'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Ask, Verb } from '../kit/serve'
import { readCalls } from './calls'

/**
 * Notes what came of a call. Told, or a wrong number: it leaves the list, the first result stays. Nobody answered: it
 * goes to the end of the list with a count of tries. Sent again it changes nothing.
 */
export const called: Verb<'desk.called'> = ({ input, actor, db, now, traceId }) =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ district: DistrictCode; isChanged: boolean }>`
      with mine as (
        select notice_id, district from calls c
        where c.notice_id = ${input.noticeId} and ${inScope('c.district', actor)} for update
      ), changed as (
        update calls c set ${outcomeOf(input, { staffId: actor.staffId, now })}
        from mine where c.notice_id = mine.notice_id and c.result is null
          and ${input.result === 'noAnswer' && input.tries !== undefined ? sql`c.tries = ${input.tries}` : sql`true`}
        returning c.notice_id
      )
      select district, exists (select from changed) as "isChanged" from mine`.execute(tx)
    const call = rows[0]
    if (!call) return refuse({ code: 'call.notFound' })
    if (call.isChanged)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'desk.called',
        subject: 'call',
        subjectId: input.noticeId,
        district: call.district,
        detail: { result: input.result },
      })
    return accept(await readCalls(tx, { actor, now, traceId }))
  })

const outcomeOf = (
  { result }: Ask<'desk.called'>['input'],
  { staffId, now }: { staffId: string; now: number },
): RawBuilder<unknown> =>
  result === 'noAnswer'
    ? sql`tries = c.tries + 1, last_tried_at = ${now}`
    : sql`result = ${result}, called_by = ${staffId}, called_at = ${now}`
