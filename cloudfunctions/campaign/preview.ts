import { decideAudience } from '../../src/domain/campaign/audience'
import { decideNotice } from '../../src/domain/campaign/campaign'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { countAudience } from './count'
import { findCampaign } from './find'

/** Counts an audience while the clerk chooses it. */
export const preview: Verb<'campaign.preview'> = async ({ input, actor, db, now }) => {
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const decision = decideNotice(found.activity, found.templateIs)
  if (!decision.ok) return decision
  const { id: activityId, district } = found.activity
  const meant = decideAudience(input.audience, { scope: actor.district, home: district })
  return meant.ok ? accept(await countAudience(db, { audience: meant.value, activityId, district, now })) : meant
}
