import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { Instant, OpenId } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import type { Home } from '../../types/home'
import { accept } from '../../types/reply'
import { occasionsOf } from '../core/activity/occasions'
import { type ConsentsRow, consentsIn, consentsRow } from '../core/notice/consents'
import { unreadCount } from '../core/notice/inbox'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { calendarOf } from './calendar'
import { cardColumns, cardsOf, cardTables, within } from './card'

const DAYS = 7
const FAIRS = 40
const COURSES = 6
const BUSES = 4

/** More than anybody holds at once; how many there are is said beside them. */
const TICKETS = 100

/** The home page in one statement; every part reads only what is still to come. */
export const home: Verb<'activity.home'> = async ({ input, actor, db, now }) => {
  const today = dayOf(now)
  const until = addDays(today, DAYS)
  const { district } = input
  const { rows } = await sql<Omit<Home, 'consents'> & { consents: ConsentsRow }>`
    select
      (select row_to_json(card) from (select ${cardColumns} from ${cardTables(nextSpecial(now))}) card) as special,
      ${calendarOf({ from: today, until, district })} as days,
      ${cardsOf(fairsBefore(instantOf(until, '00:00'), now, district))} as fairs,
      ${cardsOf(openCourses(now, district))} as courses,
      ${cardsOf(busesToCome(now, district))} as buses,
      ${ticketsOf(actor.openid, now)} as tickets, ${ticketCount(actor.openid, now)} as "ticketCount",
      ${consentsRow(actor.openid, now)} as consents, ${unreadCount(actor.openid)} as unread`.execute(db)
  const [shown] = rows
  if (!shown) throw new Error('home is one row')
  return accept({ ...shown, consents: consentsIn(shown.consents) })
}

/** The next special is the whole city's, whatever district is looked at. */
const nextSpecial = (now: Instant) => sql`
  select * from activities
  where theme is not null and state = 'published' and ends_at > ${now}
  order by starts_at, id limit 1`

const fairsBefore = (until: Instant, now: Instant, district: DistrictCode | null) => sql`
  select * from activities
  where kind = 'fair' and state = 'published' and ends_at > ${now} and starts_at < ${until}
    and ${within('district', district)}
  order by starts_at, id limit ${FAIRS}`

/** `ends_at` follows from `closes_at`; it is said for the index. */
const openCourses = (now: Instant, district: DistrictCode | null) => sql`
  select * from activities
  where kind = 'course' and state = 'published' and ends_at > ${now}
    and opens_at <= ${now} and closes_at > ${now} and has_open_places(activities) and waiting = 0 and ${within('district', district)}
  order by starts_at, id limit ${COURSES}`

/** Buses one can book or wait for, that have not set off. */
const busesToCome = (now: Instant, district: DistrictCode | null) => sql`
  select * from activities
  where kind = 'bus' and state = 'published' and ends_at > ${now} and starts_at > ${now}
    and opens_at <= ${now} and closes_at > ${now} and (has_open_places(activities) or waitlist) and ${within('district', district)}
  order by starts_at, id limit ${BUSES}`

/** SQL: a ticket `t` of an activity `a` is for something still. */
const isLive = (openid: OpenId, now: Instant) => sql`
  t.booked_by = ${openid} and a.state = 'published' and a.ends_at > ${now}
  and (t.state in ('booked', 'waiting') or (t.state = 'offered' and t.offered_until > ${now}))`

const ticketCount = (openid: OpenId, now: Instant) => sql`
  (select count(*) from tickets t join activities a on a.id = t.activity_id where ${isLive(openid, now)})`

/**
 * Offers first, then places, then places in line, each by what comes next; an offer whose time is up is none. A bus is
 * said by the stop one boards at.
 */
const ticketsOf = (openid: OpenId, now: Instant): Sql<Home['tickets']> => sql`
  coalesce((select json_agg(to_jsonb(held) - 'rank' order by held.rank, held."startsAt", held.id) from (
    select t.id, a.id as "activityId", a.kind, a.title, a.ends_at as "endsAt",
      a.starts_at + coalesce((boards ->> 'after')::int, 0) * 60000 as "startsAt", coalesce(boards ->> 'name', v.name) as place,
      t.state, t.offered_until as "offeredUntil", t.released_at as "releasedAt",
      ${occasionsOf(now)} as occasions, array_position(array['offered', 'booked', 'waiting'], t.state::text) as rank,
      case when t.state = 'waiting' then 1 + (
        select count(*) from tickets ahead
        where ahead.activity_id = t.activity_id and ahead.state = 'waiting' and ahead.queue_no < t.queue_no
      ) end as position
    from tickets t join activities a on a.id = t.activity_id join venues v on v.id = a.venue_id
      left join jsonb_array_elements(a.stops) boards on boards ->> 'code' = coalesce(t.stop, a.stops -> 0 ->> 'code')
    where ${isLive(openid, now)}
    order by rank, a.starts_at, t.id limit ${TICKETS}
  ) held), '[]')`
