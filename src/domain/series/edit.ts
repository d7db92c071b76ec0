import type { ActivityId, Instant } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Change, EditField, EditScope, Told } from '../../../types/series-edit'
import { type BusRefusal, decideStops } from '../ticket/bus'
import { lastCallOf } from '../ticket/offer'
import { decideSeats, type Holder, type SeatsRefusal } from '../ticket/places-seats'
import { type MoveRefusal, movedTo, signedUpBy } from './edit-time'
import { conflictsOf, type Slot, takesVenue } from './overlap'
import { type Dated, inScope, type LeftOut, type ScopeRefusal, toldOf } from './scope'
import { placesFor } from './series'

/**
 * What editing looks at. `at` is the date the clerk stands on, `activities` are all dates of its series, `taken` what
 * else is at the venues. `overwrite` also changes fields that dates have of their own. `insist` holds, by activity, who
 * may lose a place, when fewer places than are held is what the clerk wants: holders who have not entered.
 */
export type EditFacts = {
  scope: EditScope
  at: ActivityId
  change: Change
  activities: readonly Dated[]
  taken: readonly Slot[]
  overwrite: boolean
  insist: Readonly<Record<string, readonly Holder[]>> | null
  now: Instant
}

/**
 * How one date changes. `told` counts those who are told that theme, day, time or place changed; null when nobody has to
 * be. `displaced` lose their place, in the order they go back to the list; `gone` where they do not, as
 * nothing will be offered any more. `closes`: sign-up was open and is over by the change.
 */
export type Edit = {
  activityId: ActivityId
  fields: readonly EditField[]
  after: Dated
  told: Told | null
  displaced: readonly Holder[]
  gone: boolean
  closes: boolean
}

/** The preview and the order to carry out, in one. `kept` are fields dates have of their own that the change passed by. */
export type Editing = {
  edits: readonly Edit[]
  left: readonly LeftOut[]
  kept: readonly { activityId: ActivityId; fields: readonly EditField[] }[]
}

type StopsRefusal = BusRefusal | RefusalOf<'input.invalid'>

export type EditRefusal =
  | ScopeRefusal
  | MoveRefusal
  | SeatsRefusal
  | { code: 'series.oneDayOnly' | 'series.opensAfterClose' }
  | OverlapRefusal
  | StopsRefusal

export type OverlapRefusal = { code: 'series.overlap'; title: string; startsAt: Instant | null }

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const DAY = 86_400_000

const MOVES: readonly EditField[] = ['day', 'time', 'venueId', 'stops']

/** What people who signed up have to hear of. */
const TOLD: readonly EditField[] = [...MOVES, 'theme']

/** The change as it applies to one date, without the fields kept there. */
function partFor(date: Dated, { scope, change, overwrite }: EditFacts): { part: Change; kept: readonly EditField[] } {
  const asked = (Object.keys(change) as EditField[]).filter((field) => change[field] !== undefined)
  const kept = scope === 'one' || overwrite ? [] : asked.filter((field) => date.touched.includes(field))
  const part = Object.fromEntries(asked.filter((field) => !kept.includes(field)).map((field) => [field, change[field]]))
  return { part, kept }
}

/** One date with its part of the change: what it becomes, or null when nothing about it changes. */
function editOf(date: Dated, part: Change, facts: EditFacts): Decision<Edit | null, EditRefusal> {
  const { places, time, day, signUp, ...plain } = part
  const moved = movedTo(date, { time, day }, facts.now)
  if (!moved.ok) return moved
  const timed = signedUpBy(moved.value, signUp)
  if (!timed.ok) return timed
  const lineOver = !date.waitlist || facts.now >= lastCallOf(timed.value)
  const holders = facts.insist && { holders: facts.insist[date.activityId] ?? [], lineOver }
  const isForNobody = facts.scope !== 'one' && date.keyGroup === null
  const wish = places && isForNobody ? placesFor(places, null) : places
  const seated = decideSeats(date, wish ?? date.places, holders)
  if (!seated.ok) return seated
  const changed: Dated = { ...date, ...plain, ...timed.value, places: seated.value.places }
  const served = decideServed(changed, part.stops !== undefined)
  if (!served.ok) return served
  const fields = (Object.keys(part) as EditField[]).filter((field) =>
    field === 'signUp' ? !isSame(moved.value, timed.value) : isChanged(field, date, changed),
  )
  const own = facts.scope === 'one' ? fields : []
  const touched = [...date.touched.filter((field) => facts.scope === 'one' || part[field] === undefined), ...own]
  const after = { ...changed, touched: [...new Set(touched)] }
  if (isSame(after, date)) return accept(null)
  const told = fields.some((field) => TOLD.includes(field)) ? toldOf(date.places) : null
  const closes = facts.now < lastCallOf(date) && facts.now >= lastCallOf(after)
  const { displaced } = seated.value
  return accept({ activityId: date.activityId, fields, after, told, displaced, gone: lineOver, closes })
}

/** A bus that sets off or arrives at another time still serves all its stops; nothing else has any. */
function decideServed({ kind, stops = [], startsAt, endsAt }: Dated, isAsked: boolean): Decision<'keep', StopsRefusal> {
  if (kind === 'bus') return isAsked || stops.length > 0 ? decideStops(stops, endsAt - startsAt) : accept('keep')
  return isAsked ? refuse({ code: 'input.invalid', field: 'change.stops' }) : accept('keep')
}

/** `time` is the clock: a date that only moves to another day keeps it. */
const isChanged = (field: Exclude<EditField, 'signUp'>, before: Dated, after: Dated): boolean => {
  if (field !== 'time') return !isSame(before[field], after[field])
  const later = after.startsAt - before.startsAt
  return later % DAY !== 0 || after.endsAt - before.endsAt !== later
}

const slotOf = ({ activityId, title, venueId, startsAt, endsAt }: Dated): Slot => ({
  key: activityId,
  title,
  venueId,
  startsAt,
  endsAt,
})

/** The first thing a moved date would run into: another date of the series as it will be, or anything else there. */
function conflictIn(edits: readonly Edit[], { activities, taken }: EditFacts) {
  const after = new Map(edits.map((edit) => [edit.activityId, edit.after]))
  const moved = edits.filter(
    ({ fields, after }) => fields.some((field) => MOVES.includes(field)) && takesVenue(after.kind ?? 'fair'),
  )
  const others = activities
    .filter(({ state }) => state !== 'cancelled')
    .map((date) => after.get(date.activityId) ?? date)
  const own = new Set(activities.map(({ activityId }) => activityId as string))
  const elsewhere = taken.filter(({ key }) => !own.has(key))
  return conflictsOf(
    moved.map((edit) => slotOf(edit.after)),
    [...elsewhere, ...others.map(slotOf)],
  )[0]
}

/**
 * How a change to one date, this and the following, or all dates of a series comes out. Past, running and cancelled
 * dates never change. Fields a date has of its own stay, unless `overwrite`. Done once, the same change comes to nothing.
 * Nothing is changed when any date refuses: activity.notFound, activity.over, activity.started, activity.cancelled,
 * series.oneDayOnly, series.endsBeforeStart, series.dayPast, series.dayFar, series.opensAfterClose, activity.seatsTaken,
 * activity.seatsEntered, bus.*, series.overlap.
 */
export function decideEdit(facts: EditFacts): Decision<Editing, EditRefusal> {
  const { scope, change } = facts
  const meant = inScope(facts)
  if (!meant.ok) return meant
  if (scope !== 'one' && change.day !== undefined) return refuse({ code: 'series.oneDayOnly' })
  const edits: Edit[] = []
  const kept: { activityId: ActivityId; fields: readonly EditField[] }[] = []
  for (const date of meant.value.dates) {
    const { part, kept: own } = partFor(date, facts)
    if (own.length > 0) kept.push({ activityId: date.activityId, fields: own })
    const edit = editOf(date, part, facts)
    if (!edit.ok) return edit
    if (edit.value) edits.push(edit.value)
  }
  const conflict = conflictIn(edits, facts)
  if (conflict)
    return refuse({ code: 'series.overlap', title: conflict.taken.title, startsAt: conflict.taken.startsAt })
  return accept({ edits, left: meant.value.left, kept })
}
