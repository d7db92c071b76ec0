import type { Instant, SessionId } from '../../types/core'
import type { DistrictShare, DoorFigures, DoorSession, GateFigures, GateSettings, GroupShare } from '../../types/door'
import { type Sql, sql } from '../kit/sql'

/** People a gate let in over this long tell how fast it is. */
const PACE = 10 * 60_000

/**
 * SQL: `with` clauses of every figure of one session, so that one statement reads them all: `spot` the session with its
 * activity and venue, `held` its places with who came, `tries` its scans. What they read is bounded by the session, by
 * indexes on (activity) and (session), and never grows with the tables. `may` narrows who may look.
 */
export const figureTables = (sessionId: SessionId, may: Sql<unknown> = sql`true`) => sql`
  spot as materialized (
    select s.*, a.title as name, a.theme, a.state, a.district, a.key_group, a.closes_at, a.waiting, v.name as place,
      a.walk_in_seats, a.walk_in_booked, a.seats, a.booked, a.offered, a.key_seats, a.key_booked, a.key_offered
    from sessions s join activities a on a.id = s.activity_id join venues v on v.id = a.venue_id
    where s.id = ${sessionId} and a.state <> 'draft' and ${may}
  ), held as materialized (
    select t.id, t.bucket, t.mark, t.released_at is not null as released, t.person_id, p.origin, c.checked_in_at, c.gate, n.how
    from spot join tickets t on t.activity_id = spot.activity_id and t.state = 'booked'
      left join persons p on p.id = t.person_id
      left join checkins c on c.session_id = spot.id and c.ticket_id = t.id
      left join scans n on n.id = c.scan_id
  ), tries as materialized (
    select c.* from spot join scans c on c.session_id = spot.id
  )`

/** SQL: the session itself, from `spot`. */
export const sessionJson: Sql<DoorSession> = sql`json_build_object(
  'sessionId', spot.id, 'activityId', spot.activity_id, 'title', spot.name, 'special', spot.theme is not null,
  'cancelled', spot.state = 'cancelled', 'day', spot.day, 'startsAt', spot.starts_at, 'endsAt', spot.ends_at,
  'opensAt', spot.gate_opens_at, 'closesAt', spot.gate_closes_at, 'place', spot.place, 'district', spot.district
)`

/** SQL: what a clerk has set, from `spot`. */
export const settingsJson: Sql<GateSettings> = sql`json_build_object(
  'venueLimit', spot.venue_limit, 'tracksExits', spot.tracks_exits, 'rotating', spot.rotating
)`

const isRefused = sql<boolean>`outcome not in ('admitted', 'readmitted', 'exited')`
const cameIn = sql<boolean>`outcome = 'admitted' and undone_at is null`

/** SQL: the figures, from `spot`, `held` and `tries`. */
export const figuresJson: Sql<DoorFigures> = sql`(
  select json_build_object(
    'expected', count(*) filter (where not held.released or held.checked_in_at is not null),
    'came', count(held.checked_in_at),
    'inside', greatest(0, inside_at(spot.id)),
    'walkIns', count(*) filter (where held.how = 'walkIn'),
    'refused', (select count(*) from tries where ${isRefused}),
    'released', count(*) filter (where held.released and held.checked_in_at is null),
    'undone', (select count(*) from tries where undone_at is not null)
  ) from held
)`

/** SQL: each gate with what it let in and refused, and its pace up to `now`; by name. */
export const gatesJson = (now: Instant): Sql<GateFigures[]> => sql`(
  select coalesce(json_agg(line order by line.gate), '[]') from (
    select gate, count(*) filter (where ${cameIn}) as admitted, count(*) filter (where ${isRefused}) as refused,
      (count(*) filter (where ${cameIn} and scanned_at > ${now - PACE}) / ${sql.lit(PACE / 60_000)}::float8) as "perMinute"
    from tries where how <> 'noted' group by gate
  ) line
)`

/** People let in by a gate in one minute, as `minuteRows` reads them; `minuteLines` makes the lines of a chart of them. */
export type MinuteRow = { gate: string; minute: number; admitted: number }

/** SQL: minutes in which somebody came, by gate, from `held`. */
export const minutesJson: Sql<MinuteRow[]> = sql`(
  select coalesce(json_agg(line order by line.gate, line.minute), '[]') from (
    select gate, checked_in_at / 60000 as minute, count(*) as admitted
    from held where checked_in_at is not null and how <> 'noted' group by gate, checked_in_at / 60000
  ) line
)`

/** SQL: expected and came by key group, from `held` with checked rosters and what people said of themselves. */
export const groupsJson: Sql<GroupShare[]> = sql`(
  select coalesce(json_agg(line order by line.expected desc, line.group), '[]') from (
    select belongs.key_group as "group", count(*) as expected, count(belongs.checked_in_at) as came from (
      select held.id, held.checked_in_at, m.key_group from held join members m on m.person_id = held.person_id
      where not held.released or held.checked_in_at is not null
      union
      select held.id, held.checked_in_at, spot.key_group from held cross join spot
      where held.mark is not null and spot.key_group is not null
        and (not held.released or held.checked_in_at is not null)
    ) belongs group by 1
  ) line
)`

/** SQL: expected and came by the county people's numbers were issued in, from `held`. */
export const districtsJson: Sql<DistrictShare[]> = sql`(
  select coalesce(json_agg(line order by line.expected desc, line.district), '[]') from (
    select held.origin as district, count(*) as expected, count(held.checked_in_at) as came from held
    where not held.released or held.checked_in_at is not null group by held.origin
  ) line
)`
