import type { Instant, SeriesId, VenueId } from '../../types/core'
import { accept } from '../../types/reply'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { makeDates } from './making'
import { lockSeriesAt } from './rows'
import { publishMissing } from './years'

/** Timer, nightly: takes over a year that has been published meanwhile, and makes the dates of every active series. One that cannot be made holds up no other; its fault is told last. */
export const make: Verb<'series.make'> = async ({ db, now }) => {
  await publishMissing(db, now)
  return accept({ made: await makeAll(db, now) })
}

/** The dates every active series still lacks; answers how many were made. */
export async function makeAll(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql<{ id: SeriesId; venueId: VenueId }>`
    select id, venue_id as "venueId" from series where state = 'active' order by id`.execute(db)
  const faults: unknown[] = []
  let made = 0
  for (const { id, venueId } of rows) {
    try {
      made += await db.transaction(async (tx) => {
        const series = await lockSeriesAt(tx, id, venueId)
        return series ? makeDates(tx, series, now) : 0
      })
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw faults[0]
  return made
}
