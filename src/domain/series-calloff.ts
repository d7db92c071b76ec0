import type { ActivityId } from '../../types/core'
import type { Told } from '../../types/series'
import { grant, type Ruling } from './ruling'
import { inScope, type LeftOut, type ScopeFacts, type ScopeRefusal, toldOf } from './series-scope'

/** The dates to cancel with the people to tell (null: nobody), and those that stay because they have begun. */
export type Calloff = {
  cancelled: readonly { activityId: ActivityId; told: Told | null }[]
  left: readonly LeftOut[]
}

/**
 * Which dates are called off, also those edited by hand. One that was called off before is not called off again, and
 * asking so is no mistake. Refusals: activity.notFound, activity.over, activity.started.
 */
export function decideCalloff(facts: ScopeFacts): Ruling<Calloff, ScopeRefusal> {
  const meant = inScope(facts)
  if (!meant.ok && meant.refusal.code === 'activity.cancelled')
    return grant({ cancelled: [], left: [{ activityId: facts.at, why: 'cancelled' }] })
  if (!meant.ok) return meant
  const { dates, left } = meant.value
  return grant({ cancelled: dates.map(({ activityId, places }) => ({ activityId, told: toldOf(places) })), left })
}
