import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActivityDraft } from '../../src/domain/series'
import { makingOf } from '../../src/domain/series-making'
import type { ActivityId, Instant } from '../../types/core'
import type { Series } from '../../types/series'
import type { Tx } from '../kit/db'
import { pastOf, planWith, rotationOf, worldOf } from './world'

/** A gate opens this long before the start. */
const GATE_EARLY = 30 * 60_000

/**
 * Makes the dates a series still lacks, each with its session, and answers how many. Made again it makes nothing: a
 * series has one activity per day (activities_series_once). The series must be locked.
 */
export async function makeDates(tx: Tx, series: Series, now: Instant): Promise<number> {
  if (series.state === 'stopped') return 0
  const { calendar, themes, plan } = await worldOf(tx)
  const past = await pastOf(tx, series, now)
  const { drafts } = makingOf({
    series,
    made: past.made.map(({ seriesDay }) => seriesDay),
    calendar,
    themes,
    plan: planWith(plan, past),
    rotation: rotationOf(series, past),
    now,
  })
  return drafts.length > 0 ? keepDrafts(tx, drafts) : 0
}

async function keepDrafts(tx: Tx, drafts: readonly ActivityDraft[]): Promise<number> {
  const rows = drafts.map(rowOf)
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

const rowOf = ({ organizer, places, ...draft }: ActivityDraft) => ({
  id: randomUUID() as string as ActivityId,
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
