import { accept, refuse } from '../../types/reply'
import type { SeriesDates } from '../../types/series'
import { heldIn } from '../core/activity/places-held'
import { inScope } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Every date of a series that is not over, in order: there are never more than are made half a year ahead. */
export const dates: Verb<'series.dates'> = async ({ input: { seriesId }, actor, db, now }) => {
  const { rows } = await sql<SeriesDates>`
    select coalesce((
      select json_agg(json_build_object('activityId', a.id, 'title', a.title, 'day', a.day, 'startsAt', a.starts_at,
        'endsAt', a.ends_at, 'venue', v.name, 'state', a.state, 'booked', ${heldIn},
        'waiting', a.waiting) order by a.starts_at, a.id)
      from activities a join venues v on v.id = a.venue_id
      where a.series_id = s.id and a.state <> 'draft' and a.ends_at > ${now} and ${inScope('a.district', actor)}
    ), '[]') as rows
    from series s where s.id = ${seriesId} and ${inScope('s.district', actor)}`.execute(db)
  return rows[0] ? accept(rows[0]) : refuse({ code: 'series.notFound' })
}
