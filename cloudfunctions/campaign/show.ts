import { proposedAudience } from '../../src/domain/campaign/audience'
import { proposedTime } from '../../src/domain/campaign/time'
import { renderNotice } from '../../src/domain/notice/values'
import { sayRange } from '../../src/domain/time/calendar'
import type { Campaign } from '../../types/campaign'
import type { Instant } from '../../types/core'
import { audienceOf } from '../core/campaign/fill'
import type { Found } from './find'

/** A notice as it stands; before there is one, as it would be proposed now. */
export function showCampaign(found: Found, now: Instant): Campaign {
  const { activity, facts, template, quiet, campaign, choices, scope } = found
  const { id, startsAt, district } = activity
  return {
    id: campaign?.id ?? null,
    activityId: id,
    fair: facts.title,
    startsAt,
    district,
    scope,
    state: campaign?.state ?? 'proposed',
    version: campaign?.version ?? 0,
    audience: campaign ? audienceOf(campaign.audience) : proposedAudience(district),
    isAgain: campaign?.isAgain ?? false,
    sendAt: campaign ? campaign.sendAt : proposedTime(startsAt, now, quiet),
    quiet,
    message: template && renderNotice(template, facts, id),
    inApp: { title: facts.title, text: `${sayRange(facts.startsAt, facts.endsAt)}，${facts.place}` },
    approvedBy: campaign?.approvedBy?.name ?? null,
    approvedAt: campaign?.approvedAt ?? null,
    startedAt: campaign?.startedAt ?? null,
    choices,
  }
}
