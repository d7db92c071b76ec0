import { proposedAudience } from '../../src/domain/campaign/audience'
import { proposedTime } from '../../src/domain/campaign/time'
import type { ActivityId, Instant } from '../../types/core'
import type { DistrictCode } from '../../types/division'
import { accept } from '../../types/reply'
import { CAMPAIGN_KIND } from '../core/campaign/audience'
import { findPolicy } from '../kit/policies'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** A week and a day, so that a special moved to Saturday is still found. */
const AHEAD_MS = 8 * 86_400_000

/** Timer, daily: the specials of the coming week propose their notice, for a clerk to look at and say yes to. */
export const propose: Verb<'campaign.propose'> = async ({ db, now }) => {
  const { rows } = await sql<{ id: ActivityId; startsAt: Instant; district: DistrictCode }>`
    select a.id, a.starts_at as "startsAt", a.district from activities a
    where a.theme is not null and a.state = 'published' and a.ends_at > ${now} and a.starts_at > ${now}
      and a.starts_at < ${now + AHEAD_MS}
      and exists (select from notice_templates where kind = ${CAMPAIGN_KIND} and active)
      and not exists (select from campaigns c where c.activity_id = a.id and c.kind = ${CAMPAIGN_KIND})`.execute(db)
  if (rows.length === 0) return accept({ proposed: 0 })
  const quiet = await findPolicy(db, 'quiet')
  const proposals = rows.map(({ id, startsAt, district }) => ({
    id,
    audience: proposedAudience(district),
    sendAt: proposedTime(startsAt, now, quiet),
  }))
  const written = await sql`
    insert into campaigns (id, activity_id, kind, state, audience, send_at, proposed_at)
    select gen_random_uuid(), id, ${CAMPAIGN_KIND}, 'proposed', audience, "sendAt", ${now}
    from json_to_recordset(${JSON.stringify(proposals)}) as proposal (id uuid, audience jsonb, "sendAt" bigint)
    on conflict (activity_id, kind) do nothing returning id`.execute(db)
  return accept({ proposed: written.rows.length })
}
