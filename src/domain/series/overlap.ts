import type { ActivityKind } from '../../../types/activity'
import type { Instant, LocalDate, VenueId } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import type { Series } from '../../../types/series'
import { countyOf, isInScope } from '../region/district'

/** A venue taken for a while, `[startsAt, endsAt)`. `key` names whose it is, so that nothing conflicts with itself. */
export type Slot = { key: string; title: string; venueId: VenueId; startsAt: Instant; endsAt: Instant }

/** Two that want one venue at one time. */
export type Conflict = { wanted: Slot; taken: Slot }

const meets = (one: Slot, other: Slot) =>
  one.key !== other.key && one.venueId === other.venueId && one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** Every slot already taken that a wanted one runs into, and every two wanted ones that run into each other. */
export function conflictsOf(wanted: readonly Slot[], taken: readonly Slot[]): readonly Conflict[] {
  const atVenue = new Map<string, Slot[]>()
  const found: Conflict[] = []
  const own = new Set(wanted.map(({ key }) => key))
  for (const slot of [...taken.filter(({ key }) => !own.has(key)), ...wanted]) {
    const there = atVenue.get(slot.venueId) ?? []
    if (own.has(slot.key)) for (const other of there) if (meets(slot, other)) found.push({ wanted: slot, taken: other })
    atVenue.set(slot.venueId, [...there, slot])
  }
  return found
}

/** What fits in among what is taken, in order, and what does not, each with the first it would run into. */
export function fittingIn<S extends Slot, T extends Slot>(
  wanted: readonly S[],
  taken: readonly T[],
): { fits: readonly S[]; clashes: readonly { wanted: S; taken: S | T }[] } {
  const fits: S[] = []
  const clashes: { wanted: S; taken: S | T }[] = []
  for (const slot of wanted) {
    const there = [...taken, ...fits].find((other) => meets(slot, other))
    if (there) clashes.push({ wanted: slot, taken: there })
    else fits.push(slot)
  }
  return { fits, clashes }
}

type Template = Pick<
  Series,
  'id' | 'kind' | 'titlePattern' | 'venueId' | 'weekdays' | 'starts' | 'ends' | 'fromDay' | 'untilDay' | 'state'
>

const isBefore = (end: LocalDate | null, day: LocalDate) => end !== null && end <= day

/**
 * A venue of the activity's own county, so that whoever looks for what is on there finds it where it is said to be. The
 * city's activities may be anywhere.
 */
export const isAtHome = (venue: DistrictCode, district: DistrictCode): boolean => {
  const county = countyOf(district)
  return county === null || isInScope(venue, county) || isInScope(county, venue)
}

/** A bus sets people down and drives on: it takes no venue for itself. */
export const takesVenue = (kind: ActivityKind): boolean => kind !== 'bus'

/** Whether two templates would put two activities into one venue at one time on some weekday. */
export const isOverlapping = (one: Template, other: Template): boolean =>
  one.id !== other.id &&
  takesVenue(one.kind) &&
  takesVenue(other.kind) &&
  one.state === 'active' &&
  other.state === 'active' &&
  one.venueId === other.venueId &&
  one.weekdays.some((weekday) => other.weekdays.includes(weekday)) &&
  one.starts < other.ends &&
  other.starts < one.ends &&
  !isBefore(one.untilDay, other.fromDay) &&
  !isBefore(other.untilDay, one.fromDay)
