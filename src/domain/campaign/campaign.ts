import type { ActivityKind, ActivityState } from '../../../types/activity'
import { deny, grant, type Known, type Ruling } from '../text/ruling'

/** What a Friday notice is about. */
export type CampaignSubject = { kind: ActivityKind; state: ActivityState; isSpecial: boolean }

/** Whether there is a template in use and its keywords can be read; it is data, written by hand. */
export type TemplateStanding = 'good' | 'missing' | 'broken'

type Refused = Known<
  'activity.notFound' | 'campaign.notAFriday' | 'campaign.templateMissing' | 'campaign.templateBroken'
>

/**
 * Is there a Friday notice for this activity at all? Refusals: activity.notFound (a draft), campaign.notAFriday,
 * campaign.templateMissing, campaign.templateBroken.
 */
export function decideNotice(
  { kind, state, isSpecial }: CampaignSubject,
  template: TemplateStanding,
): Ruling<'show', Refused> {
  if (state === 'draft') return deny({ code: 'activity.notFound' })
  if (kind !== 'fair' || !isSpecial) return deny({ code: 'campaign.notAFriday' })
  if (template === 'good') return grant('show')
  return deny({ code: template === 'missing' ? 'campaign.templateMissing' : 'campaign.templateBroken' })
}

/** May it be prepared and sent? Refusals besides: activity.cancelled. */
export function decidePreparing(
  subject: CampaignSubject,
  template: TemplateStanding,
): Ruling<'show', Refused | Known<'activity.cancelled'>> {
  const shown = decideNotice(subject, template)
  return shown.ok && subject.state === 'cancelled' ? deny({ code: 'activity.cancelled' }) : shown
}
