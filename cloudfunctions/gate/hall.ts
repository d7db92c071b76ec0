import { lastCallOf } from '../../src/domain/ticket/offer'
import { freeAtDoor } from '../../src/domain/ticket/places'
import type { Instant } from '../../types/core'
import type { Hall, HallPerson } from '../../types/door'
import type { Places } from '../../types/waitlist'
import { maskedName } from '../core/person/names'
import type { Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'

/** People named on the board; the others are counted. */
const NAMED = 30

/**
 * SQL: the line in the hall as rows (id, person_id, since), its head first: on the waiting list, also after sign-up
 * closed, and seen at the gate of `spot`. Those who let an offer pass come after those who never had one. Somebody who
 * has got a place another way waits no more; whom the activity is not for any more waits for nothing.
 */
export const hallLine = sql`
  select t.id, t.person_id, min(c.received_at) as since,
    row_number() over (order by (t.state = 'expired' and t.offered_until is not null), t.queue_no, t.id) as nth
  from spot join tries c on c.outcome = 'notConfirmed'
    join tickets t on t.id = c.ticket_id and t.activity_id = spot.activity_id and c.received_at > coalesce(t.called_at, 0)
    join ticket_standings standing on standing.id = t.id and standing.eligible
  where t.state in ('waiting', 'offered', 'expired') and t.queue_no is not null and t.person_id is not null
    and not exists (
      select from tickets other
      where other.activity_id = t.activity_id and other.person_id = t.person_id and other.state = 'booked'
    )
  group by t.id`

export type HallRow = {
  releasedAt: Instant | null
  places: Places
  closesAt: Instant
  startsAt: Instant
  waiting: number
  people: (Omit<HallPerson, 'name'> & { nameSealed: Sealed })[]
}

/** SQL: the hall, from `spot` and `tries`. */
export const hallJson: Sql<HallRow> = sql`(
  with line as materialized (${hallLine})
  select json_build_object(
    'releasedAt', spot.released_at, 'closesAt', spot.closes_at, 'startsAt', spot.starts_at,
    'places', json_build_object(
      'seats', spot.seats, 'booked', spot.booked, 'offered', spot.offered, 'waiting', spot.waiting,
      'keySeats', spot.key_seats, 'keyBooked', spot.key_booked, 'keyOffered', spot.key_offered,
      'walkInSeats', spot.walk_in_seats, 'walkInBooked', spot.walk_in_booked
    ),
    'waiting', (select count(*) from line),
    'people', (
      select coalesce(json_agg(json_build_object('ticketId', line.id, 'number', line.nth, 'nameSealed', p.name_sealed,
        'since', line.since) order by line.nth), '[]')
      from line join persons p on p.id = line.person_id where line.nth <= ${sql.lit(NAMED)}
    )
  )
)`

export const showHall = ({ people, places, closesAt, startsAt, ...row }: HallRow, now: Instant): Hall => ({
  ...row,
  free: freeAtDoor(places, { lineOver: now >= lastCallOf({ closesAt, startsAt }), released: row.releasedAt !== null }),
  people: people.map(({ nameSealed, ...person }) => ({ ...person, name: maskedName(nameSealed) })),
})
