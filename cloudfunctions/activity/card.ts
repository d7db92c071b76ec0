import type { ActivityCard } from '../../types/activity'
import type { DistrictCode } from '../../types/division'
import { type Sql, sql } from '../kit/sql'

/** SQL: an activity in a list, from `a` activities and what `cardTables` adds. */
export const cardColumns: Sql<ActivityCard> = sql`
  a.id, a.kind, a.title, a.state,
  case when th.code is not null
    then json_build_object('theme', th.code, 'name', th.name, 'keyGroup', th.key_group) end as special,
  a.day, a.starts_at as "startsAt", a.ends_at as "endsAt", a.opens_at as "opensAt", a.closes_at as "closesAt",
  a.district, v.name as place, a.seats, a.booked, a.walk_in as "walkIn",
  a.offered, a.waiting, a.waitlist,
  hiring.employers, hiring.postings,
  case when a.stops <> '[]' then json_build_object(
    'from', a.stops -> 0 ->> 'name', 'to', coalesce(a.bound_for, v.name), 'stops', jsonb_array_length(a.stops)
  ) end as journey`

/**
 * SQL: the tables `cardColumns` reads, around the chosen activities. Choose, order and limit inside `chosen`, so that
 * employers and postings are counted only for the activities that are listed.
 */
export const cardTables = (chosen: Sql<unknown>) => sql`
  (${chosen}) a join venues v on v.id = a.venue_id left join themes th on th.code = a.theme
  cross join lateral (
    select count(distinct o.employer_id) as employers, count(*) as postings from offers o where o.activity_id = a.id
  ) hiring`

/** SQL: the cards of the chosen activities as one JSON array, by start. */
export const cardsOf = (chosen: Sql<unknown>): Sql<ActivityCard[]> => sql`
  coalesce((select json_agg(card order by card."startsAt", card.id)
    from (select ${cardColumns} from ${cardTables(chosen)}) card), '[]')`

/** SQL: the district in this column lies in the one asked for, or none was asked for. */
export const within = (column: string, district: DistrictCode | null) =>
  district === null ? sql<boolean>`true` : sql<boolean>`starts_with(${sql.ref(column)}, ${district})`
