import type { ActivityKind, ActivityState } from '../../../types/activity'
import type { Stop } from '../../../types/bus'
import type { ActivityId, Instant, LocalDate, VenueId } from '../../../types/core'
import type { KeyGroup } from '../../../types/person'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Organizer } from '../../../types/series'
import type { EditField, EditScope, Told } from '../../../types/series-edit'
import type { Places } from '../../../types/waitlist'

/**
 * One date of a series as it stands. `touched` are the fields it was given by hand, for itself alone. On one known to
 * have no key group (null) the places of a reserve are open. A bus has `stops`. Without a `waitlist` nobody waits.
 */
export type Dated = {
  activityId: ActivityId
  seriesDay: LocalDate
  day: LocalDate
  kind?: ActivityKind
  state: ActivityState
  title: string
  about: string
  bring: string
  organizer: Organizer
  venueId: VenueId
  theme: string | null
  keyGroup?: KeyGroup | null
  minAge: number | null
  startsAt: Instant
  endsAt: Instant
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  entryUntil: Instant
  places: Places
  waitlist: boolean
  stops?: readonly Stop[]
  touched: readonly EditField[]
}

/** Why a date in the scope is left as it is. */
export type LeftOut = { activityId: ActivityId; why: 'started' | 'cancelled' }

/** Which dates are meant: `at` is the one the clerk stands on, `activities` are all of its series. */
export type ScopeFacts = { scope: EditScope; at: ActivityId; activities: readonly Dated[]; now: Instant }

export type ScopeRefusal =
  | { code: 'activity.started' }
  | RefusalOf<'activity.notFound' | 'activity.cancelled' | 'activity.over'>

type InScope = { dates: readonly Dated[]; left: readonly LeftOut[] }

/** Why a date never changes any more: it is past or running, or it was called off. */
const leftOutOf = ({ activityId, state, startsAt }: Dated, now: Instant): LeftOut | null => {
  if (now >= startsAt) return { activityId, why: 'started' }
  return state === 'cancelled' ? { activityId, why: 'cancelled' } : null
}

/**
 * The dates a scope means, without those that never change any more. Refusals when the one date meant is such:
 * activity.notFound, activity.over, activity.started, activity.cancelled.
 */
export function inScope({ scope, at, activities, now }: ScopeFacts): Decision<InScope, ScopeRefusal> {
  const here = activities.find(({ activityId }) => activityId === at)
  if (!here) return refuse({ code: 'activity.notFound' })
  if (scope === 'one' && now >= here.endsAt) return refuse({ code: 'activity.over' })
  if (scope === 'one' && now >= here.startsAt) return refuse({ code: 'activity.started' })
  if (scope === 'one' && here.state === 'cancelled') return refuse({ code: 'activity.cancelled' })
  const meant = activities.filter(
    ({ activityId, seriesDay }) =>
      scope === 'all' || activityId === at || (scope === 'following' && seriesDay >= here.seriesDay),
  )
  return accept({
    dates: meant.filter((date) => leftOutOf(date, now) === null),
    left: meant.flatMap((date) => leftOutOf(date, now) ?? []),
  })
}

/** The people who hold or wait for a place. */
export const toldOf = ({ booked, keyBooked, walkInBooked, offered, keyOffered, waiting }: Places): Told | null => {
  const told = { booked: booked + keyBooked + walkInBooked, offered: offered + keyOffered, waiting }
  return told.booked + told.offered + told.waiting > 0 ? told : null
}
