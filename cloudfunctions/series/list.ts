import { dayOf } from '../../src/domain/time/calendar'
import type { Instant } from '../../types/core'
import { accept } from '../../types/reply'
import type { SeriesList } from '../../types/series'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { seriesJson } from './rows'

/** The series in scope, and what to make them from. */
export const list: Verb<'series.list'> = async ({ actor, db, now }) => accept(await showSeries(db, actor, now))

/** The list in one statement; active series first. */
export async function showSeries(db: Db, clerk: ClerkActor, now: Instant): Promise<SeriesList> {
  const today = dayOf(now)
  const { rows } = await sql<SeriesList>`
    select coalesce((
        select json_agg(${seriesJson}::jsonb || jsonb_build_object(
          'venue', v.name,
          'themes', coalesce((select json_agg(t.theme order by t.position) from series_themes t where t.series_id = s.id), '[]'),
          'coming', ahead.coming, 'next', ahead.next, 'skipped', coalesce((
            select json_agg(json_build_object('day', k.day, 'title', a.title, 'startsAt', a.starts_at) order by k.day)
            from series_skips k join activities a on a.id = k.activity_id
            where k.series_id = s.id and s.state = 'active' and k.day >= ${today}::date and a.state = 'published'
          ), '[]')
        ) order by s.state, not s.special, s.district, s.title_pattern, s.id)
        from series s join venues v on v.id = s.venue_id cross join lateral (
          select count(*) as coming, min(a.day) as next from activities a
          where a.series_id = s.id and a.state = 'published' and a.ends_at > ${now}
        ) ahead
        where ${inScope('s.district', clerk)}
      ), '[]') as series, coalesce((
        select json_agg(json_build_object('id', v.id, 'name', v.name, 'district', v.district)
          order by v.district, v.name, v.id)
        from venues v where ${inScope('v.district', clerk)}
      ), '[]') as venues, coalesce((
        select json_agg(json_build_object('code', t.code, 'name', t.name, 'keyGroup', t.key_group) order by t.name, t.code)
        from themes t where t.valid_until is null or t.valid_until > ${today}::date
      ), '[]') as themes`.execute(db)
  return rows[0] as SeriesList
}
