import { isForMakeUpDays } from '../../src/domain/series/series'
import type { Instant, SeriesId, VenueId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Series } from '../../types/series'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db, Tx } from '../kit/db'
import { insertOrUpdate, type Sql, sql } from '../kit/sql'

/** SQL: a template, from `s` series. */
export const seriesJson: Sql<Series> = sql`json_build_object(
  'id', s.id, 'kind', s.kind, 'special', s.special, 'titlePattern', s.title_pattern, 'district', s.district,
  'venueId', s.venue_id, 'organizer', json_build_object('name', s.organizer_name, 'phone', s.organizer_phone),
  'about', s.about, 'bring', s.bring, 'weekdays', s.weekdays, 'onHoliday', s.on_holiday, 'starts', s.starts,
  'ends', s.ends,
  'places', json_build_object('seats', s.seats, 'keySeats', s.key_seats, 'walkInSeats', s.walk_in_seats),
  'keyGroup', s.key_group, 'eligibility', s.eligibility, 'opensDaysBefore', s.opens_days_before,
  'closesMinutesBefore', s.closes_minutes_before, 'cancelMinutesBefore', s.cancel_minutes_before,
  'entryMinutesBeforeEnd', s.entry_minutes_before_end, 'minAge', s.min_age, 'fromDay', s.from_day,
  'untilDay', s.until_day, 'weeksAhead', s.weeks_ahead, 'stops', s.stops, 'boundFor', s.bound_for, 'makeUpDays', s.make_up_days, 'state', s.state
)`

/**
 * A series for this transaction alone, or null. Whatever makes, edits or calls off its dates takes this lock first, so
 * that two at once come one after the other.
 */
export async function lockSeries(tx: Tx, seriesId: SeriesId): Promise<Series | null> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.id = ${seriesId} for update`.execute(tx)
  return rows[0]?.series ?? null
}

/** The same without the lock, for who only looks. */
export async function findSeries(db: Db, seriesId: SeriesId): Promise<Series | null> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.id = ${seriesId}`.execute(db)
  return rows[0]?.series ?? null
}

/** The same with its venue, which comes first; null also when it has just moved to another one. */
export async function lockSeriesAt(tx: Tx, seriesId: SeriesId, venueId: VenueId): Promise<Series | null> {
  await lockVenues(tx, [venueId])
  const series = await lockSeries(tx, seriesId)
  return series?.venueId === venueId ? series : null
}

/** The venues for this transaction alone: whoever wants one for a time waits here, and then sees what is taken. */
export async function lockVenues(tx: Tx, venueIds: readonly VenueId[]): Promise<void> {
  await sql`select from venues where id = any(${venueIds}::uuid[]) order by id for no key update`.execute(tx)
}

/** Where a venue is that the clerk may use; null for any other. */
export async function districtOfVenue(db: Db, venueId: VenueId, clerk: ClerkActor): Promise<DistrictCode | null> {
  const { rows } = await sql<{ district: DistrictCode }>`
    select v.district from venues v where v.id = ${venueId} and ${inScope('v.district', clerk)}`.execute(db)
  return rows[0]?.district ?? null
}

/** The other series at a venue. */
export async function othersAt(db: Db, venueId: VenueId, seriesId: SeriesId): Promise<Series[]> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s
    where s.venue_id = ${venueId} and s.id <> ${seriesId} and s.state = 'active'
    order by s.from_day, s.id`.execute(db)
  return rows.map(({ series }) => series)
}

/** Keeps a template; one that is there already becomes what is given. */
export async function keepSeries(tx: Tx, series: Series, now: Instant): Promise<void> {
  await insertOrUpdate('series', 'id', { ...rowOf(series), saved_at: now }).execute(tx)
}

const rowOf = ({ organizer, places, ...series }: Series) => ({
  id: series.id,
  kind: series.kind,
  special: series.special,
  state: series.state,
  title_pattern: series.titlePattern,
  district: series.district,
  venue_id: series.venueId,
  organizer_name: organizer.name,
  organizer_phone: organizer.phone,
  about: series.about,
  bring: series.bring,
  weekdays: series.weekdays,
  on_holiday: series.onHoliday,
  starts: series.starts,
  ends: series.ends,
  seats: places.seats,
  key_seats: places.keySeats,
  walk_in_seats: places.walkInSeats,
  key_group: series.keyGroup,
  eligibility: series.eligibility,
  opens_days_before: series.opensDaysBefore,
  closes_minutes_before: series.closesMinutesBefore,
  cancel_minutes_before: series.cancelMinutesBefore,
  entry_minutes_before_end: series.entryMinutesBeforeEnd,
  min_age: series.minAge,
  from_day: series.fromDay,
  until_day: series.untilDay,
  weeks_ahead: series.weeksAhead,
  stops: JSON.stringify(series.stops ?? []),
  bound_for: series.boundFor ?? null,
  make_up_days: isForMakeUpDays(series),
})
