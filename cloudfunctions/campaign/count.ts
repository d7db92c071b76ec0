import type { Audience, AudienceCounts } from '../../types/campaign'
import type { ActivityId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { allAccounts, CAMPAIGN_KIND, isCallable, isMeant, isOff } from '../core/campaign/audience'
import { audienceOf } from '../core/campaign/fill'
import { rulesOf } from '../core/notice/outbox-claim'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

const WEEK = 7 * 86_400_000

/** SQL: how many messages the account got in the last seven days that count for the bureau's weekly cap. */
const sentInWeek = (now: Instant) => sql<number>`(
  select count(*) from notices n join notice_kinds k on k.kind = n.kind and k.capped
  where n.openid = known.openid and n.state in ('claimed', 'sent', 'unknown') and n.claimed_at > ${now - WEEK}
)`

/** Campaigns looked at for what they will spend; more than a few never wait at once. */
const OTHERS = 10

type Other = { activityId: ActivityId; audience: unknown; cursor: string }

/** Campaigns of other specials somebody said yes to, as far as their recipients are not written down yet. */
async function othersOf(db: Db, activityId: ActivityId): Promise<Other[]> {
  const { rows } = await sql<Other>`
    select activity_id as "activityId", audience, coalesce(fill_cursor, '') as cursor from campaigns
    where state in ('approved', 'sending', 'paused') and filled_at is null and activity_id <> ${activityId}
    order by send_at limit ${OTHERS}`.execute(db)
  return rows
}

/** SQL: how many of these campaigns will write to the account too. */
const promised = (others: readonly Other[], now: Instant) =>
  others.length === 0
    ? sql<number>`0`
    : sql<number>`(${sql.join(
        others.map(
          ({ activityId, audience, cursor }) =>
            sql`(known.openid > ${cursor} and ${isMeant(audienceOf(audience), activityId, now)})::int`,
        ),
        ' + ',
      )})`

/** SQL: notices of other campaigns that wait for their turn, by account. */
const waiting = (activityId: ActivityId) => sql`
  select n.openid, count(*) as notices from (
    select openid, campaign_id from notices where kind = ${CAMPAIGN_KIND} and state = 'queued'
    union all
    select openid, campaign_id from notices where kind = ${CAMPAIGN_KIND} and state = 'claimed'
  ) n where not exists (
    select from campaigns c where c.id = n.campaign_id and (c.state = 'stopped' or c.activity_id = ${activityId})
  ) group by n.openid`

/** `district` is the special's: its desk makes the calls. */
type Asked = { audience: Audience; activityId: ActivityId; district: DistrictCode; now: Instant }

/**
 * Whom an audience reaches now, and who cannot be reached by message and why. Looking at every account takes longer
 * than a statement is given elsewhere; a clerk asks for it once in a while, and waits.
 */
export const countAudience = (db: Db, asked: Asked): Promise<AudienceCounts> =>
  db.transaction(async (tx) => {
    await sql`select set_config('statement_timeout', '40s', true)`.execute(tx)
    return count(tx, asked)
  })

/** A consent that a waiting notice or an approved campaign will spend is not there to be promised again. */
async function count(db: Db, { audience, activityId, district, now }: Asked): Promise<AudienceCounts> {
  const others = await othersOf(db, activityId)
  const { weeklyCap } = await rulesOf(db)
  const { rows } = await sql<AudienceCounts>`
    with waiting as materialized (${waiting(activityId)}), meant as (
      select case
        when ${isOff} then 'off'
        when coalesce(c.credits, 0) = 0 or (t.subscription = 'once' and c.credits <= spoken.notices) then 'noCredit'
        when ${sentInWeek(now)} + spoken.notices >= ${weeklyCap} then 'capped'
        else 'byMessage' end as how, ${audience.call ? isCallable(sql`${district}::text`) : sql`false`} as callable
      from (${allAccounts}) known
        left join consents c on c.openid = known.openid and c.kind = ${CAMPAIGN_KIND}
        left join notice_templates t on t.kind = c.kind
        left join waiting w on w.openid = known.openid
        cross join lateral (select coalesce(w.notices, 0) + ${promised(others, now)} as notices) spoken
      where ${isMeant(audience, activityId, now)}
    )
    select count(*) filter (where how <> 'off') as people, count(*) filter (where how = 'byMessage') as "byMessage",
      count(*) filter (where how = 'noCredit') as "noCredit", count(*) filter (where how = 'capped') as capped,
      count(*) filter (where how = 'off') as off, count(*) filter (where how = 'noCredit' and callable) as "toCall",
      ${others.length > 0}::boolean or exists (select from waiting) as "isEstimate"
    from meant`.execute(db)
  return rows[0] as AudienceCounts
}
