import type { ActivityKind, ActivityState } from '../../types/activity'
import { deny, grant, type Known, type Ruling } from './ruling'

/** What a Friday notice is about. */
export type CampaignSubject = { kind: ActivityKind; state: ActivityState; isSpecial: boolean }

type Refused = Known<'activity.notFound' | 'campaign.notAFriday' | 'campaign.templateMissing'>

/** Is there a Friday notice for this activity at all? Refusals: activity.notFound (a draft), campaign.notAFriday, campaign.templateMissing. */
export function decideNotice(
  { kind, state, isSpecial }: CampaignSubject,
  hasTemplate: boolean,
): Ruling<'show', Refused> {
  if (state === 'draft') return deny({ code: 'activity.notFound' })
  if (kind !== 'fair' || !isSpecial) return deny({ code: 'campaign.notAFriday' })
  return hasTemplate ? grant('show') : deny({ code: 'campaign.templateMissing' })
}

/** May it be prepared and sent? Refusals besides: activity.cancelled. */
export function decidePreparing(
  subject: CampaignSubject,
  hasTemplate: boolean,
): Ruling<'show', Refused | Known<'activity.cancelled'>> {
  const shown = decideNotice(subject, hasTemplate)
  return shown.ok && subject.state === 'cancelled' ? deny({ code: 'activity.cancelled' }) : shown
}
