import { accept } from '../../types/reply'
import { tellKeepers } from '../core/person/correct-name'
import { audit } from '../kit/audit'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { eraseWhole } from './erase'
import { isFindable } from './find-by-desk'
import { retried } from './forget'

/**
 * A clerk deletes somebody who asked for it and was made sure of (个人信息保护法 art. 47, 50), as the person could do:
 * places are given back, what stays names nobody. Whoever signed them up is told. Who is not there is deleted already.
 */
export const eraseFor: Verb<'person.eraseFor'> = async ({ input: { personId, reason }, actor, db, now, traceId }) =>
  accept(
    await retried(db, async (tx) => {
      const { rows } = await sql`
        select from persons p where p.id = ${personId} and ${isFindable(actor)} for no key update`.execute(tx)
      if (rows.length === 0) return { erased: 0, left: 0, cancelled: 0 }
      await tellKeepers(tx, { personId, but: null, now, ...ERASED })
      const cancelled = await eraseWhole(tx, [personId], now)
      await audit(tx, {
        at: now,
        traceId,
        actor,
        act: 'person.eraseFor',
        subject: 'person',
        subjectId: personId,
        district: actor.district,
        detail: { reason, cancelled },
      })
      return { erased: 1, left: 0, cancelled }
    }),
  )

const ERASED = {
  title: '个人信息已删除',
  body: '工作人员核实后，按本人要求删除了报名用的个人信息，还没参加的报名已取消。不是您要求的，请打 12333 说明。',
}
