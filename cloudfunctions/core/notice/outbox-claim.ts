import { randomUUID } from 'node:crypto'
import { isQuiet } from '../../../src/domain/notice/quiet-hours'
import type { NoticeFacts, NoticeSubject } from '../../../src/domain/notice/values'
import { FAULTS_TO_CLOSE } from '../../../src/domain/notice/verdict'
import { addDays, dayOf, instantOf } from '../../../src/domain/time/calendar'
import type { Instant, NoticeId, OpenId } from '../../../types/core'
import type { NoticeKind, NoticeState } from '../../../types/notice'
import type { QuietHours } from '../../../types/policy'
import type { Db } from '../../kit/db'
import { policyOf } from '../../kit/policies'
import { sql } from '../../kit/sql'
import { isPointless, isTakenBack, mustReach } from './outbox-pointless'

const DAY = 86_400_000

/** What still waits after so long has lost its sense; what must be told was tried in vain and is told by telephone. */
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
  const stored = (name: string) => rows.find((row) => row.name === name)?.value
  return {
    quiet: policyOf('quiet', stored('quiet')),
    weeklyCap: policyOf('weeklyCap', stored('weeklyCap')).messages,
  }
}

const WORDS = {
  placeOffered: '请尽快确认，超时给下一位',
  outcomeDue: '请点开填报面谈、意向、录用人数',
  verifyDue: '请点开核对单位信息',
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
  with n as (
    select (claimed.notice).*, claimed.reached from claim_notices(
      ${token}::uuid, ${now}::bigint, ${room}::int, ${isQuiet(rules.quiet, now)}::boolean, ${FAULTS_TO_CLOSE}::int,
      ${now - WEEK_MS}::bigint
    ) claimed
  ), looked as (
    select n.id, n.claim, n.openid, n.kind, n.attempts, n.activity_id, n.queued_at, n.reached, k.capped,
      ${fate(now)} as fate, t.template_id, t.subscription,
      json_build_object('activityId', n.activity_id, 'activityKind', a.kind, 'ticketId', n.ticket_id, 'employerId',
        n.employer_id, 'noticeId', n.id) as subject,
      ${facts(now)} as facts, json_build_object('title', t.title, 'fields', t.fields, 'page', t.page) as template
    from n join notice_kinds k on k.kind = n.kind left join activities a on a.id = n.activity_id
      left join venues v on v.id = a.venue_id left join sessions s on s.id = n.session_id
      left join employers e on e.id = n.employer_id left join tickets tk on tk.id = n.ticket_id
      left join campaigns c on c.id = n.campaign_id left join notice_templates t on t.kind = n.kind and t.active
  ), told as (
    select looked.*, row_number() over (
      partition by openid, kind, activity_id, fate is null order by queued_at desc, id
    ) as nth from looked
  ), numbered as (
    select told.*,
      row_number() over (partition by openid, capped, fate is null order by nth, queued_at, id) as of_capped,
      row_number() over (partition by openid, kind, fate is null order by nth, queued_at, id) as of_kind
    from told
  )
  select id, claim, openid, kind, attempts, coalesce(fate, ${lack(rules)}) as fate, template_id as "templateId", subject,
    facts, template
  from numbered`

const facts = (now: Instant) => sql`
  json_build_object(
    'title', coalesce(a.title, e.name), 'place', coalesce(v.name, ''),
    'startsAt', coalesce(s.starts_at, a.starts_at, n.until_at, ${now}),
    'endsAt', coalesce(s.ends_at, a.ends_at, n.until_at, ${now}),
    'until', coalesce(n.until_at, tk.offered_until),
    'hint', case when n.kind in ('activityChanged', 'employerTold') then n.body else case n.kind when 'placeOffered' then ${WORDS.placeOffered}
      when 'outcomeDue' then ${WORDS.outcomeDue} when 'verifyDue' then ${WORDS.verifyDue} else coalesce(a.bring, '') end end,
    'result', case n.kind when 'bookingResult' then case when ${isTakenBack} then '报名已取消' else '报名成功' end
      when 'employerTold' then case when starts_with(n.reason, 'employer.approve:') or starts_with(n.reason, 'booth.approve:')
        then '审核通过' when n.reason like '%sendBack:%' or n.reason like '%recall:%' then '已退回' else '请查看' end
      when 'soon' then case when a.starts_at < ${instantOf(addDays(dayOf(now), 1), '00:00')} then '即将开始' else '明天开始' end end
  )`

/** SQL: why a claimed notice is not to be sent whatever else is told, or null. */
const fate = (now: Instant) => sql`
  case
    when starts_with(n.openid, 'erased:') then 'gone'
    when c.state = 'stopped' or ${isPointless(now)} then 'lapsed'
    when n.queued_at < ${now - STALE_MS} then case when ${mustReach} then 'failed' else 'lapsed' end
    when exists (select from notice_choices x where x.openid = n.openid and x.kind = n.kind and x.is_off) then 'off'
    when t.template_id is null then 'invalid'
  end`

/**
 * SQL: what is worth sending shares what the account has left, the week's number and its consents: of one activity the
 * newest telling first. What is not sent takes nothing from the others.
 */
const lack = (rules: Rules) => sql`
  case
    when capped and of_capped + reached > ${rules.weeklyCap} then 'capped'
    when coalesce((select x.credits from consents x where x.openid = numbered.openid and x.kind = numbered.kind), 0) <
      case subscription when 'longTerm' then 1 else of_kind end then 'noCredit'
  end`

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
