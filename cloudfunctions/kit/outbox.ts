import { sql } from 'kysely'
import { type NoticeFacts, type NoticeTemplate, noticeData, pageOf } from '../../src/domain/notice-values'
import { isQuotaReached, type NoticeVerdict, type SendAnswer, verdictOf } from '../../src/domain/notice-verdict'
import type { ActivityId, Instant, NoticeId, OpenId } from '../../types/core'
import type { NoticeKind } from '../../types/notice'
import { clock } from './clock'
import type { Db } from './db'
import { log } from './log'
import { sendSubscribeMessage, WechatFault } from './wechat'

/** A claim this old was left behind by a worker that died: its message may have gone out. */
const ABANDONED_MS = 120_000
const BATCH = 50
const CONFIRM_SOON = '请尽快确认，过时会让给下一位'
const LANES = 10

/** How long one call may deliver, and how many messages at most. */
export type Budget = { ms: number; notices: number }

export type Drained = { sent: number; settled: number }

type Claimed = {
  id: NoticeId
  openid: OpenId
  kind: NoticeKind
  attempts: number
  activityId: ActivityId
  isOff: boolean
  facts: NoticeFacts
  template: NoticeTemplate & { id: string }
}

type Settled = { notice: Claimed; answer: SendAnswer | 'off' }

/**
 * Delivers what is queued until nothing is due or the budget is used up, and settles what a dead worker left behind.
 * A claim is committed before its request leaves, so no message is sent twice whoever else drains or dies: at worst it
 * ends as `unknown`.
 */
export async function drain(db: Db, budget: Budget): Promise<Drained> {
  const until = performance.now() + budget.ms
  const drained: Drained = { sent: 0, settled: await settleAbandoned(db, clock.now()) }
  let left = budget.notices
  while (left > 0 && performance.now() < until) {
    const claimed = await claim(db, clock.now(), Math.min(BATCH, left))
    if (claimed.length === 0) break
    const settled = await deliver(claimed)
    const verdicts = settled.map(judge)
    await settle(db, settled, verdicts)
    drained.sent += verdicts.filter(({ state }) => state === 'sent').length
    drained.settled += verdicts.filter(({ state }) => state !== 'queued').length
    left -= claimed.length
    if (settled.some(({ answer }) => answer !== 'off' && isQuotaReached(answer))) break
  }
  await closeCampaigns(db, clock.now())
  return drained
}

async function settleAbandoned(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql`
    update notices set state = 'unknown', settled_at = ${now}
    where state = 'claimed' and claimed_at < ${now - ABANDONED_MS} returning id`.execute(db)
  return rows.length
}

/** The queued notices that are due, each for one worker only. The message is made from the facts as they are now. */
async function claim(db: Db, now: Instant, notices: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select id from notices where state = 'queued' and next_at <= ${now}
      order by next_at limit ${notices} for update skip locked
    ), n as (
      update notices n set state = 'claimed', claimed_at = ${now}, attempts = n.attempts + 1
      from due where n.id = due.id returning n.*
    )
    select n.id, n.openid, n.kind, n.attempts, n.activity_id as "activityId",
      (a.state = 'cancelled' and n.kind <> 'activityChanged') or a.ends_at <= ${now} as "isOff",
      json_build_object('title', a.title, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'place', v.name,
        'hint', case n.kind when 'placeOffered' then ${CONFIRM_SOON} when 'activityChanged' then n.body
          else a.bring end,
        'until', (select t.offered_until from tickets t where t.id = n.ticket_id)) as facts,
      json_build_object('id', t.template_id, 'title', t.title, 'fields', t.fields, 'page', t.page) as template
    from n join activities a on a.id = n.activity_id join venues v on v.id = a.venue_id
      join notice_templates t on t.kind = n.kind`.execute(db)
  return rows
}

/** Sends through a few lanes at once; WeChat names no rate, so it stays small. */
async function deliver(claimed: readonly Claimed[]): Promise<Settled[]> {
  const waiting = [...claimed]
  const settled: Settled[] = []
  const lane = async () => {
    for (let notice = waiting.shift(); notice; notice = waiting.shift())
      settled.push({ notice, answer: notice.isOff ? 'off' : await send(notice) })
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return settled
}

async function send({ openid, template, facts, activityId }: Claimed): Promise<SendAnswer> {
  try {
    const { errcode } = await sendSubscribeMessage({
      touser: openid,
      templateId: template.id,
      page: pageOf(template.page, activityId),
      data: noticeData(template, facts),
    })
    return { kind: 'answered', errcode }
  } catch (fault) {
    log({ level: 'fault', what: 'notice not delivered', message: String(fault) })
    return { kind: fault instanceof WechatFault && !fault.sent ? 'unsent' : 'lost' }
  }
}

/** Nobody is invited to what was cancelled or is over; that it was cancelled is told. */
const judge = ({ notice, answer }: Settled): NoticeVerdict =>
  answer === 'off' ? { state: 'failed', credit: 'keep' } : verdictOf(answer, notice.attempts)

const codeOf = ({ answer }: Settled) => (answer !== 'off' && answer.kind === 'answered' ? answer.errcode : null)

/**
 * Writes all verdicts and what they mean for the consents. A verdict that comes after the claim was given up still
 * counts: it is what really happened. One send spends one consent, unless the template is long-term. Holders of a place
 * whom no message reached are called by the desk.
 */
async function settle(db: Db, settled: readonly Settled[], verdicts: readonly NoticeVerdict[]): Promise<void> {
  const now = clock.now()
  await sql`
    with verdict as (
      select * from unnest(
        ${settled.map(({ notice }) => notice.id)}::uuid[], ${verdicts.map(({ state }) => state)}::text[],
        ${settled.map(codeOf)}::int[], ${verdicts.map(({ credit }) => credit)}::text[],
        ${verdicts.map((verdict) => (verdict.state === 'queued' ? now + verdict.waitMs : now))}::bigint[]
      ) verdict (id, state, errcode, credit, next_at)
    ), done as (
      update notices n set state = verdict.state, errcode = verdict.errcode, next_at = verdict.next_at,
        claimed_at = case when verdict.state = 'queued' then null else n.claimed_at end,
        settled_at = case when verdict.state = 'queued' then null else ${now}::bigint end
      from verdict where n.id = verdict.id and n.state in ('claimed', 'unknown')
      returning n.id, n.openid, n.kind, n.activity_id, n.ticket_id, n.state, verdict.credit
    ), unreached as (
      insert into calls (notice_id, district)
      select done.id, a.district from done join activities a on a.id = done.activity_id
      where done.ticket_id is not null and done.state not in ('sent', 'queued')
        and (a.state = 'published' or done.kind = 'activityChanged')
      on conflict do nothing
    ), cost as (
      select openid, kind, count(*) filter (where credit = 'spend') as spent, bool_or(credit = 'clear') as cleared
      from done where credit <> 'keep' group by openid, kind
    )
    update consents c set updated_at = ${now},
      credits = case when cost.cleared then 0
        when t.subscription = 'longTerm' then c.credits
        else greatest(0, c.credits - cost.spent) end
    from cost join notice_templates t on t.kind = cost.kind
    where c.openid = cost.openid and c.kind = cost.kind`.execute(db)
}

async function closeCampaigns(db: Db, now: Instant): Promise<void> {
  await sql`
    update campaigns c set state = 'sent', sent_at = ${now}
    where c.state = 'sending' and c.filled_at is not null and not exists (
      select from notices n where n.campaign_id = c.id and n.state in ('queued', 'claimed')
    )`.execute(db)
}
