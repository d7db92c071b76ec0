import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { sayRange } from '../../src/domain/calendar'
import { decideSending } from '../../src/domain/campaign'
import type { CampaignId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import { drain } from '../kit/outbox'
import type { Ask, Verb } from '../kit/serve'
import { type Found, findCampaign, withoutCredit } from './find'
import { showCampaign } from './show'

/** What is delivered while the clerk waits; the timer does the rest. */
const BUDGET = { ms: 5_000, notices: 500 }

/** Sends the notice of a special to everyone once; sending again shows how it goes. */
export const send: Verb<'campaign.send'> = async (ask) => {
  const { input, actor, db, now } = ask
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const { activity, template, campaign } = found
  const hasTemplate = template !== null
  const decision = decideSending({ activity, campaign: campaign?.state ?? null, hasTemplate, now })
  if (!decision.ok) return decision
  if (decision.value === 'begin') await db.transaction().execute((tx) => begin(tx, ask, found))
  await drain(db, BUDGET)
  const after = await findCampaign(db, input.activityId, actor)
  return after ? accept(await showCampaign(db, after)) : refuse({ code: 'activity.notFound' })
}

/**
 * Writes campaign and notices together; hundreds of thousands take longer than a statement is given elsewhere.
 * Of two clerks at once the second waits at the key (activity, kind), then finds it begun and adds nothing.
 */
async function begin(tx: Tx, { actor, now, traceId }: Ask<'campaign.send'>, { activity, facts }: Found) {
  await sql`select set_config('statement_timeout', '50s', true), set_config('lock_timeout', '50s', true)`.execute(tx)
  const { rows } = await sql<{ id: CampaignId }>`
    insert into campaigns as old (id, activity_id, kind, state, approved_by, approved_at, started_at, filled_at)
    values (${randomUUID()}, ${activity.id}, 'fridaySpecial', 'sending', ${actor.staffId}, ${now}, ${now}, ${now})
    on conflict (activity_id, kind) do update
      set state = excluded.state, approved_by = excluded.approved_by, approved_at = excluded.approved_at,
        started_at = excluded.started_at, filled_at = excluded.filled_at
      where old.state = 'proposed'
    returning id`.execute(tx)
  const campaign = rows[0]
  if (!campaign) return
  const text = `${sayRange(facts.startsAt, facts.endsAt)}，${facts.place}`
  await sql`
    insert into notices (campaign_id, kind, activity_id, openid, state, title, body, queued_at, settled_at, next_at)
    select ${campaign.id}, 'fridaySpecial', ${activity.id}, whom.openid, whom.state, ${facts.title}, ${text}, ${now},
      case when whom.state = 'noCredit' then ${now}::bigint end, ${now}
    from (
      select openid, 'queued' as state from consents where kind = 'fridaySpecial' and credits > 0
      union all
      select openid, 'noCredit' from (${withoutCredit}) w
    ) whom`.execute(tx)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'campaign.send',
    subject: 'campaign',
    subjectId: campaign.id,
    district: activity.district,
    detail: { activityId: activity.id },
  })
}
