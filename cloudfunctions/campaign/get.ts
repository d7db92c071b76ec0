import { decideNotice } from '../../src/domain/campaign'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findCampaign } from './find'
import { showCampaign } from './show'

/** The notice of one special in scope; nothing is counted and nothing written. */
export const get: Verb<'campaign.get'> = async ({ input, actor, db, now }) => {
  const found = await findCampaign(db, input.activityId, actor)
  if (!found) return refuse({ code: 'activity.notFound' })
  const decision = decideNotice(found.activity, found.template !== null)
  return decision.ok ? accept(showCampaign(found, now)) : decision
}
