import { freeIn } from '../../../src/domain/ticket/places'
import { type Offer, offersAfter, type Waiting } from '../../../src/domain/ticket/waitlist'
import { dayOf, sayDay, sayTime } from '../../../src/domain/time/calendar'
import type { ActivityState } from '../../../types/activity'
import type { ActivityId, Instant } from '../../../types/core'
import type { OfferPolicy, Places } from '../../../types/waitlist'
import type { Tx } from '../../kit/db'
import { policyOf } from '../../kit/policies'
import { sql } from '../../kit/sql'

/** An activity whose row is locked: what offering looks at. */
export type LockedActivity = {
  state: ActivityState
  startsAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  places: Places
  policy: OfferPolicy
}

/**
 * Locks an activity's row, which is the lock of all its places: whoever changes a ticket's state or a count takes it
 * first, then tickets, and of several activities in the order of their ids. With `skip` one that somebody else holds
 * counts as not there. Null when there is none.
 */
export async function lockActivity(tx: Tx, activityId: ActivityId, how?: 'skip'): Promise<LockedActivity | null> {
  const { rows } = await sql<Omit<LockedActivity, 'policy'> & { policy: unknown }>`
    select a.state, a.starts_at as "startsAt", a.closes_at as "closesAt", a.cancel_until as "cancelUntil",
      json_build_object(
        'seats', a.seats, 'booked', a.booked, 'offered', a.offered, 'waiting', a.waiting, 'keySeats', a.key_seats,
        'keyBooked', a.key_booked, 'keyOffered', a.key_offered, 'walkInSeats', a.walk_in_seats,
        'walkInBooked', a.walk_in_booked
      ) as places,
      (select value from policies where name = 'offer') as policy
    from activities a where a.id = ${activityId} for update of a ${how === 'skip' ? sql`skip locked` : sql``}`.execute(
    tx,
  )
  return rows[0] ? { ...rows[0], policy: policyOf('offer', rows[0].policy) } : null
}

/**
 * Offers what is free to the head of the line, in order, and tells each. Call it in the transaction of any freeing:
 * a withdrawal, an expiry, more seats. It locks the activity itself; called again it offers nothing more. Returns how
 * many offers were made.
 */
export async function offerFreed(tx: Tx, activityId: ActivityId, now: Instant): Promise<number> {
  const activity = await lockActivity(tx, activityId)
  if (!activity || activity.places.waiting === 0) return 0
  const free = { open: freeIn(activity.places, 'open'), key: freeIn(activity.places, 'key') }
  if (free.open + free.key === 0) return 0
  const line = await headOf(tx, activityId, free)
  const { offers } = offersAfter({ activity, places: activity.places, line, policy: activity.policy, now })
  if (offers.length > 0) await make(tx, { activityId, offers, now })
  return offers.length
}

/**
 * Enough of the line: of those who may be offered a place by the rosters of now, as many from its head as could be served
 * at all, and the first members of the key group.
 */
async function headOf(tx: Tx, activityId: ActivityId, free: { open: number; key: number }): Promise<Waiting[]> {
  const waiting = sql`
    select id as "ticketId", queue_no as "queueNo", in_key_group as "inKeyGroup" from waiting_line
    where activity_id = ${activityId} and eligible`
  const { rows } = await sql<Waiting>`
    (${waiting} order by queue_no limit ${free.open + free.key})
    union (${waiting} and in_key_group order by queue_no limit ${free.key})`.execute(tx)
  return rows
}

type Made = { activityId: ActivityId; offers: readonly Offer[]; now: Instant }

/**
 * Writes offers, counts and one notice each: for WeChat while the account has consents that no queued notice will
 * spend, otherwise in-app only and a line on the staff call list.
 */
async function make(tx: Tx, { activityId, offers, now }: Made): Promise<void> {
  const opens = offers.filter(({ bucket }) => bucket === 'open').length
  await sql`
    with offer as (
      select * from unnest(
        ${offers.map(({ ticketId }) => ticketId)}::uuid[], ${offers.map(({ bucket }) => bucket)}::text[],
        ${offers.map(({ until }) => until)}::bigint[], ${offers.map(({ until }) => textOf(until))}::text[]
      ) offer (ticket_id, bucket, until, body)
    ), made as (
      update tickets t set state = 'offered', bucket = offer.bucket, offered_until = offer.until,
        offer_no = t.offer_no + 1,
        mark = case when offer.bucket = 'key' then coalesce(t.mark, 'checked') else t.mark end
      from offer where t.id = offer.ticket_id
      returning t.id, t.booked_by as openid, t.offer_no, offer.body
    ), counted as (
      update activities set waiting = waiting - ${offers.length}, offered = offered + ${opens},
        key_offered = key_offered + ${offers.length - opens}
      where id = ${activityId} returning title, district
    ), told as (
      insert into notices (kind, activity_id, ticket_id, openid, state, title, body, reason, queued_at, settled_at,
        next_at)
      select 'placeOffered', ${activityId}, made.id, made.openid, whom.state, counted.title, made.body,
        'offer:' || made.id || ':' || made.offer_no, ${now},
        case when whom.state = 'noCredit' then ${now}::bigint end, ${now}
      from counted, (
        select made.*, row_number() over (partition by made.openid order by made.id) as n from made
      ) made cross join lateral (
        select case when exists (
          select from consents c join notice_templates nt on nt.kind = c.kind
          where c.openid = made.openid and c.kind = 'placeOffered' and c.credits > 0
            and (nt.subscription = 'longTerm' or c.credits >= made.n + (
              select count(*) from notices q
              where q.openid = made.openid and q.kind = 'placeOffered' and q.state in ('queued', 'claimed')
            ))
        ) then 'queued' else 'noCredit' end as state
      ) whom
      on conflict (openid, reason) where reason is not null do nothing
      returning id, state
    )
    insert into calls (notice_id, district)
    select told.id, counted.district from told, counted where told.state = 'noCredit'`.execute(tx)
}

const textOf = (until: Instant) =>
  `候补轮到您了。名额保留到 ${sayDay(dayOf(until))} ${sayTime(until)}，请打开小程序确认。超时给下一位。`
