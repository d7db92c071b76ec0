import { CampaignCounts, type CampaignReport } from '../../types/campaign'
import { accept, refuse } from '../../types/reply'
import { isShown } from '../core/notice/inbox'
import { inScope } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Minutes shown; a campaign of 100,000 takes a few. */
const MINUTES = 240

type Row = Pick<
  CampaignReport,
  'campaignId' | 'state' | 'filled' | 'people' | 'booked' | 'startedAt' | 'sentAt' | 'minutes'
> & {
  done: Partial<Record<string, number>>
  calls: { told: number; toCall: number } | null
  troubles: string[] | null
}

/** SQL: what came of the calls of campaign `c`: of those who had no consent, and whose consent WeChat did not know. */
const callsOf = sql`
  select json_build_object('told', count(*) filter (where k.result = 'told'),
    'toCall', count(*) filter (where k.result is null))
  from notices n join calls k on k.notice_id = n.id where n.campaign_id = c.id and n.state in ('noCredit', 'refused')`

/** SQL: when notice `n` reached its owner: as a message, by a tap on it, in the inbox or by the call `k`; null if never. */
const reachedAt = sql`least(
  case when n.state in ('sent', 'unknown') then n.settled_at end, n.opened_at,
  case when ${isShown} then n.read_at end, case when k.result = 'told' then k.called_at end)`

/** SQL: what was wrong with messages of campaign `c`, a few of them: mostly it is one thing with all. */
const troublesOf = sql`
  select json_agg(trouble) from (
    select distinct trouble from (
      select trouble from notices n
      where n.campaign_id = c.id and n.state in ('invalid', 'failed') and n.trouble is not null limit 50
    ) found limit 3
  ) few`

/**
 * How a campaign goes, in one cheap statement that is asked every other second: what settling counted by the minute,
 * and the places of one activity. It never looks at the notices one by one.
 */
export const report: Verb<'campaign.report'> = async ({ input, actor, db }) => {
  const { rows } = await sql<Row>`
    select c.id as "campaignId", c.state, (c.filled_at is not null or c.state = 'stopped') as filled, c.people, c.started_at as "startedAt",
      c.sent_at as "sentAt",
      coalesce((
        select json_object_agg(state, notices) from (
          select state, sum(notices)::int as notices from campaign_progress where campaign_id = c.id group by state
        ) settled
      ), '{}') as done,
      coalesce((
        select json_agg(json_build_object('at', minute, 'sent', sent, 'settled', settled) order by minute) from (
          select minute, coalesce(sum(notices) filter (where state = 'sent'), 0)::int as sent, sum(notices)::int as settled
          from campaign_progress where campaign_id = c.id and state = any(${STATES}::text[])
          group by minute order by minute limit ${MINUTES}
        ) by_minute
      ), '[]') as minutes,
      (
        select count(*) from tickets t join notices n on n.campaign_id = c.id and n.openid = t.booked_by
          left join calls k on k.notice_id = n.id
        where t.activity_id = c.activity_id and t.booked_at >= c.started_at
          and is_live_place(t.state) and ${reachedAt} <= coalesce(t.signed_up_at, t.booked_at)
      ) as booked,
      case when (c.audience ->> 'call')::boolean then (${callsOf}) end as calls,
      case when exists (
        select from campaign_progress where campaign_id = c.id and state in ('invalid', 'failed')
      ) then (${troublesOf}) end as troubles
    from campaigns c join activities a on a.id = c.activity_id
    where c.id = ${input.campaignId} and ${inScope('a.district', actor)}`.execute(db)
  const row = rows[0]
  if (!row) return refuse({ code: 'campaign.notFound' })
  const { done, calls, troubles, ...shown } = row
  const of = (state: string) => done[state] ?? 0
  const settled = STATES.reduce((sum, state) => sum + of(state), 0)
  const counts = Object.fromEntries(STATES.map((state) => [state, of(state)])) as CampaignCounts
  return accept({
    ...shown,
    counts: { ...counts, queued: Math.max(0, row.people - settled) },
    opened: of('opened'),
    read: of('read'),
    told: calls?.told ?? 0,
    toCall: calls?.toCall ?? 0,
    troubles: troubles ?? [],
  })
}

/** The states in which a notice is settled; `opened` and `read` are counted beside them. */
const STATES = Object.keys(CampaignCounts.def.shape).filter((state) => state !== 'queued')
