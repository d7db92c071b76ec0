import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { NoticeFacts, NoticeSubject } from '../../src/domain/notice-values'
import { FAULTS_TO_CLOSE } from '../../src/domain/notice-verdict'
import { isQuiet, QUIET_HOURS, type QuietHours } from '../../src/domain/quiet-hours'
import type { Instant, NoticeId, OpenId } from '../../types/core'
import type { NoticeKind, NoticeState } from '../../types/notice'
import type { Db } from './db'

const DAY = 86_400_000

/** What still waits after so long has lost its sense. */
const STALE_MS = 3 * DAY
const WEEK_MS = 7 * DAY

/** A claim this old was left behind by a worker that died: its message may have gone out. */
export const ABANDONED_MS = 120_000

/** What sending keeps to, as data of the bureau. */
export type Rules = { quiet: QuietHours; weeklyCap: number }

/** A notice for one worker only. `fate` is set when it is not to be sent: it is settled as that. */
export type Claimed = {
  id: NoticeId
  claim: string
  openid: OpenId
  kind: NoticeKind
  attempts: number
  fate: Exclude<NoticeState, 'queued' | 'claimed' | 'sent'> | null
  subject: NoticeSubject
  facts: NoticeFacts
  templateId: string | null
  template: unknown
}

export async function rulesOf(db: Db): Promise<Rules> {
  const { rows } = await sql<{ name: string; value: unknown }>`
    select name, value from policies where name in ('quiet', 'weeklyCap')`.execute(db)
  const policy = <T>(name: string) => rows.find((row) => row.name === name)?.value as T | undefined
  return {
    quiet: policy<QuietHours>('quiet') ?? QUIET_HOURS,
    weeklyCap: policy<{ messages: number }>('weeklyCap')?.messages ?? Number.MAX_SAFE_INTEGER,
  }
}

const WORDS = {
  placeOffered: '请尽快确认，过时会让给下一位',
  outcomeDue: '请填写录用和达成意向的人数',
  verifyDue: '请核对单位信息，逾期暂停发岗位',
} as const

/**
 * The due notices of highest priority, at most so many, none while the breaker is closed and a single one to try
 * whether it may open. A paused campaign's stay where they are. The message is made from the facts as they are now, and
 * what is no longer worth telling, switched off, beyond the week's number or without consent says so as its `fate`.
 */
export async function claim(db: Db, now: Instant, room: number, rules: Rules): Promise<Claimed[]> {
  const token = randomUUID()
  try {
    const { rows } = await take(token, now, room, rules).execute(db)
    return rows
  } catch (fault) {
    await release(db, token).catch(() => undefined)
    throw fault
  }
}

const take = (token: string, now: Instant, room: number, rules: Rules) => sql<Claimed>`
  with door as (
    select case when s.closed_until > ${now} then 0 when s.faults >= ${FAULTS_TO_CLOSE} then 1 else ${room}::int end
      as room from wechat_state s
  ), due as (
    select n.id from (
      select kind from notice_kinds where urgent or not ${isQuiet(rules.quiet, now)}::boolean order by priority
    ) k cross join lateral (
      select n.id from notices n
      where n.state = 'queued' and n.kind = k.kind and n.next_at <= ${now} and (n.campaign_id is null or exists (
        select from campaigns c where c.id = n.campaign_id and c.state in ('sending', 'stopped')
      ))
      order by n.next_at limit (select coalesce(max(room), 0) from door) for update skip locked
    ) n limit (select coalesce(max(room), 0) from door)
  ), n as (
    update notices n set state = 'claimed', claim = ${token}, claimed_at = ${now}, attempts = n.attempts + 1
    from due where n.id = due.id returning n.*
  )
  select n.id, n.claim, n.openid, n.kind, n.attempts, ${fate(now, rules)} as fate, t.template_id as "templateId",
    json_build_object('activityId', n.activity_id, 'activityKind', a.kind, 'noticeId', n.id) as subject,
    json_build_object(
      'title', coalesce(a.title, e.name), 'place', coalesce(v.name, ''),
      'startsAt', coalesce(s.starts_at, a.starts_at, n.until_at, ${now}),
      'endsAt', coalesce(s.ends_at, a.ends_at, n.until_at, ${now}),
      'until', coalesce(n.until_at, tk.offered_until),
      'hint', case n.kind when 'activityChanged' then n.body when 'placeOffered' then ${WORDS.placeOffered}
        when 'outcomeDue' then ${WORDS.outcomeDue} when 'verifyDue' then ${WORDS.verifyDue} else coalesce(a.bring, '') end,
      'result', case n.kind when 'bookingResult' then '报名成功' when 'soon' then '即将开始' end
    ) as facts,
    json_build_object('title', t.title, 'fields', t.fields, 'page', t.page) as template
  from n join notice_kinds k on k.kind = n.kind left join activities a on a.id = n.activity_id
    left join venues v on v.id = a.venue_id left join sessions s on s.id = n.session_id
    left join employers e on e.id = n.employer_id left join tickets tk on tk.id = n.ticket_id
    left join campaigns c on c.id = n.campaign_id left join notice_templates t on t.kind = n.kind and t.active`

/** SQL: why a claimed notice is not to be sent, or null. */
const fate = (now: Instant, rules: Rules) => sql`
  case
    when starts_with(n.openid, 'erased:') then 'gone'
    when c.state = 'stopped' or n.queued_at < ${now - STALE_MS} or ${isPointless(now)} then 'lapsed'
    when exists (select from notice_choices x where x.openid = n.openid and x.kind = n.kind and x.is_off) then 'off'
    when t.template_id is null then 'invalid'
    when k.capped and ${rules.weeklyCap} < row_number() over (partition by n.openid, k.capped order by n.id) + (
      select count(*) from notices r join notice_kinds rk on rk.kind = r.kind and rk.capped
      where r.openid = n.openid and r.state in ('claimed', 'sent', 'unknown') and r.claimed_at > ${now - WEEK_MS}
    ) then 'capped'
    when coalesce((select x.credits from consents x where x.openid = n.openid and x.kind = n.kind), 0) <
      case t.subscription when 'longTerm' then 1 else row_number() over (partition by n.openid, n.kind order by n.id) end
      then 'noCredit'
  end`

/** SQL: there is nothing left to tell: cancelled, over, begun, moved since, given back, already answered. */
const isPointless = (now: Instant) => sql`
  coalesce(case n.kind
    when 'activityChanged' then a.ends_at <= ${now}
    when 'outcomeDue' then a.state = 'cancelled' or n.until_at <= ${now}
    when 'verifyDue' then e.state <> 'approved' or n.reason <> 'verifyDue:' || e.id || ':' || e.reviewed_at
    when 'placeOffered' then a.state = 'cancelled' or tk.state <> 'offered' or tk.offered_until <= ${now}
    when 'classTomorrow' then a.state = 'cancelled' or s.starts_at <= ${now} or not ${stillBooked}
    when 'dayBefore' then ${isAnotherStart(now)} or not ${stillBooked}
    when 'soon' then ${isAnotherStart(now)} or not ${stillBooked}
    else a.state = 'cancelled' or a.ends_at <= ${now}
  end, false)`

const isAnotherStart = (now: Instant) => sql`
  a.state = 'cancelled' or a.starts_at <= ${now} or n.reason <> n.kind || ':' || a.id || ':' || a.starts_at`

const stillBooked = sql`exists (
  select from tickets b where b.booked_by = n.openid and b.activity_id = n.activity_id and b.state = 'booked'
)`

/** Puts a claim back, for messages that certainly never left: the try does not count. */
export async function release(db: Db, token: string, ids?: readonly NoticeId[]): Promise<void> {
  await sql`
    update notices set state = 'queued', claim = null, claimed_at = null, attempts = attempts - 1
    where claim = ${token} and state = 'claimed' ${ids ? sql`and id = any(${[...ids]}::uuid[])` : sql``}`.execute(db)
}

/** Claims whose worker is gone, at most so many: what came of them is not known. */
export async function abandoned(db: Db, now: Instant, room: number): Promise<Pick<Claimed, 'id' | 'claim'>[]> {
  const { rows } = await sql<Pick<Claimed, 'id' | 'claim'>>`
    select id, claim from notices where state = 'claimed' and claimed_at < ${now - ABANDONED_MS}
    order by claimed_at limit ${room}`.execute(db)
  return rows
}
