import type { ActivityId, LocalDate } from '../../../types/core'
import { accept, type Decision } from '../../../types/reply'
import type { Series } from '../../../types/series'
import type { EditScope, SeriesEnd, Told } from '../../../types/series-edit'
import { inScope, type LeftOut, type ScopeFacts, type ScopeRefusal, toldOf } from './scope'

/** The dates to cancel with the people to tell (null: nobody), and those that stay because they have begun. */
export type Calloff = {
  cancelled: readonly { activityId: ActivityId; told: Told | null }[]
  left: readonly LeftOut[]
}

/**
 * Which dates are called off, also those edited by hand. One that was called off before is not called off again, and
 * asking so is no mistake. Refusals: activity.notFound, activity.over, activity.started.
 */
export function decideCalloff(facts: ScopeFacts): Decision<Calloff, ScopeRefusal> {
  const meant = inScope(facts)
  if (!meant.ok && meant.refusal.code === 'activity.cancelled')
    return accept({ cancelled: [], left: [{ activityId: facts.at, why: 'cancelled' }] })
  if (!meant.ok) return meant
  const { dates, left } = meant.value
  return accept({ cancelled: dates.map(({ activityId, places }) => ({ activityId, told: toldOf(places) })), left })
}

/** The date the clerk stands on, by the day its series means, and today. */
export type EndFacts = { scope: EditScope; seriesDay: LocalDate; today: LocalDate }

/**
 * What calling dates off does to their series, so that it makes no new ones in their place: with this and the following
 * it ends before that day, with all, or when no day to come would be left, it stops. Null: it goes on, or has ended anyway.
 */
export function endOf(
  { state, fromDay, untilDay }: Pick<Series, 'state' | 'fromDay' | 'untilDay'>,
  { scope, seriesDay, today }: EndFacts,
): SeriesEnd | null {
  if (scope === 'one' || state === 'stopped') return null
  if (scope === 'all' || seriesDay <= fromDay || seriesDay <= today) return { before: null }
  return untilDay !== null && untilDay <= seriesDay ? null : { before: seriesDay }
}
