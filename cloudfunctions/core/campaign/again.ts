import { proposedTime } from '../../../src/domain/campaign/time'
import type { Edit } from '../../../src/domain/series/edit'
import type { Instant } from '../../../types/core'
import type { EditField } from '../../../types/series-edit'
import type { Tx } from '../../kit/db'
import { findPolicy } from '../../kit/policies'
import { sql } from '../../kit/sql'
import { CAMPAIGN_KIND } from './audience'

/** What the time of a notice follows from, and what its message says besides. */
const TIMES: readonly EditField[] = ['day', 'time']
const SAID: readonly EditField[] = [...TIMES, 'title', 'venueId', 'bring']

/**
 * Takes back the yes to a notice that would now say something else, before any of it has gone out: it is proposed again
 * with a time of its own, and waits on the desk. One nobody said yes to only gets a new time when the special moved. Call
 * it in the transaction of the edit, whose own audit row tells who edited. What is going out goes on: each message says
 * what is true when it leaves, and whoever holds a place is told of the change.
 */
export async function proposeAgain(tx: Tx, edits: readonly Edit[], now: Instant): Promise<void> {
  const changed = edits.filter(({ fields }) => fields.some((field) => SAID.includes(field)))
  if (changed.length === 0) return
  const quiet = await findPolicy(tx, 'quiet')
  const again = changed.map(({ activityId, fields, after }) => ({
    activityId,
    fields,
    moved: fields.some((field) => TIMES.includes(field)),
    sendAt: proposedTime(after.startsAt, now, quiet),
  }))
  await sql`
    with again as (
      select * from json_to_recordset(${JSON.stringify(again)})
        as again ("activityId" uuid, fields jsonb, moved boolean, "sendAt" bigint)
    ), back as (
      update campaigns c set state = 'proposed', send_at = again."sendAt", proposed_at = ${now}, approved_by = null,
        approved_at = null, paused_at = null, version = version + 1
      from again where c.activity_id = again."activityId" and c.kind = ${CAMPAIGN_KIND} and c.started_at is null
        and (c.state in ('approved', 'paused') or (c.state = 'proposed' and again.moved))
      returning c.id, again."activityId", again.fields
    )
    insert into audit (at, trace_id, actor, actor_id, act, subject, subject_id, district, detail)
    select ${now}, 'series', 'system', 'series', 'campaign.proposeAgain', 'campaign', back.id, a.district,
      jsonb_build_object('activityId', a.id, 'fields', back.fields)
    from back join activities a on a.id = back."activityId" order by back.id`.execute(tx)
}
