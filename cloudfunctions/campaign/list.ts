import { cursorOf, placeOf } from '../../src/domain/text/cursor'
import type { CampaignRow } from '../../types/campaign'
import { accept } from '../../types/reply'
import { CAMPAIGN_KIND } from '../core/campaign/audience'
import { inScope } from '../kit/actor'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

const PAGE = 20

/** Specials are planned half a year ahead; their notices are a matter of the next weeks. */
const AHEAD_MS = 21 * 86_400_000

/** The specials in scope, latest first, with their notices. */
export const list: Verb<'campaign.list'> = async ({ input, actor, db, now }) => {
  const query = { call: 'campaign.list', district: actor.district }
  const place = placeOf(query, input.cursor)
  if (!place.ok) return place
  const { rows } = await sql<CampaignRow>`
    select a.id, a.title as fair, a.starts_at as "startsAt", a.district, c.state, c.send_at as "sendAt",
      coalesce(c.people, 0) as people, coalesce(done.sent, 0) as sent, coalesce(done.opened, 0) as opened
    from activities a left join campaigns c on c.activity_id = a.id and c.kind = ${CAMPAIGN_KIND}
      left join lateral (
        select sum(notices) filter (where p.state = 'sent')::int as sent,
          sum(notices) filter (where p.state = 'opened')::int as opened
        from campaign_progress p where p.campaign_id = c.id
      ) done on true
    where a.theme is not null and a.state <> 'draft' and ${inScope('a.district', actor)}
      and a.starts_at < ${now + AHEAD_MS}
      and ${place.value ? sql`(a.starts_at, a.id) < (${place.value.at}, ${place.value.id})` : sql`true`}
    order by a.starts_at desc, a.id desc limit ${PAGE + 1}`.execute(db)
  const campaigns = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? campaigns.at(-1) : undefined
  return accept({ campaigns, next: last ? cursorOf(query, { at: last.startsAt, id: last.id }) : null })
}
