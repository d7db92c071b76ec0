import type { Instant, SeriesId } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { CallOffPreview, SeriesEnd } from '../../types/series-edit'
import { calledOffForEmployers, tell } from '../core/notice/telling'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { decideCallingOff } from './calling-off'
import { lockDates } from './dates'

/**
 * Calls dates off; everyone holding or waiting for a place is told why. More dates than one end their series, which would
 * make new ones in their place. Done again it comes to nothing.
 */
export const callOff: Verb<'series.callOff'> = (ask) => ask.db.transaction((tx) => cancel(tx, ask))

async function cancel(tx: Tx, ask: Ask<'series.callOff'>): Promise<Decision<CallOffPreview>> {
  const { input, actor, now, traceId } = ask
  const found = await lockDates(tx, { activityId: input.activityId, clerk: actor, now }, undefined)
  if (!found) return refuse({ code: 'activity.notFound' })
  const decision = await decideCallingOff(tx, found, { ...input, now })
  if (!decision.ok) return decision
  const { rows, ends } = decision.value
  if (rows.length === 0 && !ends) return decision
  if (found.series && ends) await end(tx, found.series.id, ends, now)
  const ids = rows.map(({ activityId }) => activityId)
  await sql`
    update activities set state = 'cancelled', cancel_reason = ${input.reason}
    where id = any(${ids}::uuid[])`.execute(tx)
  const body = `已取消：${input.reason}。请不要前往，可以看其他场次。`
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
    detail: { seriesId: found.series?.id ?? null, scope: input.scope, reason: input.reason, activityIds: ids, ends },
  })
  return accept(decision.value)
}

const end = (tx: Tx, seriesId: SeriesId, { before }: SeriesEnd, now: Instant) =>
  sql`
    update series set saved_at = ${now}, until_day = coalesce(${before}::date, until_day),
      state = case when ${before === null} then 'stopped' else state end
    where id = ${seriesId}`.execute(tx)
