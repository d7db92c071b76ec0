import { readScene } from '../../src/domain/activity/scene'
import type { ActivityKind } from '../../types/activity'
import type { ActivityId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** The activity a scanned code names, wherever its page is now. */
export const scene: Verb<'activity.scene'> = async ({ input, db }) => {
  const read = readScene(input.scene)
  if (!read.ok) return read
  const { rows } = await sql<{ activityId: ActivityId; kind: ActivityKind }>`
    select a.id as "activityId", a.kind from codes c join activities a on a.id = c.activity_id
    where c.code = ${read.value.code} and a.state <> 'draft'`.execute(db)
  return rows[0] ? accept(rows[0]) : refuse({ code: 'activity.notFound' })
}
