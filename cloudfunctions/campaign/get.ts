import { decideNotice } from '../../src/domain/campaign/campaign'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findCampaign } from './find'
import { showCampaign } from './show'

/**
 * The notice of one special in scope; nothing is counted and nothing written. What somebody said yes to is shown even
 * when the template is gone since: it may have to be stopped.
 */
export const get: Verb<'campaign.get'> = async ({ input, actor, db, now }) => {
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const isUnderway = found.campaign !== null && found.campaign.state !== 'proposed'
  const decision = decideNotice(found.activity, isUnderway ? 'good' : found.templateIs)
  return decision.ok ? accept(showCampaign(found, now)) : decision
}
