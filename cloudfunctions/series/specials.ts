import type { Instant, VenueId } from '../../types/core'
import type { Series } from '../../types/series'
import type { Db, Tx } from '../kit/db'
import { sql } from '../kit/sql'
import { lockVenues, seriesJson } from './rows'

/** Every special that goes on, by id. */
export async function findSpecials(db: Db): Promise<Series[]> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.special and s.state = 'active' order by s.id`.execute(db)
  return rows.map(({ series }) => series)
}

/**
 * The specials for this transaction alone. Venues come before series everywhere, so all of them are locked first, also
 * those a single date was moved to.
 */
export async function lockSpecials(tx: Tx, now: Instant): Promise<Series[]> {
  const { rows } = await sql<{ venueId: VenueId }>`
    select s.venue_id as "venueId" from series s where s.special and s.state = 'active'
    union
    select a.venue_id from activities a join series s on s.id = a.series_id
    where s.special and s.state = 'active' and a.ends_at > ${now}`.execute(tx)
  await lockVenues(
    tx,
    rows.map(({ venueId }) => venueId),
  )
  await sql`select from series where special and state = 'active' order by id for update`.execute(tx)
  return findSpecials(tx)
}
