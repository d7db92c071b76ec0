import {
  isBroughtForward,
  type Occasion,
  outcomeUntil,
  sayReminder,
  verifySpan,
} from '../../src/domain/notice/reminders'
import { addDays, dayOf, instantOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant, SessionId } from '../../types/core'
import type { ReminderPolicy } from '../../types/policy'
import type { Tx } from '../kit/db'
import { type Sql, sql } from '../kit/sql'

/** Tickets or employers looked at in one transaction. */
const SLICE = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'
const DAY = 86_400_000

type Going = {
  reason: string
  kind: Occasion['kind']
  activityId: ActivityId | null
  sessionId: SessionId | null
  dueAt: Instant
  startsAt: Instant
  endsAt: Instant
  cursor: string
  title: string
  place: string
  bring: string
  isOff: boolean
}

/**
 * Tells the next slice of one occasion and moves its cursor in the same transaction; who else does so takes another
 * occasion. Answers how many were told, null when no occasion waits.
 */
export async function tellSlice(tx: Tx, policy: ReminderPolicy, now: Instant): Promise<number | null> {
  const going = await next(tx, now)
  if (!going) return null
  if (going.isOff) return done(tx, going.reason, now)
  if (going.kind === 'verifyDue') return verifySlice(tx, going, policy, now)
  return going.kind === 'outcomeDue' ? outcomeSlice(tx, going, policy, now) : ticketSlice(tx, going, policy, now)
}

/**
 * The longest due occasion nobody else is at. It is off when its start was moved or called off, or has come; the word of
 * the day before also when that day is over.
 */
async function next(tx: Tx, now: Instant): Promise<Going | null> {
  const { rows } = await sql<Going>`
    select r.reason, r.kind, r.activity_id as "activityId", r.session_id as "sessionId", r.due_at as "dueAt",
      r.starts_at as "startsAt", coalesce(s.ends_at, a.ends_at, r.starts_at) as "endsAt",
      coalesce(r.cursor, ${NOBODY}) as cursor, coalesce(a.title, '') as title, coalesce(v.name, '') as place,
      coalesce(a.bring, '') as bring,
      coalesce(case r.kind
        when 'verifyDue' then r.due_at < ${now - DAY}
        when 'outcomeDue' then a.state <> 'published'
        when 'dayBefore' then a.state <> 'published' or a.starts_at <> r.starts_at or r.starts_at < ${tomorrow(now)}
        else a.state <> 'published' or r.starts_at <= ${now} or coalesce(s.starts_at, a.starts_at) <> r.starts_at
      end, true) as "isOff"
    from reminders r left join activities a on a.id = r.activity_id left join venues v on v.id = a.venue_id
      left join sessions s on s.id = r.session_id
    where r.done_at is null and r.due_at <= ${now}
    order by r.due_at, r.reason limit 1 for update of r skip locked`.execute(tx)
  return rows[0] ?? null
}

const tomorrow = (now: Instant): Instant => instantOf(addDays(dayOf(now), 1), '00:00')

async function done(tx: Tx, reason: string, now: Instant): Promise<number> {
  await sql`update reminders set done_at = ${now} where reason = ${reason}`.execute(tx)
  return 0
}

/** Holders of a place who had it when the reminder was due; who came to the door without an account has nowhere to read. */
const ticketSlice = (tx: Tx, going: Going, policy: ReminderPolicy, now: Instant) =>
  write(tx, going, {
    now,
    body: sayReminder(going.kind, { ...going, at: now }),
    slice: sql`
      select t.id, t.booked_by as openid, t.id as ticket, null::uuid as employer, ${going.title}::text as title,
        ${going.reason}::text as reason, null::bigint as until_at
      from tickets t
      where t.activity_id = ${going.activityId} and t.state = 'booked' and t.person_id is not null
        and t.booked_at <= ${going.dueAt}
        and t.id > ${going.cursor} and not starts_with(t.booked_by, 'door:')
      order by t.id limit ${SLICE}`,
    isSpared: going.kind === 'soon' && isBroughtForward(going, policy) ? heardTonight(going) : undefined,
  })

/** SQL: this evening's word of the day before reached them, or no message could say more than it says in the app. */
const heardTonight = ({ activityId, startsAt }: Going) => sql`exists (
  select from notices d
  where d.openid = s.openid and d.reason = ${`dayBefore:${activityId}:${startsAt}`}
    and (d.state in ('queued', 'claimed', 'sent', 'unknown') or coalesce(c.credits, 0) = 0)
)`

/** Whoever acts for an employer that had a booth. */
function outcomeSlice(tx: Tx, going: Going, policy: ReminderPolicy, now: Instant) {
  const until = outcomeUntil(going.endsAt, policy)
  return write(tx, going, {
    now,
    body: sayReminder('outcomeDue', { ...going, endsAt: until, at: now }),
    slice: sql`
      select b.employer_id as id, r.openid, null::uuid as ticket, b.employer_id as employer,
        ${going.title}::text as title, ${going.reason}::text as reason, ${until}::bigint as until_at
      from (
        select employer_id from booths
        where activity_id = ${going.activityId} and state = 'approved' and employer_id > ${going.cursor} and exists (
          select from booth_postings bp where bp.booth_id = booths.id and bp.state = 'approved'
        )
        order by employer_id limit ${SLICE}
      ) b left join recruiters r on r.employer_id = b.employer_id`,
  })
}

/** Whoever acts for an employer last checked so long ago; told once for that check. */
function verifySlice(tx: Tx, going: Going, policy: ReminderPolicy, now: Instant) {
  const { from, until } = verifySpan(now, policy)
  const lives = policy.verifyDays * DAY
  return write(tx, going, {
    now,
    body: sayReminder('verifyDue', { ...going, endsAt: now + policy.verifyDaysAhead * DAY, at: now }),
    slice: sql`
      select e.id, r.openid, null::uuid as ticket, e.id as employer, e.name as title,
        'verifyDue:' || e.id || ':' || e.verified_at as reason,
        greatest(e.verified_at + ${lives}::bigint, ${now + DAY}::bigint) as until_at
      from (
        select id, name, verified_at from employers
        where state = 'approved' and verified_at > ${from} and verified_at <= ${until} and id > ${going.cursor}
        order by id limit ${SLICE}
      ) e left join recruiters r on r.employer_id = e.id`,
  })
}

type Slice = { slice: Sql<unknown>; body: string; now: Instant; isSpared?: Sql<unknown> }

/** One notice each: for WeChat with a consent in hand, else in the app; none to whoever switched the kind off or is spared. */
async function write(tx: Tx, { reason, kind, activityId, sessionId }: Going, wish: Slice) {
  const { slice, body, now, isSpared = sql`false` } = wish
  const { rows } = await sql<{ told: number }>`
    with slice as materialized (${slice}), told as (
      insert into notices (kind, activity_id, session_id, employer_id, ticket_id, openid, state, title, body, reason,
        until_at, queued_at, settled_at, next_at)
      select ${kind}, ${activityId}, ${sessionId}, s.employer, s.ticket, s.openid, whom.state, s.title, ${body},
        s.reason, s.until_at, ${now}, case when whom.state = 'noCredit' then ${now}::bigint end, ${now}
      from slice s left join consents c on c.openid = s.openid and c.kind = ${kind}
        cross join lateral (select case when c.credits > 0 then 'queued' else 'noCredit' end as state) whom
      where s.openid is not null and not exists (
        select from notice_choices x where x.openid = s.openid and x.kind = ${kind} and x.is_off
      ) and not ${isSpared}
      order by s.openid, s.reason
      on conflict (openid, reason) where reason is not null do nothing
      returning id
    )
    update reminders set
      cursor = coalesce((select id from slice order by id desc limit 1), cursor),
      done_at = case when not exists (select from slice) then ${now}::bigint end
    where reason = ${reason}
    returning (select count(*) from told) as told`.execute(tx)
  return rows[0]?.told ?? 0
}
