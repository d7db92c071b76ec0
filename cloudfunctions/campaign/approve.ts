import { isWithin, MOST_CALLS } from '../../src/domain/campaign/audience'
import { decidePreparing } from '../../src/domain/campaign/campaign'
import { decideApproval } from '../../src/domain/campaign/state'
import { decideSendTime } from '../../src/domain/campaign/time'
import type { Instant } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import { audienceOf, fillCampaigns } from '../core/campaign/fill'
import { audit } from '../kit/audit'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { countAudience } from './count'
import { findById, unfitOf } from './find'
import { showCampaign } from './show'

/** The clerk's yes. What is due at once begins while the clerk waits; the timer goes on with it. */
export const approve: Verb<'campaign.approve'> = async (ask) => {
  const { input, actor, db, now } = ask
  const found = await findById(db, input.campaignId, actor)
  if (!found) return refuse({ code: 'campaign.notFound' })
  const { activity, campaign, templateIs, quiet } = found
  const approval = decideApproval(campaign, input.version, actor.staffId)
  if (!approval.ok) return approval
  if (approval.value === 'same') return accept(showCampaign(found, now))
  const audience = audienceOf(campaign.audience)
  if (!isWithin(audience, actor.district)) return refuse({ code: 'campaign.otherDistrict', scope: actor.district })
  const prepared = decidePreparing(activity, templateIs)
  if (!prepared.ok) return prepared
  const field = unfitOf(found)
  if (field !== null) return refuse({ code: 'campaign.unfit', field })
  const { startsAt, id: activityId, district } = activity
  const time = decideSendTime({ sendAt: campaign.sendAt, startsAt, now, quiet })
  if (!time.ok) return time
  const counts = await countAudience(db, { audience, activityId, district, now })
  if (counts.people === 0) return refuse({ code: 'campaign.audienceEmpty' })
  if (counts.toCall > MOST_CALLS)
    return refuse({ code: 'campaign.tooManyCalls', people: counts.toCall, most: MOST_CALLS })
  const isWritten = await write(ask, time.value)
  if (isWritten && time.value <= now) await fillCampaigns(db, now)
  const after = await findById(db, input.campaignId, actor)
  if (!after) return refuse({ code: 'campaign.notFound' })
  if (isWritten) return accept(showCampaign(after, now))
  const second = decideApproval(after.campaign, input.version, actor.staffId)
  return second.ok ? accept(showCampaign(after, now)) : second
}

/** One conditional write: of two clerks at once the second changes nothing. */
const write = ({ input, actor, db, now, traceId }: Ask<'campaign.approve'>, sendAt: Instant) =>
  db.transaction(async (tx) => {
    const { rows } = await sql`
      update campaigns set state = 'approved', approved_by = ${actor.staffId}, approved_at = ${now}, send_at = ${sendAt},
        version = version + 1
      where id = ${input.campaignId} and version = ${input.version} and state = 'proposed' returning id`.execute(tx)
    if (rows.length === 0) return false
    await audit(tx, {
      at: now,
      traceId,
      actor,
      act: 'campaign.approve',
      subject: 'campaign',
      subjectId: input.campaignId,
      district: actor.district,
      detail: { sendAt },
    })
    return true
  })
