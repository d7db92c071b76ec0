import { randomUUID } from 'node:crypto'
import { makingOf } from '../../src/domain/series/making'
import { fittingIn, type Slot, takesVenue } from '../../src/domain/series/overlap'
import type { ActivityDraft } from '../../src/domain/series/series'
import type { ActivityId, Instant, LocalDate, SeriesId } from '../../types/core'
import type { Series } from '../../types/series'
import type { Db, Tx } from '../kit/db'
import { insertInto, sql } from '../kit/sql'
import { type Taken, takenAt } from './dates'
import { pastOf, planWith, rotationOf, worldOf } from './world'

/** A gate opens this long before the start. */
const GATE_EARLY = 30 * 60_000

/** A date to make with the id it gets, as what it takes of its venue. */
type Wanted = Slot & { seriesId: SeriesId; draft: ActivityDraft }

/** A date that is not made, because at that time its venue is taken. */
export type Clash = { wanted: Wanted; taken: Taken }

/**
 * Makes the dates a series still lacks, each with its session, and answers how many. Made again it makes nothing: a
 * series has one activity per day (activities_series_once). A date whose venue is taken is left out, and noted. The
 * venue and the series must be locked.
 */
export async function makeDates(tx: Tx, series: Series, now: Instant): Promise<number> {
  if (series.state === 'stopped') return 0
  const { fits, clashes } = await fittingOf(tx, series, { now })
  const made = fits.length > 0 ? await keepDrafts(tx, fits) : 0
  await noteSkips(tx, series, clashes)
  return made
}

/** `unknown`: days that wait for the arrangement of their year; `withoutTheme`: Fridays nobody can say the theme of. */
export type Fitting = {
  fits: readonly Wanted[]
  clashes: readonly Clash[]
  unknown: readonly LocalDate[]
  withoutTheme: readonly LocalDate[]
}

/** The dates a series would make, apart from those its venue has no room for; `themes` are to take turns from now on. */
export async function fittingOf(
  db: Db,
  series: Series,
  { themes: turns, now }: { themes?: readonly string[]; now: Instant },
): Promise<Fitting> {
  const { calendar, themes, plan } = await worldOf(db)
  const known = await pastOf(db, series, now)
  const past = { ...known, themes: turns ?? known.themes }
  const { drafts, unknown, withoutTheme } = makingOf({
    series,
    made: past.made.map(({ seriesDay }) => seriesDay),
    calendar,
    themes,
    plan: planWith(plan, past),
    rotation: rotationOf(series, past),
    now,
  })
  const wanted = drafts.map((draft) => wantedOf(series, draft))
  const waiting = { unknown, withoutTheme: withoutTheme.map(({ day }) => day) }
  if (wanted.length === 0 || !takesVenue(series.kind)) return { fits: wanted, clashes: [], ...waiting }
  return { ...fittingIn(wanted, await takenAt(db, [series.venueId], now)), ...waiting }
}

const wantedOf = ({ id, venueId }: Series, draft: ActivityDraft): Wanted => {
  const { title, startsAt, endsAt } = draft
  return { key: randomUUID(), title, venueId, startsAt, endsAt, seriesId: id, draft }
}

async function noteSkips(tx: Tx, { id }: Series, clashes: readonly Clash[]): Promise<void> {
  await sql`delete from series_skips where series_id = ${id}`.execute(tx)
  const rows = clashes.map(({ wanted: { draft }, taken }) => ({
    series_id: id,
    series_day: draft.seriesDay,
    day: draft.day,
    activity_id: taken.key as ActivityId,
  }))
  if (rows.length > 0) await insertInto('series_skips', rows).execute(tx)
}

async function keepDrafts(tx: Tx, wanted: readonly Wanted[]): Promise<number> {
  const rows = wanted.map(rowOf)
  const columns = sql.join(Object.keys(rows[0] as object).map((column) => sql.ref(column)))
  const made = await sql`
    with made as (
      insert into activities (${columns})
      select ${columns} from json_populate_recordset(null::activities, ${JSON.stringify(rows)})
      on conflict (series_id, series_day) where series_id is not null do nothing
      returning id, day, starts_at, ends_at, entry_until
    )
    insert into sessions (id, activity_id, day, starts_at, ends_at, gate_opens_at, gate_closes_at)
    select gen_random_uuid(), id, day, starts_at, ends_at, starts_at - ${GATE_EARLY}::bigint, entry_until from made
    returning activity_id`.execute(tx)
  return made.rows.length
}

const rowOf = ({ key, draft: { organizer, places, ...draft } }: Wanted) => ({
  id: key,
  series_id: draft.seriesId,
  series_day: draft.seriesDay,
  kind: draft.kind,
  state: 'published',
  title: draft.title,
  theme: draft.theme,
  district: draft.district,
  venue_id: draft.venueId,
  organizer_name: organizer.name,
  organizer_phone: organizer.phone,
  about: draft.about,
  bring: draft.bring,
  day: draft.day,
  starts_at: draft.startsAt,
  ends_at: draft.endsAt,
  entry_until: draft.entryUntil,
  opens_at: draft.opensAt,
  closes_at: draft.closesAt,
  cancel_until: draft.cancelUntil,
  min_age: draft.minAge,
  key_group: draft.keyGroup,
  eligibility: draft.eligibility,
  seats: places.seats,
  key_seats: places.keySeats,
  walk_in: places.walkInSeats > 0,
  walk_in_seats: places.walkInSeats,
  stops: draft.stops,
  bound_for: draft.boundFor,
})
