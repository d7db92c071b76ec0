import { sql } from 'kysely'
import type { Audience, AudienceCounts } from '../../types/campaign'
import type { ActivityId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { allAccounts, CAMPAIGN_KIND, isCallable, isMeant, isOff } from '../kit/audience'
import type { Db } from '../kit/db'

const WEEK = 7 * 86_400_000

/** SQL: whoever got as many messages in the last seven days as the bureau's weekly cap allows. */
const isCapped = (now: Instant) => sql<boolean>`(
  select count(*) from notices n join notice_kinds k on k.kind = n.kind and k.capped
  where n.openid = known.openid and n.state in ('claimed', 'sent', 'unknown') and n.claimed_at > ${now - WEEK}
) >= coalesce((select (value ->> 'messages')::int from policies where name = 'weeklyCap'), 3)`

/** `district` is the special's: its desk makes the calls. */
type Asked = { audience: Audience; activityId: ActivityId; district: DistrictCode; now: Instant }

/**
 * Whom an audience reaches now, and who cannot be reached by message and why. Looking at every account takes longer
 * than a statement is given elsewhere; a clerk asks for it once in a while, and waits.
 */
export const countAudience = (db: Db, asked: Asked): Promise<AudienceCounts> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('statement_timeout', '40s', true)`.execute(tx)
    return count(tx, asked)
  })

async function count(db: Db, { audience, activityId, district, now }: Asked): Promise<AudienceCounts> {
  const { rows } = await sql<AudienceCounts>`
    with meant as (
      select case
        when ${isOff} then 'off'
        when coalesce(c.credits, 0) = 0 then 'noCredit'
        when ${isCapped(now)} then 'capped'
        else 'byMessage' end as how, ${audience.call ? isCallable(district) : sql`false`} as callable
      from (${allAccounts}) known
        left join consents c on c.openid = known.openid and c.kind = ${CAMPAIGN_KIND}
      where ${isMeant(audience, activityId, now)}
    )
    select count(*) filter (where how <> 'off') as people, count(*) filter (where how = 'byMessage') as "byMessage",
      count(*) filter (where how = 'noCredit') as "noCredit", count(*) filter (where how = 'capped') as capped,
      count(*) filter (where how = 'off') as off, count(*) filter (where how = 'noCredit' and callable) as "toCall"
    from meant`.execute(db)
  return rows[0] as AudienceCounts
}
