import { FAULTS_TO_CLOSE, type Health, type NoticeVerdict, pauseAfter } from '../../../src/domain/notice/verdict'
import type { Instant, NoticeId } from '../../../types/core'
import type { Db } from '../../kit/db'
import { sql } from '../../kit/sql'
import { isCallable } from '../campaign/audience'
import { callsFor } from './outbox-calls'

/** What came of one claimed notice. `claim` is the batch it was taken in: nobody else's verdict counts. */
export type Settlement = {
  id: NoticeId
  claim: string | null
  verdict: NoticeVerdict
  errcode: number | null
  trouble: string | null
}

const MINUTE = 60_000
const CLOSINGS = 12

/**
 * Writes verdicts and what they mean, in one statement: the consents they spend, the campaign's progress, calls to
 * make because a mandatory notice reached nobody, and the breaker. Done twice it is done once. A verdict that comes
 * after its claim was given up for `unknown` still counts: it is what really happened. Rows are locked in the order of
 * their keys, so that many workers never wait for each other in a circle. Returns until when nothing is to be sent.
 */
export async function settle(
  db: Db,
  now: Instant,
  settlements: readonly Settlement[],
  health: Health | null,
): Promise<Instant | null> {
  const { rows } = await sql<{ closedUntil: Instant | null }>`
    with verdict as (
      select * from unnest(
        ${settlements.map(({ id }) => id)}::uuid[], ${settlements.map(({ claim }) => claim)}::uuid[],
        ${settlements.map(({ verdict }) => verdict.state)}::text[],
        ${settlements.map(({ verdict }) => verdict.credit)}::text[],
        ${settlements.map(({ errcode }) => errcode)}::int[], ${settlements.map(({ trouble }) => trouble)}::text[],
        ${settlements.map(({ verdict }) => (verdict.state === 'queued' ? now + verdict.waitMs : now))}::bigint[],
        ${settlements.map(({ verdict }) => (verdict.state === 'queued' && verdict.spared ? 1 : 0))}::int[]
      ) verdict (id, claim, state, credit, errcode, trouble, next_at, spared)
    ), held as (
      select n.id, n.state as was, n.settled_at as was_at from notices n join verdict v on v.id = n.id
      where n.claim is not distinct from v.claim
        and (n.state = 'claimed' or (n.state = 'unknown' and v.state not in ('unknown', 'queued')))
      order by n.id for update of n
    ), done as (
      update notices n set state = v.state, errcode = v.errcode, trouble = v.trouble, next_at = v.next_at,
        attempts = n.attempts - v.spared,
        claim = case when v.state = 'queued' then null else n.claim end,
        claimed_at = case when v.state = 'queued' then null else n.claimed_at end,
        settled_at = case when v.state = 'queued' then null else ${now}::bigint end
      from held join verdict v on v.id = held.id where n.id = held.id
      returning n.id, n.openid, n.kind, n.reason, n.activity_id, n.ticket_id, n.employer_id, n.campaign_id, n.queued_at,
        n.state, v.credit, held.was, held.was_at
    ), ${progress(now)}, ${calls}, ${invited}, ${costs(now)}, ${breaker(now, health)}
    select closed_until as "closedUntil" from breaker`.execute(db)
  return rows[0]?.closedUntil ?? null
}

/** SQL: what the report counts, by minute and state; what was unknown until now is no longer counted as that. */
const progress = (now: Instant) => sql`
  moved as (
    insert into campaign_progress as old (campaign_id, minute, state, notices)
    select campaign_id, minute, state, sum(notices) from (
      select campaign_id, ${now - (now % MINUTE)}::bigint as minute, state, 1 as notices from done
      where campaign_id is not null and state <> 'queued'
      union all
      select campaign_id, was_at - was_at % ${MINUTE}, 'unknown', -1 from done
      where campaign_id is not null and was = 'unknown'
    ) step group by 1, 2, 3 order by 1, 2, 3
    on conflict (campaign_id, minute, state) do update set notices = old.notices + excluded.notices
  )`

/** SQL: who must be told and was not is called by the desk. */
const calls = sql`
  unreached as (
    ${callsFor(sql`
      select id, kind, reason, state, activity_id, ticket_id, employer_id, queued_at from done
      where state not in ('sent', 'queued', 'lapsed')`)}
  )`

/** SQL: whom a campaign wanted called, and no message reached after all, as far as the desk knows them. */
const invited = sql`
  invited as (
    insert into calls (notice_id, district)
    select known.id, fair.district from done known
      join campaigns told on told.id = known.campaign_id and (told.audience ->> 'call')::boolean
      join activities fair on fair.id = known.activity_id
    where known.state in ('noCredit', 'refused') and ${isCallable(sql`fair.district`)}
    order by known.id
    on conflict do nothing
  )`

/** SQL: one send spends one consent, unless the template is long-term; a refusal of WeChat means that none is left. */
const costs = (now: Instant) => sql`
  cost as (
    select c.openid, c.kind, t.subscription, cost.spent, cost.cleared
    from (
      select openid, kind, count(*) filter (where credit = 'spend') as spent, bool_or(credit = 'clear') as cleared
      from done where credit <> 'keep' group by openid, kind
    ) cost join consents c on c.openid = cost.openid and c.kind = cost.kind
      join notice_templates t on t.kind = cost.kind
    order by c.openid, c.kind for update of c
  ), spent as (
    update consents c set updated_at = ${now},
      credits = case when cost.cleared then 0 when cost.subscription = 'longTerm' then c.credits
        else greatest(0, c.credits - cost.spent) end
    from cost where c.openid = cost.openid and c.kind = cost.kind
  )`

/** SQL: the breaker all workers share: opened by any success, closed by faults in a row or a quota, longer each time. */
function breaker(now: Instant, health: Health | null) {
  const kind = health?.kind ?? 'none'
  const faults = health?.kind === 'faults' ? health.faults : 0
  const why = kind === 'quota' ? 'quota' : 'faults'
  const jitter = Math.random()
  const pauses = Array.from({ length: CLOSINGS }, (_, closings) => pauseAfter(why, closings, jitter))
  const closes = sql`(coalesce(s.closed_until, 0) <= ${now} and (${kind}::text = 'quota'
    or (${kind}::text = 'faults' and s.faults + ${faults}::int >= ${FAULTS_TO_CLOSE})))`
  return sql`
    breaker as (
      update wechat_state s set
        faults = case ${kind}::text when 'well' then 0 else s.faults + ${faults}::int end,
        closings = case when ${kind}::text = 'well' then 0 when ${closes} then s.closings + 1 else s.closings end,
        closed_until = case when ${kind}::text = 'well' and s.faults > 0 then null
          when ${closes} then ${now}::bigint + (${pauses}::bigint[])[least(s.closings, ${CLOSINGS - 1}) + 1]
          else s.closed_until end
      where ${kind}::text in ('faults', 'quota') or (${kind}::text = 'well' and (
        s.faults > 0 or (s.closings > 0 and coalesce(s.closed_until, 0) <= ${now})
      ))
      returning s.closed_until
    )`
}
