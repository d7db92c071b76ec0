import { decideSeries } from '../../src/domain/series/check'
import { decideEdit, type Edit, type Editing } from '../../src/domain/series/edit'
import { isAtHome } from '../../src/domain/series/overlap'
import type { Dated } from '../../src/domain/series/scope'
import { placesFor, titleOf } from '../../src/domain/series/series'
import { templateAfter } from '../../src/domain/series/template'
import { stopsGone } from '../../src/domain/ticket/bus'
import { dayOf, isRealDay } from '../../src/domain/time/calendar'
import type { Input } from '../../types/contract'
import type { Instant, LocalDate } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import type { SeatsWish, Series, Theme } from '../../types/series'
import type { Change, EditField } from '../../types/series-edit'
import type { ClerkActor } from '../kit/actor'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'
import { type Found, type FoundDate, takenAt } from './dates'
import { holdersOf } from './holders'
import { districtOfVenue, othersAt } from './rows'
import { worldOf } from './world'

type Wish = { input: Input<'series.edit'>; actor: ClerkActor; now: Instant }

/** What an edit comes to. `template`: the series afterwards when the edit is for it too; `theme`: the one it brings. */
export type Edited = { editing: Editing; template: Series | null; theme: Theme | null }

const invalid = (field: string) => refuse({ code: 'input.invalid', field: `change.${field}` })

/** What the edit comes to on these dates; the same for the preview and for doing it. */
export async function decideOn(db: Db, found: Found, wish: Wish): Promise<Decision<Edited>> {
  const { input, actor, now } = wish
  const { series } = found
  const scope = series ? input.scope : 'one'
  const here = found.dates.find(({ activityId }) => activityId === input.activityId)
  if (!here) return refuse({ code: 'activity.notFound' })
  const wrong = await wrongIn(db, { found, here, input: { ...input, scope }, actor })
  if (wrong) return invalid(wrong)
  const elsewhere = await venueElsewhere(db, { found, here, input: { ...input, scope }, actor })
  if (elsewhere) return refuse({ code: 'series.venueElsewhere', district: elsewhere })
  const { themes } = await worldOf(db)
  const theme = validTheme(themes, here, input.change)
  if (!theme.ok) return theme
  const change = scope === 'one' ? changeOfOne(input.change, { here, series, themes }) : input.change
  if (change.title === '') return invalid('title')
  const template = series && scope !== 'one' ? await templateOf(db, series, change, now) : accept(null)
  if (!template.ok) return template
  const titles = titlesFor(template.value, change, themes)
  const moves = change.venueId !== undefined || change.time !== undefined || change.day !== undefined
  const venues = [...found.dates.map(({ venueId }) => venueId), ...(change.venueId ? [change.venueId] : [])]
  const ruling = decideEdit({
    scope,
    at: input.activityId,
    change,
    activities: found.dates.map(titles.asPattern),
    taken: moves ? await takenAt(db, venues, now) : [],
    overwrite: input.overwrite,
    insist: input.insist && change.places ? await holdersOf(db, found.dates) : null,
    now,
  })
  if (!ruling.ok) return ruling
  const taken = await stopTaken(db, found.dates, ruling.value.edits)
  if (taken) return refuse({ code: 'bus.stopTaken', ...taken })
  const brought = broughtBy(change, input.change, here)
  const edits = ruling.value.edits.map((edit) => ({
    ...edit,
    after: { ...titles.filledIn(edit.after), ...brought(edit) },
  }))
  return accept({ editing: { ...ruling.value, edits }, template: template.value, theme: theme.value })
}

type Checked = { found: Found; here: FoundDate; input: Wish['input']; actor: ClerkActor }

/** The field of the change that cannot be, before any rule looks at it. */
async function wrongIn(db: Db, { found, here, input, actor }: Checked): Promise<keyof Change | null> {
  const { change, scope } = input
  if (change.theme !== undefined && (scope !== 'one' || (here.theme === null && !found.series?.special))) return 'theme'
  const meant = scope === 'one' ? [here] : found.dates
  if (change.time && meant.some(({ day, endsAt }) => dayOf(endsAt - 1) !== day)) return 'time'
  if (change.venueId && !(await districtOfVenue(db, change.venueId, actor))) return 'venueId'
  return null
}

/** Where the new venue is when that is another county than one of the dates is in; a bus goes anywhere. */
async function venueElsewhere(db: Db, { found, here, input, actor }: Checked): Promise<DistrictCode | null> {
  const { change, scope } = input
  const venue = change.venueId ? await districtOfVenue(db, change.venueId, actor) : null
  const meant = scope === 'one' ? [here] : [here, ...found.dates, ...(found.series ? [found.series] : [])]
  const isHome = venue === null || meant.every(({ kind, district }) => kind === 'bus' || isAtHome(venue, district))
  return isHome ? null : venue
}

/** The theme the change brings, if it brings one that is good on that day. */
function validTheme(themes: readonly Theme[], here: FoundDate, change: Change): Decision<Theme | null> {
  const { theme: code, day = here.day } = change
  if (code === undefined) return accept(null)
  const theme = themes.find((known) => known.code === code)
  const isGood = theme && theme.validFrom <= day && (theme.validUntil === null || day < theme.validUntil)
  return isGood ? accept(theme) : refuse({ code: 'series.themeGone', theme: code, day })
}

type One = { here: FoundDate; series: Series | null; themes: readonly Theme[] }

/**
 * The change as it is for one date: a title filled in; another theme or day brings the title of the template along, and
 * another theme the places: a reserve nobody is meant for any more is open, one for a new group is the template's.
 */
export function changeOfOne(change: Change, one: One): Change {
  const title = titleOfOne(change, one)
  const places = placesOfOne(change, one)
  return { ...change, ...(places && { places }), ...(title !== undefined && { title }) }
}

/** A title the clerk has typed, or the template's for the theme and day it will be; undefined when it stays. */
function titleOfOne(change: Change, { here, series, themes }: One): string | undefined {
  const themeOf = (sought: string | null) => themes.find(({ code }) => code === sought) ?? null
  const day = isRealDay(change.day ?? '') ? (change.day as LocalDate) : here.day
  const fill = (titlePattern: string, on: LocalDate, theme: string | null) =>
    titleOf({ titlePattern, district: here.district }, on, themeOf(theme))
  if (change.title !== undefined) return fill(change.title, day, change.theme ?? here.theme)
  if (!series || here.touched.includes('title')) return undefined
  const isMade = day !== here.day && here.title === fill(series.titlePattern, here.day, here.theme)
  return change.theme !== undefined || isMade ? fill(series.titlePattern, day, change.theme ?? here.theme) : undefined
}

/** The places as they fit the group the date will be for; undefined when they stay. */
function placesOfOne({ places, theme: code }: Change, { here, series, themes }: One): SeatsWish | undefined {
  const theme = themes.find((known) => known.code === code) ?? null
  const group = code === undefined ? here.keyGroup : (theme?.keyGroup ?? series?.keyGroup ?? null)
  if (group === null) return places || here.places.keySeats > 0 ? placesFor(places ?? here.places, null) : undefined
  const isNew = here.keyGroup === null && here.places.keySeats === 0 && !here.touched.includes('places')
  return places ?? (isNew && series ? reservedFor(series.places, here) : undefined)
}

/** As many of the date's places kept for a group as the template keeps, and as nobody holds. */
function reservedFor({ keySeats: wanted }: SeatsWish, { places }: FoundDate): SeatsWish {
  const { seats, booked, offered, walkInSeats } = places
  const keySeats = Math.min(wanted, seats - Math.max(1, booked + offered))
  return { seats: seats - keySeats, keySeats, walkInSeats }
}

/** What a change brings along by itself is no field a date has of its own. */
function broughtBy(change: Change, typed: Change, here: FoundDate) {
  const isBrought = (field: EditField) =>
    change[field] !== undefined && typed[field] === undefined && !here.touched.includes(field)
  return ({ after }: Edit) => ({ touched: after.touched.filter((field) => !isBrought(field)) })
}

/** The template after a change for more dates than one, which must be one that can be kept. */
async function templateOf(db: Db, series: Series, change: Change, now: Instant): Promise<Decision<Series>> {
  const after = templateAfter(series, change)
  const others = series.state === 'active' ? await othersAt(db, after.venueId, series.id) : []
  const ruling = decideSeries(after, others, dayOf(now))
  if (!ruling.ok) return ruling
  return titleOf(after, dayOf(now), null) === '' && !after.special ? invalid('title') : accept(after)
}

/** A title for many dates is a pattern: a date that bears it filled in is not changed by it, the others get it so. */
function titlesFor(template: Series | null, { title }: Change, themes: readonly Theme[]) {
  const themeOf = ({ theme }: Dated) => themes.find(({ code }) => code === theme) ?? null
  if (!template || title === undefined) return { asPattern: (date: FoundDate) => date, filledIn: (date: Dated) => date }
  const titleFor = (date: Dated) => titleOf(template, date.day, themeOf(date))
  return {
    asPattern: (date: FoundDate) => (date.title === titleFor(date) ? { ...date, title } : date),
    filledIn: (date: Dated) => (date.title === title ? { ...date, title: titleFor(date) } : date),
  }
}

/** The first stop that would be gone though people with a place, an offer or a place in line board there. */
async function stopTaken(db: Db, dates: readonly FoundDate[], edits: readonly Edit[]) {
  const gone = edits.flatMap(({ activityId, after }) => {
    const before = dates.find((date) => date.activityId === activityId)
    return stopsGone(before?.stops ?? [], after.stops ?? []).map(({ code, name }) => ({ activityId, code, name }))
  })
  if (gone.length === 0) return null
  const { rows } = await sql<{ stop: string; people: number }>`
    select gone.name as stop, count(*)::int as people
    from json_to_recordset(${JSON.stringify(gone)}) as gone ("activityId" uuid, code text, name text)
      join activities a on a.id = gone."activityId"
      join tickets t on t.activity_id = a.id and t.state in ('booked', 'offered', 'waiting')
        and coalesce(t.stop, a.stops -> 0 ->> 'code') = gone.code
    group by gone.name order by people desc limit 1`.execute(db)
  return rows[0] ?? null
}
