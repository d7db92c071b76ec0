import type { ActivityCard, ActivityKind } from '../../types/activity'
import type { Instant } from '../../types/core'
import type { CampaignState } from '../../types/notice'
import { accept, type Decision, refuse } from '../../types/reply'
import { phaseOf } from './activity'

/** What sending a Friday notice looks at. `campaign` is the one already begun for this activity. */
export type CampaignFacts = {
  activity: Pick<ActivityCard, 'state' | 'startsAt' | 'endsAt'> & { kind: ActivityKind; isSpecial: boolean }
  campaign: CampaignState | null
  hasTemplate: boolean
  now: Instant
}

/**
 * Is there a Friday notice for this activity at all? Refusals: activity.notFound (a draft), campaign.notAFriday,
 * campaign.templateMissing.
 */
export function decidePreview({ activity, hasTemplate }: CampaignFacts): Decision<'show'> {
  if (activity.state === 'draft') return refuse({ code: 'activity.notFound' })
  if (activity.kind !== 'fair' || !activity.isSpecial) return refuse({ code: 'campaign.notAFriday' })
  return hasTemplate ? accept('show') : refuse({ code: 'campaign.templateMissing' })
}

/** May it go out now? `continue` for one already begun, whoever began it. Refusals besides: activity.cancelled, activity.over. */
export function decideSending(facts: CampaignFacts): Decision<'begin' | 'continue'> {
  const shown = decidePreview(facts)
  if (!shown.ok) return shown
  if (facts.campaign && facts.campaign !== 'proposed') return accept('continue')
  const phase = phaseOf(facts.activity, facts.now)
  if (phase === 'cancelled') return refuse({ code: 'activity.cancelled' })
  return phase === 'over' ? refuse({ code: 'activity.over' }) : accept('begin')
}
