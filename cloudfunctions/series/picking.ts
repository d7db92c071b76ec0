import { isInScope } from '../../src/domain/region/district'
import { decideEdit, type Edit, type Editing } from '../../src/domain/series/edit'
import { makingOf } from '../../src/domain/series/making'
import { conflictsOf, takesVenue } from '../../src/domain/series/overlap'
import { type ActivityDraft, isWithin, standingOn } from '../../src/domain/series/series'
import { decidePick, type FridayWish, themeFor } from '../../src/domain/series/special-plan'
import { dayOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Series, Theme } from '../../types/series'
import type { Change } from '../../types/series-edit'
import type { ClerkActor } from '../kit/actor'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'
import { type Found, type FoundDate, type Sought, takenAt } from './dates'
import { changeOfOne } from './editing'
import { type Past, pastOf, planWith, rotationOf, type World, worldOf } from './world'

/** `look` finds the dates of a special: locked to do it, as they are to show it. */
export type Wish = {
  input: FridayWish
  actor: ClerkActor
  now: Instant
  look: (sought: Sought) => Promise<Found | null>
}

/** A special already made, with what the pick changes on it; `kept` counts one whose own theme or day stays. */
export type Following = { editing: Editing; found: Found; theme: Theme; kept: number }

/** What a pick comes to. `isSaid` when it was said before; `fresh` are the specials it makes. */
export type Picking = { isSaid: boolean; followings: readonly Following[]; fresh: readonly ActivityDraft[] }

/** What a pick comes to; the same for the preview and for doing it. The plan is one, so all specials must be the clerk's. */
export async function decidePicking(db: Db, specials: readonly Series[], wish: Wish): Promise<Decision<Picking>> {
  const { input, actor, now } = wish
  if (specials.length === 0) return refuse({ code: 'series.notFound' })
  if (!specials.every(({ district }) => isInScope(district, actor.district))) return refuse({ code: 'series.cityOnly' })
  const world = await worldOf(db)
  const ruling = decidePick(input, world.themes, dayOf(now))
  if (!ruling.ok) return ruling
  const made = await madeOn(db, specials, input.friday)
  if (isCalledOff(specials, made, input.friday)) return refuse({ code: 'series.calledOff', day: input.friday })
  const before = world.plan[input.friday] ?? { theme: null, heldOn: null }
  if (before.theme === input.theme && before.heldOn === input.heldOn)
    return accept({ isSaid: true, followings: [], fresh: [] })
  return follow(db, specials, { ...wish, made, world: worldWith(world, input) })
}

function worldWith(world: World, { friday, theme, heldOn }: FridayWish): World {
  const { [friday]: _before, ...rest } = world.plan
  return { ...world, plan: theme === null && heldOn === null ? rest : { ...rest, [friday]: { theme, heldOn } } }
}

type Made = { seriesId: string; activityId: ActivityId; state: string }

async function madeOn(db: Db, specials: readonly Series[], friday: string): Promise<Made[]> {
  const { rows } = await sql<Made>`
    select series_id as "seriesId", id as "activityId", state from activities
    where series_id = any(${specials.map(({ id }) => id)}::uuid[]) and series_day = ${friday}::date`.execute(db)
  return rows
}

/** Every special that meets on this Friday has been called off: there is nothing left to pick for. */
function isCalledOff(specials: readonly Series[], made: readonly Made[], friday: string): boolean {
  const meeting = specials.filter((series) => isWithin(series, friday))
  const isOff = ({ id }: Series) => made.some(({ seriesId, state }) => seriesId === id && state === 'cancelled')
  return meeting.length > 0 && meeting.every(isOff)
}

type Facts = Wish & { made: readonly Made[]; world: World }

/** The specials of that Friday follow, and one that is missing is made where nothing else is. */
async function follow(db: Db, specials: readonly Series[], facts: Facts): Promise<Decision<Picking>> {
  const followings: Following[] = []
  const fresh: ActivityDraft[] = []
  for (const series of specials) {
    const past = await pastOf(db, series, facts.now)
    const made = facts.made.find(({ seriesId }) => seriesId === series.id)
    if (!made) fresh.push(...freshOf(series, past, facts))
    const following = made ? await followingOf(db, { ...facts, series, past }, made.activityId) : accept(null)
    if (!following.ok) return following
    if (following.value) followings.push(following.value)
  }
  const conflict = await conflictOf(db, fresh, facts.now)
  return conflict ?? accept({ isSaid: false, followings, fresh })
}

type Special = Facts & { series: Series; past: Past }

/** How a special already made changes; null when it has begun or was called off, or has no theme to follow. */
async function followingOf(db: Db, facts: Special, activityId: ActivityId): Promise<Decision<Following | null>> {
  const { series, world, actor, now, look, input } = facts
  const found = await look({ activityId, clerk: actor, now })
  const here = found?.dates.find((date) => date.activityId === activityId)
  if (!found || !here || here.state === 'cancelled' || here.startsAt <= now) return accept(null)
  const theme = themeFor(input.friday, factsWithout(facts))
  if (!theme.ok) return theme.refusal.code === 'series.themeMissing' ? accept(null) : theme
  const wish = wishFor(here, theme.value.theme, facts)
  const ruling = decideEdit({
    scope: 'one',
    at: activityId,
    change: changeOfOne(wish, { here, series, themes: world.themes }),
    activities: found.dates,
    taken: await takenAt(db, [here.venueId], now),
    overwrite: false,
    insist: null,
    now,
  })
  if (!ruling.ok) return ruling
  const edits = ruling.value.edits.map((edit) => untouched(edit, here))
  const kept = ownOf(here, input) ? 1 : 0
  return accept({ editing: { ...ruling.value, edits }, found, theme: theme.value.theme, kept })
}

/** What is wished of a date that has no theme or day of its own. */
function wishFor(here: FoundDate, theme: Theme, { series, world, input: { friday, heldOn } }: Special): Change {
  const isFridayFree = standingOn(friday, series.onHoliday, world.calendar) === 'held'
  return {
    ...(here.touched.includes('theme') ? {} : { theme: theme.code }),
    ...(here.touched.includes('day') ? {} : { day: heldOn ?? (isFridayFree ? friday : here.day) }),
  }
}

const ownOf = ({ touched }: FoundDate, { theme, heldOn }: FridayWish) =>
  (theme !== null && touched.includes('theme')) || (heldOn !== null && touched.includes('day'))

/** A pick leaves no field the date's own. */
const untouched = (edit: Edit, { touched }: FoundDate): Edit => ({ ...edit, after: { ...edit.after, touched } })

/** What the theme of this Friday follows from when it is not announced yet. */
function factsWithout({ series, world, past, input }: Special) {
  const others = { ...past, made: past.made.filter(({ seriesDay }) => seriesDay !== input.friday) }
  return {
    plan: planWith(world.plan, others),
    rotation: rotationOf(series, others),
    themes: world.themes,
    calendar: world.calendar,
    onHoliday: series.onHoliday,
  }
}

function freshOf(series: Series, past: Past, { world, input, now }: Facts): ActivityDraft[] {
  const { drafts } = makingOf({
    series,
    made: past.made.map(({ seriesDay }) => seriesDay),
    calendar: world.calendar,
    themes: world.themes,
    plan: planWith(world.plan, past),
    rotation: rotationOf(series, past),
    now,
  })
  return drafts.filter(({ seriesDay }) => seriesDay === input.friday)
}

/** The refusal when a special would be made where something else is at that time. */
async function conflictOf(db: Db, fresh: readonly ActivityDraft[], now: Instant) {
  const wanted = fresh
    .filter(({ kind }) => takesVenue(kind))
    .map(({ seriesId, title, venueId, startsAt, endsAt }) => ({ key: seriesId, title, venueId, startsAt, endsAt }))
  if (wanted.length === 0) return null
  const venues = wanted.map(({ venueId }) => venueId)
  const conflict = conflictsOf(wanted, await takenAt(db, venues, now))[0]
  return conflict
    ? refuse({ code: 'series.overlap', title: conflict.taken.title, startsAt: conflict.taken.startsAt })
    : null
}
