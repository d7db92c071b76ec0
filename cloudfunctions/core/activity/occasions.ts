import type { Instant } from '../../../types/core'
import type { Occasion } from '../../../types/ticket'
import { type Sql, sql } from '../../kit/sql'

/**
 * SQL: the occasions of an activity `a` with when the holder of its ticket `t` was let in, in order, as one JSON array;
 * with an instant only those that were not over then.
 */
export const occasionsOf = (since: Instant | null = null): Sql<Occasion[]> => sql`
  coalesce((
    select json_agg(json_build_object(
      'startsAt', s.starts_at, 'endsAt', s.ends_at, 'gateClosesAt', s.gate_closes_at, 'checkedInAt', (
        select min(c.checked_in_at) from checkins c where c.ticket_id = t.id and c.session_id = s.id)
    ) order by s.starts_at, s.id)
    from sessions s where s.activity_id = a.id and ${since === null ? sql`true` : sql`s.ends_at > ${since}`}
  ), '[]')`
