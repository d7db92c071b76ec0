import { EVERYBODY } from '../../../src/domain/campaign/audience'
import type { Instant } from '../../../types/core'
import { sql } from '../../kit/sql'

/**
 * SQL: there is nothing left to tell with `n`: cancelled, over, begun, moved since, given back, already answered. It
 * looks at the notice's activity `a`, session `s`, employer `e` and ticket `tk`, each left joined.
 */
export const isPointless = (now: Instant) => sql<boolean>`
  coalesce(case n.kind
    when 'activityChanged' then a.ends_at <= ${now} or ${isOldNews}
    when 'bookingResult' then a.ends_at <= ${now} or (not ${isTakenBack}
      and (a.state = 'cancelled' or a.starts_at <= ${now} or tk.state <> 'booked'))
    when 'fridaySpecial' then a.state = 'cancelled' or a.starts_at <= ${now} or ${hasSignedUp}
    when 'outcomeDue' then a.state = 'cancelled' or n.until_at <= ${now} or ${hasReported}
    when 'verifyDue' then e.state <> 'approved' or n.reason <> 'verifyDue:' || e.id || ':' || e.verified_at
    when 'placeOffered' then a.state = 'cancelled' or tk.state <> 'offered' or tk.offered_until <= ${now}
    when 'classTomorrow' then a.state = 'cancelled' or s.starts_at <= ${now} or not ${stillBooked}
      or n.reason <> 'classTomorrow:' || s.id || ':' || s.starts_at
    when 'dayBefore' then ${isAnotherStart(now)} or not ${stillBooked}
    when 'soon' then ${isAnotherStart(now)} or not ${stillBooked}
    else a.state = 'cancelled' or a.ends_at <= ${now}
  end, false)`

/** SQL: the employer has said what came of the fair. */
const hasReported = sql`exists (
  select from outcomes o join booths b on b.id = o.booth_id
  where b.activity_id = n.activity_id and b.employer_id = n.employer_id
)`

/** SQL: the notice says that staff took a place back. */
export const isTakenBack = sql<boolean>`coalesce(starts_with(n.reason, 'revoke:'), false)`

/** SQL: `n` must reach its account, by telephone if need be; `k` is its kind. */
export const mustReach = sql<boolean>`(k.mandatory or ${isTakenBack})`

/** SQL: moved once more, called off since, or told to an employer who gave the booth up. */
const isOldNews = sql`
  (a.state = 'cancelled' and (starts_with(n.reason, 'moved:') or starts_with(n.reason, 'unseated:')))
  or (starts_with(n.reason, 'moved:')
    and not starts_with(n.reason, 'moved:' || a.id || ':' || a.starts_at || ':' || a.moved_at))
  or (n.employer_id is not null and not exists (
    select from booths b
    where b.activity_id = n.activity_id and b.employer_id = n.employer_id and b.state in ('pending', 'approved')
  ))`

/** SQL: who is not invited because they come already. */
const hasSignedUp = sql`exists (
  select from campaigns g
    join tickets b on b.booked_by = n.openid and b.activity_id = n.activity_id
      and is_live_place(b.state)
  where g.id = n.campaign_id and coalesce((g.audience ->> 'skipBooked')::boolean, ${EVERYBODY.skipBooked})
)`

const isAnotherStart = (now: Instant) => sql`
  a.state = 'cancelled' or a.starts_at <= ${now} or n.reason <> n.kind || ':' || a.id || ':' || a.starts_at`

const stillBooked = sql`exists (
  select from tickets b where b.booked_by = n.openid and b.activity_id = n.activity_id and b.state = 'booked'
)`
