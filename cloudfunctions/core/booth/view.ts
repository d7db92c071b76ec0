import type { Booth } from '../../../types/booth'
import { type Sql, sql } from '../../kit/sql'

/** SQL: the JSON of a booth with its open postings, from `b` booths and `a` activities. */
export const boothJson: Sql<Booth> = sql`json_build_object(
  'id', b.id, 'activityId', a.id, 'fair', a.title, 'special', a.theme is not null, 'startsAt', a.starts_at,
  'endsAt', a.ends_at, 'day', a.day, 'number', b.number, 'state', b.state, 'note', b.note,
  'reportedAt', (select max(o.reported_at) from outcomes o where o.booth_id = b.id),
  'postings', (
    select coalesce(json_agg(json_build_object('id', p.id, 'title', p.title, 'state', bp.state,
        'validUntil', p.valid_until)
      order by p.published_at, p.id), '[]')
    from booth_postings bp join postings p on p.id = bp.posting_id
    where bp.booth_id = b.id and p.closed_at is null
  )
)`

/** SQL: the postings of a booth that wait for a clerk, as a fingerprint: another when one was added or corrected. */
export const boothVersion = (booth: Sql<unknown>): Sql<string> => sql`(
  select md5(coalesce(string_agg((
    p.id, p.title, p.trade, p.headcount, p.content, p.region, p.place, p.pay_min, p.pay_max, p.pay_unit, p.pay_sure,
    p.education,
    p.perks, p.valid_until
  )::text, ' ' order by p.id), ''))
  from booth_postings bp join postings p on p.id = bp.posting_id
  where bp.booth_id = ${booth} and bp.state = 'pending' and p.closed_at is null
)`
