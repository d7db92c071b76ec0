import { sql } from 'kysely'
import { stopsGone } from '../../src/domain/bus'
import { dayOf, isRealDay } from '../../src/domain/calendar'
import { maskName } from '../../src/domain/mask'
import type { Holder } from '../../src/domain/places-seats'
import { placesFor, titleOf } from '../../src/domain/series'
import { decideSeries } from '../../src/domain/series-check'
import { decideEdit, type Edit, type Editing } from '../../src/domain/series-edit'
import type { Dated } from '../../src/domain/series-scope'
import { templateAfter } from '../../src/domain/series-template'
import type { Input } from '../../types/contract'
import type { ActivityId, Instant, LocalDate } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Change, EditPreview, EditRow, Series, Theme, Told } from '../../types/series'
import type { ClerkActor } from '../kit/actor'
import type { Db } from '../kit/db'
import { type Found, type FoundDate, takenAt } from './dates'
import { hasVenue, othersAt } from './rows'
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
  const edits = ruling.value.edits.map((edit) => ({ ...edit, after: titles.filledIn(edit.after) }))
  return accept({ editing: { ...ruling.value, edits }, template: template.value, theme: theme.value })
}

type Checked = { found: Found; here: FoundDate; input: Wish['input']; actor: ClerkActor }

/** The field of the change that cannot be, before any rule looks at it. */
async function wrongIn(db: Db, { found, here, input, actor }: Checked): Promise<keyof Change | null> {
  const { change, scope } = input
  if (change.theme !== undefined && (scope !== 'one' || (here.theme === null && !found.series?.special))) return 'theme'
  const meant = scope === 'one' ? [here] : found.dates
  if (change.time && meant.some(({ day, endsAt }) => dayOf(endsAt - 1) !== day)) return 'time'
  if (change.venueId && !(await hasVenue(db, change.venueId, actor))) return 'venueId'
  return null
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
 * The change as it is for one date: a title filled in; another theme brings the title of the template along, and opens
 * the places of a reserve nobody is meant for any more.
 */
export function changeOfOne(change: Change, { here, series, themes }: One): Change {
  const theme = themes.find(({ code }) => code === (change.theme ?? here.theme)) ?? null
  const day = isRealDay(change.day ?? '') ? (change.day as LocalDate) : here.day
  const pattern = change.title ?? (change.theme && !here.touched.includes('title') ? series?.titlePattern : undefined)
  const title = pattern && titleOf({ titlePattern: pattern, district: here.district }, day, theme)
  const isForNobody = change.theme !== undefined && (theme?.keyGroup ?? series?.keyGroup ?? null) === null
  const opened = isForNobody && here.places.keySeats > 0 ? { places: placesFor(here.places, null) } : {}
  return { ...opened, ...change, ...(title === undefined ? {} : { title }) }
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

async function holdersOf(db: Db, dates: readonly FoundDate[]): Promise<Record<ActivityId, Holder[]>> {
  const { rows } = await sql<Holder & { activityId: ActivityId }>`
    select activity_id as "activityId", id as "ticketId", state, bucket, booked_at as "takenAt", queue_no as "queueNo"
    from tickets
    where activity_id = any(${dates.map(({ activityId }) => activityId)}::uuid[]) and state in ('booked', 'offered')`.execute(
    db,
  )
  const holders: Record<ActivityId, Holder[]> = {}
  for (const { activityId, ...holder } of rows) holders[activityId] = [...(holders[activityId] ?? []), holder]
  return holders
}

const NOBODY: Told = { booked: 0, offered: 0, waiting: 0 }

/** The rows a clerk sees, each date as it stands before. Names are masked. */
export async function showEditing(db: Db, { dates }: Found, { edits, left, kept }: Editing): Promise<EditPreview> {
  const named = await namesOf(
    db,
    edits.flatMap(({ displaced }) => displaced),
  )
  const rows = edits.map(({ activityId, fields, told, displaced }) => ({
    ...headOf(dates, activityId),
    fields: [...fields],
    told: told ?? NOBODY,
    displaced: displaced.map(({ ticketId }) => ({ ticketId, name: maskName(named.get(ticketId) ?? '') })),
  }))
  return { rows, left: left.length, kept: kept.length }
}

/** The date as the rows show it. */
export function headOf(
  dates: readonly FoundDate[],
  at: ActivityId,
): Pick<EditRow, 'activityId' | 'title' | 'day' | 'startsAt'> {
  const { activityId, title, day, startsAt } = dates.find((date) => date.activityId === at) as FoundDate
  return { activityId, title, day, startsAt }
}

async function namesOf(db: Db, holders: readonly Holder[]): Promise<Map<string, string>> {
  if (holders.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, p.real_name as name from tickets t join persons p on p.id = t.person_id
    where t.id = any(${holders.map(({ ticketId }) => ticketId)}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
