import type { ActivityKind, ActivityState } from '../../../types/activity'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'

/** What a Friday notice is about. */
export type CampaignSubject = { kind: ActivityKind; state: ActivityState; isSpecial: boolean }

/** Whether there is a template in use and its keywords can be read; it is data, written by hand. */
export type TemplateStanding = 'good' | 'missing' | 'broken'

type Refused = RefusalOf<
  'activity.notFound' | 'campaign.notAFriday' | 'campaign.templateMissing' | 'campaign.templateBroken'
>

/**
 * Is there a Friday notice for this activity at all? Refusals: activity.notFound (a draft), campaign.notAFriday,
 * campaign.templateMissing, campaign.templateBroken.
 */
export function decideNotice(
  { kind, state, isSpecial }: CampaignSubject,
  template: TemplateStanding,
): Decision<'show', Refused> {
  if (state === 'draft') return refuse({ code: 'activity.notFound' })
  if (kind !== 'fair' || !isSpecial) return refuse({ code: 'campaign.notAFriday' })
  if (template === 'good') return accept('show')
  return refuse({ code: template === 'missing' ? 'campaign.templateMissing' : 'campaign.templateBroken' })
}

/** May it be prepared and sent? Refusals besides: activity.cancelled. */
export function decidePreparing(
  subject: CampaignSubject,
  template: TemplateStanding,
): Decision<'show', Refused | RefusalOf<'activity.cancelled'>> {
  const shown = decideNotice(subject, template)
  return shown.ok && subject.state === 'cancelled' ? refuse({ code: 'activity.cancelled' }) : shown
}
