import { boardingOf } from '../../src/domain/ticket/bus'
import type { BusFacts } from '../../types/bus'
import type { Instant } from '../../types/core'
import type { KeyGroup } from '../../types/person'
import type { Ticket } from '../../types/ticket'
import { occasionsOf } from '../core/activity/occasions'
import { maskedName } from '../core/person/names'
import { signTicket } from '../core/ticket/key'
import { opened, type Sealed } from '../kit/seal'
import { type Sql, sql } from '../kit/sql'
import { notedColumn } from './sign-up'

/** A row of `ticketColumns`. */
export type TicketRow = Omit<Ticket, 'code' | 'name' | 'personId' | 'bus' | 'excuse' | 'cancelReason' | 'noted'> & {
  excuse?: Sealed | null
  cancelReason?: Sealed | null
  noted?: Sealed | null
  personId: Ticket['personId']
  nameSealed: Sealed
  bus?: (BusFacts & { chosen: string | null }) | null
  /** When the gate opens for somebody who waits, or waited, for a place; null for everybody else. */
  hallFrom?: Instant | null
}

/** Nobody's patience reaches further; it bounds what a long line costs. */
const LONGEST_LINE = 10_000

/** SQL: the place in line from 1 of a waiting ticket `t`, counted as far as `LONGEST_LINE`. */
const positionInLine = sql<number | null>`
  case when t.state = 'waiting' then 1 + (
    select count(*) from (
      select from tickets ahead
      where ahead.activity_id = t.activity_id and ahead.state = 'waiting' and ahead.queue_no < t.queue_no
      limit ${LONGEST_LINE}
    ) ahead
  ) end`

/** SQL: the key group the holder of a waiting ticket `t` could say they belong to, so that a place of its own is theirs. */
const mayDeclare = sql<KeyGroup | null>`
  case when t.state = 'waiting' and a.eligibility <> 'roster' and (a.key_seats > 0 or a.eligibility = 'declared')
    and t.mark is distinct from 'declared' and not p.is_child and not exists (
      select from rosters r where r.key_group = a.key_group and r.id_hash = p.id_hash
    ) then a.key_group end`

/** SQL: what a ticket shows, from `t` tickets, `p` persons, `a` activities, `v` venues. */
export const ticketColumns: Sql<TicketRow> = sql`
  t.id, t.state, t.person_id as "personId", p.name_sealed as "nameSealed",
  t.booked_at as "bookedAt", t.cancelled_at as "cancelledAt",
  (select min(c.checked_in_at) from checkins c where c.ticket_id = t.id) as "checkedInAt",
  ${positionInLine} as position, case when t.state in ('offered', 'expired') then t.offered_until end as "offeredUntil",
  t.reconfirm, t.excuse_sealed as excuse, t.cancel_reason_sealed as "cancelReason", ${notedColumn} as noted,
  (select max(s.gate_closes_at) from sessions s where s.activity_id = a.id) as "gatesCloseAt", t.released_at as "releasedAt",
  case when t.state in ('waiting', 'expired') and t.queue_no is not null
    then (select min(s.gate_opens_at) from sessions s where s.activity_id = a.id) end as "hallFrom",
  exists (select from sessions s where s.activity_id = a.id and s.rotating) as "selfCheckIn",
  ${occasionsOf()} as occasions, json_build_object('name', a.organizer_name, 'phone', a.organizer_phone) as organizer,
  ${mayDeclare} as "mayDeclare",
  t.state = 'waiting' and exists (select from waiting_line w where w.id = t.id and not w.eligible) as "passedOver",
  case when a.stops <> '[]' then json_build_object('stops', a.stops, 'boundFor', a.bound_for, 'chosen', t.stop) end as bus,
  ticket_activity(a, v) as activity`

/**
 * The ticket as its holder sees it: name masked, code signed while the place is held and the day is not long over, and for
 * those on the list while the gate is open.
 */
export function showTicket(found: TicketRow, now: Instant): Ticket {
  const { nameSealed, bus, hallFrom = null, excuse, cancelReason, noted, ...row } = found
  const said = {
    ...(excuse !== undefined && { excuse: opened(excuse) }),
    ...(cancelReason !== undefined && { cancelReason: opened(cancelReason) }),
    ...(noted !== undefined && { noted: opened(noted) }),
  }
  const isHeld = row.state === 'booked' && now < row.activity.endsAt + DAY
  const isInHall = hallFrom !== null && hallFrom <= now && now < (row.gatesCloseAt ?? 0)
  const live = (isHeld || isInHall) && !row.activity.cancelled
  return {
    ...row,
    ...said,
    name: maskedName(nameSealed),
    ...(bus ? { bus: boarding(bus, row.activity.startsAt) } : {}),
    code: live
      ? signTicket({ ticketId: row.id, activityId: row.activity.id, day: row.activity.day }, isHeld ? 'place' : 'line')
      : null,
  }
}

const DAY = 86_400_000

const boarding = ({ chosen, ...bus }: NonNullable<TicketRow['bus']>, startsAt: Instant) =>
  boardingOf(bus, chosen, startsAt)
