import { sql } from 'kysely'
import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Verb } from '../kit/serve'
import { readCalls } from './calls'

/** Ticks a call off with what came of it. The first result stays; sent again it changes nothing. */
export const called: Verb<'desk.called'> = ({ input, actor, db, now, traceId }) =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ district: DistrictCode; isOpen: boolean }>`
      select c.district, c.result is null as "isOpen" from calls c
      where c.notice_id = ${input.noticeId} and ${inScope('c.district', actor)} for update`.execute(tx)
    const call = rows[0]
    if (!call) return refuse({ code: 'call.notFound' })
    if (call.isOpen) {
      await sql`
        update calls set result = ${input.result}, called_by = ${actor.staffId}, called_at = ${now}
        where notice_id = ${input.noticeId}`.execute(tx)
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
    }
    return accept(await readCalls(tx, { actor, now, traceId }))
  })
