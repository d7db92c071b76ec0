import type { ActivityId } from '../../../types/core'
import type { DeskActivity, DeskRow } from '../../../types/desk'
import { GATE_CANDIDATES_MOST } from '../../../types/gate'
import { type ClerkActor, inScope, isLiveRight } from '../../kit/actor'
import type { Db } from '../../kit/db'
import { type Sql, sql } from '../../kit/sql'
import { type DeviceRow, deviceJson, showDevices } from '../gate/device'
import { admittedIn, heldIn, leftIn, offeredIn, placesIn } from './places-held'

/** SQL: the desk's numbers of an activity, from `a` activities, `v` venues and left-joined `th` themes; live booths only. */
export const deskRowJson: Sql<DeskRow> = sql`json_build_object(
  'id', a.id, 'kind', a.kind, 'title', a.title, 'special', th.name, 'state', a.state, 'day', a.day,
  'startsAt', a.starts_at, 'endsAt', a.ends_at, 'district', a.district, 'place', v.name,
  'employers', hiring.employers, 'postings', hiring.postings,
  'seats', ${placesIn}, 'booked', ${heldIn}, 'left', ${leftIn}, 'line', a.waiting + ${offeredIn},
  'admitted', ${admittedIn}
)`

/** SQL: where `deskRowJson` comes from. */
export const deskRowTables = sql`
  activities a join venues v on v.id = a.venue_id left join themes th on th.code = a.theme
  cross join lateral (
    select count(distinct o.employer_id) as employers, count(*) as postings from offers o where o.activity_id = a.id
  ) hiring`

const venueJson = sql`json_build_object(
  'name', v.name, 'address', v.address, 'district', v.district, 'lng', v.lng, 'lat', v.lat, 'howToGet', v.how_to_get
)`

/** SQL: of a bus `a` its stops with how many board at each and how many did; an empty array for everything else. */
const boardingJson = sql`coalesce((
  select json_agg(json_build_object(
    'name', stop.value ->> 'name', 'at', a.starts_at + (stop.value ->> 'after')::int * 60000::bigint,
    'booked', here.booked, 'aboard', here.aboard
  ) order by stop.place)
  from jsonb_array_elements(a.stops) with ordinality stop (value, place) cross join lateral (
    select count(*) as booked,
      count(*) filter (where exists (select from checkins c where c.ticket_id = t.id)) as aboard
    from tickets t
    where t.activity_id = a.id and t.state = 'booked'
      and coalesce(t.stop, a.stops -> 0 ->> 'code') = stop.value ->> 'code'
  ) here
), '[]')`

/** SQL: of a moved date `a` how many holders said they still come, and how many have not answered; null for every other. */
const reconfirmJson = sql`case when a.moved_at is not null then (
  select json_build_object('yes', count(*) filter (where t.reconfirm = 'yes'),
    'asked', count(*) filter (where t.reconfirm = 'asked'))
  from tickets t where t.activity_id = a.id and t.state = 'booked'
) end`

type Found = Omit<DeskActivity, 'sessions'> & {
  sessions: (Omit<DeskActivity['sessions'][number], 'helpers'> & { helpers: DeviceRow[] })[]
}

/**
 * One activity as the desk sees it, or null when it is not in the clerk's scope. Candidates are the active staff of the
 * clerk's own division and below who do not yet stand at every session, a hundred at most.
 */
export async function findDeskActivity(
  db: Db,
  { activityId, clerk }: { activityId: ActivityId; clerk: ClerkActor },
): Promise<DeskActivity | null> {
  const { rows } = await sql<Found>`
    select ${deskRowJson} as row, ${venueJson} as venue, a.series_id as "seriesId",
      json_build_object('seats', a.seats, 'keySeats', a.key_seats, 'walkInSeats', a.walk_in_seats) as places, (
      select coalesce(json_agg(json_build_object('id', s.id, 'day', s.day, 'startsAt', s.starts_at,
        'endsAt', s.ends_at, 'admitted', admitted_at(s.id),
        'refusedScans', (
          select count(*) from scans c
          where c.session_id = s.id and c.outcome not in ('admitted', 'readmitted', 'exited')
        ),
        'helpers', (
          select coalesce(json_agg(${deviceJson} order by r.gate, r.id), '[]')
          from gate_rights r left join staff st on st.openid = r.openid
          where r.session_id = s.id and ${isLiveRight}
        )) order by s.starts_at, s.id), '[]')
      from sessions s where s.activity_id = a.id
    ) as sessions, (
      select coalesce(json_agg(json_build_object('staffId', st.id, 'name', st.name, 'district', st.district)
        order by st.district, st.name, st.id), '[]')
      from (
        select st.* from staff st
        where st.active and ${inScope('st.district', clerk)} and exists (
          select from sessions s where s.activity_id = a.id and not exists (
            select from gate_rights r where r.session_id = s.id and r.openid = st.openid and r.revoked_at is null
          )
        )
        order by st.district, st.name, st.id limit ${GATE_CANDIDATES_MOST}
      ) st
    ) as candidates, ${boardingJson} as boarding, ${reconfirmJson} as reconfirm
    from ${deskRowTables}
    where a.id = ${activityId} and ${inScope('a.district', clerk)}`.execute(db)
  const [found] = rows
  if (!found) return null
  return {
    ...found,
    sessions: found.sessions.map((session) => ({ ...session, helpers: showDevices(session.helpers) })),
  }
}
