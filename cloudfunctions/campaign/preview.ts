import { decidePreview } from '../../src/domain/campaign'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findCampaign } from './find'
import { showCampaign } from './show'

/** The notice of one special in scope, before and after it is sent. */
export const preview: Verb<'campaign.preview'> = async ({ input, actor, db, now }) => {
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const { activity, template, campaign } = found
  const hasTemplate = template !== null
  const decision = decidePreview({ activity, campaign: campaign?.state ?? null, hasTemplate, now })
  return decision.ok ? accept(await showCampaign(db, found)) : decision
}
