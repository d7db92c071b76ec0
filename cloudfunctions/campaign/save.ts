import { randomUUID } from 'node:crypto'
import { decideAudience } from '../../src/domain/campaign/audience'
import { decidePreparing } from '../../src/domain/campaign/campaign'
import { decideSaving } from '../../src/domain/campaign/state'
import { decideSendTime } from '../../src/domain/campaign/time'
import type { Audience } from '../../types/campaign'
import type { CampaignId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import { CAMPAIGN_KIND } from '../core/campaign/audience'
import { audienceOf } from '../core/campaign/fill'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { type Found, findCampaign } from './find'
import { showCampaign } from './show'

/** Keeps whom the notice is for and when it goes out; a yes given before is taken back. */
export const save: Verb<'campaign.save'> = async (ask) => {
  const { input, actor, db, now } = ask
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const { activity, templateIs, quiet } = found
  const prepared = decidePreparing(activity, templateIs)
  if (!prepared.ok) return prepared
  const meant = decideAudience(input.audience, { scope: actor.district, home: activity.district })
  if (!meant.ok) return meant
  const wish = { audience: meant.value, sendAt: input.sendAt }
  if (isSaved(found, input.version, wish)) return accept(showCampaign(found, now))
  const at = wish.sendAt ?? null
  const time = at === null ? null : decideSendTime({ sendAt: at, startsAt: activity.startsAt, now, quiet })
  if (time && !time.ok) return time
  const isWritten = await db.transaction((tx) => write(tx, ask, found, wish.audience))
  const after = await findCampaign(db, input.activityId, actor)
  if (!after?.campaign) return refuse({ code: 'activity.notFound' })
  if (isWritten) return accept(showCampaign(after, now))
  const saving = decideSaving(after.campaign, input.version)
  return saving.ok ? refuse({ code: 'campaign.changed', by: null, at: now }) : saving
}

/** Sent again after the answer was lost: it is already so. */
function isSaved(
  { campaign }: Found,
  seen: number,
  { audience, sendAt }: Pick<Ask<'campaign.save'>['input'], 'audience' | 'sendAt'>,
) {
  if (campaign?.state !== 'proposed' || campaign.version !== seen + 1) return false
  return campaign.sendAt === sendAt && JSON.stringify(audienceOf(campaign.audience)) === JSON.stringify(audience)
}

/** One conditional write: of two clerks with the same version before them one wins. */
async function write(
  tx: Tx,
  { input, actor, now, traceId }: Ask<'campaign.save'>,
  { activity }: Found,
  audience: Audience,
) {
  const { rows } = await sql<{ id: CampaignId }>`
    insert into campaigns as old (id, activity_id, kind, state, audience, send_at, proposed_at)
    select ${randomUUID()}, ${activity.id}, ${CAMPAIGN_KIND}, 'proposed', ${JSON.stringify(audience)}, ${input.sendAt}, ${now}
    where ${input.version} = 0 or exists (
      select from campaigns c where c.activity_id = ${activity.id} and c.kind = ${CAMPAIGN_KIND}
    )
    on conflict (activity_id, kind) do update set state = 'proposed', audience = excluded.audience,
      send_at = excluded.send_at, approved_by = null, approved_at = null, version = old.version + 1
      where old.version = ${input.version} and old.state in ('proposed', 'approved')
    returning id`.execute(tx)
  const campaign = rows[0]
  if (!campaign) return false
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'campaign.save',
    subject: 'campaign',
    subjectId: campaign.id,
    district: activity.district,
    detail: { activityId: activity.id, audience, sendAt: input.sendAt },
  })
  return true
}
