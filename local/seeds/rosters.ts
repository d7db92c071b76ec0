import type pg from 'pg'
import { instantOf } from '../../src/domain/calendar'
import { counties } from '../../types/division'
import { CROWD } from './people'
import { cityClerk } from './staff'

const GROUPS = ['liftedFromPoverty', 'resettled', 'veteran', 'graduate', 'disabled']

/** Puts a third of the crowd on a roster of some county: whom and where follows from the person. */
export const seedRosters = (client: pg.Client): Promise<unknown> =>
  client.query(
    `insert into rosters (key_group, id_hash, district, checked_by, checked_at)
     select ($1::text[])[1 + floor(pg_temp.share_of('group/' || p.id) * $2)::int], p.id_hash,
       ($3::text[])[1 + floor(power(pg_temp.share_of('roster/' || p.id), 2) * $4)::int], $5, $6
     from persons p join account_persons link on link.person_id = p.id
     where link.openid like $7 and pg_temp.share_of('listed/' || p.id) < 0.33
     on conflict do nothing`,
    [
      GROUPS,
      GROUPS.length,
      counties.map(({ code }) => code),
      counties.length,
      cityClerk,
      instantOf('2026-01-05', '09:00'),
      `${CROWD}%`,
    ],
  )
