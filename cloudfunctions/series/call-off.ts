import { sql } from 'kysely'
import { accept, type Decision, refuse } from '../../types/reply'
import type { EditPreview } from '../../types/series'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { calledOffForEmployers, tell } from '../kit/telling'
import { decideCallingOff } from './calling-off'
import { lockDates } from './dates'

/** Calls dates off; everyone holding or waiting for a place is told why. Done again it comes to nothing. */
export const callOff: Verb<'series.callOff'> = (ask) => ask.db.transaction().execute((tx) => cancel(tx, ask))

async function cancel(tx: Tx, ask: Ask<'series.callOff'>): Promise<Decision<EditPreview>> {
  const { input, actor, now, traceId } = ask
  const found = await lockDates(tx, { activityId: input.activityId, clerk: actor, now }, undefined)
  if (!found) return refuse({ code: 'activity.notFound' })
  const decision = decideCallingOff(found, { ...input, now })
  if (!decision.ok || decision.value.rows.length === 0) return decision
  const { rows } = decision.value
  const ids = rows.map(({ activityId }) => activityId)
  await sql`
    update activities set state = 'cancelled', cancel_reason = ${input.reason}
    where id = any(${ids}::uuid[])`.execute(tx)
  const body = `已取消：${input.reason}。不用再来，可以看看别的场次。`
  const forEmployers = calledOffForEmployers(input.reason)
  const tales = rows.map(({ activityId, title }) => ({
    activityId,
    title,
    body,
    forEmployers,
    reason: `calledOff:${activityId}`,
  }))
  await tell(tx, tales, now)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.callOff',
    subject: 'activity',
    subjectId: input.activityId,
    district: found.district,
    detail: { seriesId: found.series?.id ?? null, scope: input.scope, reason: input.reason, activityIds: ids },
  })
  return accept(decision.value)
}
