import type { Slot } from '../../src/domain/series/overlap'
import type { Dated } from '../../src/domain/series/scope'
import type { ActivityId, Instant, SeriesId, VenueId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Series } from '../../types/series'
import type { Eligibility } from '../../types/waitlist'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db, Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { lockSeries, lockVenues, seriesJson } from './rows'

/** A date with what the rules do not look at. */
export type FoundDate = Dated & { district: DistrictCode; eligibility: Eligibility }

/** The date the clerk stands on with all that are not over of its series; one of no series, or of another's, stands alone. */
export type Found = { series: Series | null; district: DistrictCode; dates: readonly FoundDate[] }

export type Sought = { activityId: ActivityId; clerk: ClerkActor; now: Instant }

const foundColumns = sql`
  a.id as "activityId", coalesce(a.series_day, a.day) as "seriesDay", a.day, a.kind, a.state, a.title, a.about, a.bring,
  json_build_object('name', a.organizer_name, 'phone', a.organizer_phone) as organizer, a.venue_id as "venueId",
  a.theme, a.key_group as "keyGroup", a.min_age as "minAge", a.starts_at as "startsAt", a.ends_at as "endsAt",
  a.opens_at as "opensAt", a.closes_at as "closesAt", a.cancel_until as "cancelUntil", a.entry_until as "entryUntil",
  json_build_object('seats', a.seats, 'booked', a.booked, 'offered', a.offered, 'waiting', a.waiting,
    'keySeats', a.key_seats, 'keyBooked', a.key_booked, 'keyOffered', a.key_offered,
    'walkInSeats', a.walk_in_seats, 'walkInBooked', a.walk_in_booked) as places, a.waitlist,
  a.stops, a.touched, a.district, a.eligibility`

/** What the clerk may change, or null when it is not there or not theirs. */
export async function findDates(db: Db, sought: Sought): Promise<Found | null> {
  const here = await findHere(db, sought)
  return here && { ...here, dates: await datesOf(db, { ...sought, seriesId: here.series?.id ?? null }, sql``) }
}

/**
 * The same for this transaction alone: venues first, then the series, then its dates by id, so that no two wait for
 * each other. `venueId` is the one it is to move to.
 */
export async function lockDates(tx: Tx, sought: Sought, venueId: VenueId | undefined): Promise<Found | null> {
  const before = await findDates(tx, sought)
  if (!before) return null
  await lockVenues(tx, [...(venueId ? [venueId] : []), ...before.dates.map((date) => date.venueId)])
  const series = before.series && (await lockSeries(tx, before.series.id))
  const dates = await datesOf(tx, { ...sought, seriesId: series?.id ?? null }, sql`for update`)
  return { ...before, series, dates }
}

async function findHere(db: Db, { activityId, clerk }: Sought): Promise<Omit<Found, 'dates'> | null> {
  const { rows } = await sql<Omit<Found, 'dates'>>`
    select case when s.id is null then null else ${seriesJson} end as series, a.district
    from activities a left join series s on s.id = a.series_id and ${inScope('s.district', clerk)}
    where a.id = ${activityId} and a.state <> 'draft' and ${inScope('a.district', clerk)}`.execute(db)
  return rows[0] ?? null
}

async function datesOf(
  db: Db,
  { activityId, clerk, now, seriesId }: Sought & { seriesId: SeriesId | null },
  lock: ReturnType<typeof sql>,
): Promise<FoundDate[]> {
  const { rows } = await sql<FoundDate>`
    select ${foundColumns} from activities a
    where (a.id = ${activityId} or (a.series_id = ${seriesId}::uuid and a.ends_at > ${now}))
      and a.state <> 'draft' and ${inScope('a.district', clerk)}
    order by a.id ${lock}`.execute(db)
  return rows.sort((one, other) => one.startsAt - other.startsAt)
}

/** What takes a venue: an activity (its id is the `key`) of a series, or of none. */
export type Taken = Slot & { seriesId: SeriesId | null }

/** When these venues are taken from now on; buses only set people down there (`takesVenue`). */
export async function takenAt(db: Db, venueIds: readonly VenueId[], now: Instant): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select id as key, title, venue_id as "venueId", starts_at as "startsAt", ends_at as "endsAt", series_id as "seriesId"
    from activities where venue_id = any(${venueIds}::uuid[]) and state = 'published' and kind <> 'bus' and ends_at > ${now}`.execute(
    db,
  )
  return rows
}
