import { dueAt, type Occasion } from '../../src/domain/notice/reminders'
import { dayOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant, SessionId } from '../../types/core'
import type { QuietHours, ReminderPolicy } from '../../types/policy'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

const DAY = 86_400_000

type Found = {
  reason: string
  occasion: Occasion
  activityId: ActivityId | null
  sessionId: SessionId | null
  startsAt: Instant
}

type Start = { kind: 'dayBefore' | 'soon' | 'classTomorrow'; activityId: ActivityId; sessionId: SessionId | null }

/** When is reminded, and when nobody is messaged, as data of the bureau. */
export type Rules = { policy: ReminderPolicy; quiet: QuietHours }

/** Writes down the occasions that have become due; the same one, found again, is there already. */
export async function findOccasions(db: Db, { policy, quiet }: Rules, now: Instant): Promise<void> {
  const found = [...(await starts(db, now)), ...(await outcomes(db, policy, now)), round(now)]
  const due = found
    .map((one) => ({ ...one, dueAt: dueAt(one.occasion, policy, quiet) }))
    .filter((one) => one.dueAt <= now)
  if (due.length === 0) return
  await sql`
    insert into reminders (reason, kind, activity_id, session_id, due_at, starts_at)
    select * from unnest(
      ${due.map(({ reason }) => reason)}::text[], ${due.map(({ occasion }) => occasion.kind)}::text[],
      ${due.map(({ activityId }) => activityId)}::uuid[], ${due.map(({ sessionId }) => sessionId)}::uuid[],
      ${due.map((one) => one.dueAt)}::bigint[], ${due.map(({ startsAt }) => startsAt)}::bigint[]
    ) on conflict do nothing`.execute(db)
}

/** Activities and lessons that begin within two days, as far as nobody was reminded of this start yet. */
async function starts(db: Db, now: Instant): Promise<Found[]> {
  const { rows } = await sql<Start & { startsAt: Instant; reason: string }>`
    select * from (
      select k.kind, a.id as "activityId", null::uuid as "sessionId", a.starts_at as "startsAt",
        k.kind || ':' || a.id || ':' || a.starts_at as reason
      from activities a cross join (values ('dayBefore'), ('soon')) k (kind)
      where a.kind in ('fair', 'bus', 'exam', 'talk') and a.state = 'published' and a.starts_at > ${now}
        and a.starts_at < ${now + 2 * DAY}
      union all
      select 'classTomorrow', a.id, s.id, s.starts_at, 'classTomorrow:' || s.id || ':' || s.starts_at
      from sessions s join activities a on a.id = s.activity_id and a.kind = 'course' and a.state = 'published'
      where s.starts_at > ${now} and s.starts_at < ${now + 2 * DAY}
    ) found where not exists (select from reminders r where r.reason = found.reason)`.execute(db)
  return rows.map(({ kind, startsAt, ...row }) => ({ ...row, startsAt, occasion: { kind, startsAt } }))
}

/** Fairs that ended lately, whose employers have an outcome to tell. */
async function outcomes(db: Db, policy: ReminderPolicy, now: Instant): Promise<Found[]> {
  const { rows } = await sql<{ activityId: ActivityId; endsAt: Instant; reason: string }>`
    select * from (
      select a.id as "activityId", a.ends_at as "endsAt", 'outcomeDue:' || a.id as reason
      from activities a
      where a.kind = 'fair' and a.state = 'published' and a.ends_at <= ${now}
        and a.starts_at > ${now - (policy.outcomeWithinDays + 7) * DAY} and a.starts_at < ${now}
        and a.ends_at > ${now - policy.outcomeWithinDays * DAY}
    ) found where not exists (select from reminders r where r.reason = found.reason)`.execute(db)
  return rows.map(({ endsAt, ...row }) => ({
    ...row,
    sessionId: null,
    startsAt: endsAt,
    occasion: { kind: 'outcomeDue', endsAt },
  }))
}

/** The day's round of employers who are to check their facts again. */
const round = (now: Instant): Found => ({
  reason: `verifyDue:${dayOf(now)}`,
  occasion: { kind: 'verifyDue', now },
  activityId: null,
  sessionId: null,
  startsAt: now,
})
