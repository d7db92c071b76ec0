import * as z from 'zod/mini'
import { call } from '../call'
import { Audience, AudienceCounts, Campaign, CampaignPage, CampaignReport } from '../campaign'
import { ActivityId, CampaignId, Count, Cursor, Instant, NoticeId } from '../core'
import { NoticeState } from '../notice'
import { CampaignRefusal } from '../refusals/campaign'

/** The specials in scope with their notices, latest first; keyset pages. */
export const list = call({
  name: 'campaign.list',
  act: 'read',
  who: 'clerk',
  input: { cursor: z.nullable(Cursor) },
  output: CampaignPage,
  refusals: [CampaignRefusal],
})

/** The notice of one special, as it stands or as it would be proposed. Refusals: activity.notFound, campaign.notAFriday, campaign.templateMissing, campaign.templateBroken. */
export const get = call({
  name: 'campaign.get',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId },
  output: Campaign,
  refusals: [CampaignRefusal],
})

/** How many an audience reaches now, and who cannot be reached and why. Refusals: as campaign.get, campaign.otherDistrict. */
export const preview = call({
  name: 'campaign.preview',
  act: 'read',
  who: 'clerk',
  input: { activityId: ActivityId, audience: Audience },
  output: AudienceCounts,
  refusals: [CampaignRefusal],
})

/** Keeps whom it is for and when it goes out (null: at once after the yes). Refusals: as campaign.get, activity.cancelled, campaign.otherDistrict, campaign.wrongState, campaign.changed, campaign.timePast, campaign.quiet, campaign.tooLate. */
export const save = call({
  name: 'campaign.save',
  act: 'write',
  who: 'clerk',
  input: { activityId: ActivityId, version: Count, audience: Audience, sendAt: z.nullable(Instant) },
  output: Campaign,
  refusals: [CampaignRefusal],
})

/** The clerk's yes to the version they saw. Refusals: as campaign.save, campaign.notFound, campaign.approvedAlready, campaign.audienceEmpty. */
export const approve = call({
  name: 'campaign.approve',
  act: 'write',
  who: 'clerk',
  input: { campaignId: CampaignId, version: Count },
  output: Campaign,
  refusals: [CampaignRefusal],
})

/** Nothing more goes out until it is resumed. Refusals: campaign.notFound, campaign.wrongState. */
export const pause = call({
  name: 'campaign.pause',
  act: 'write',
  who: 'clerk',
  input: { campaignId: CampaignId },
  output: Campaign,
  refusals: [CampaignRefusal],
})

export const resume = call({
  name: 'campaign.resume',
  act: 'write',
  who: 'clerk',
  input: { campaignId: CampaignId },
  output: Campaign,
  refusals: [CampaignRefusal],
})

/** For good: what still waits is not sent. */
export const stop = call({
  name: 'campaign.stop',
  act: 'write',
  who: 'clerk',
  input: { campaignId: CampaignId },
  output: Campaign,
  refusals: [CampaignRefusal],
})

/** Sends the message to the clerk alone, paid with their own consent. Refusals: as campaign.get, campaign.noCredit. */
export const test = call({
  name: 'campaign.test',
  act: 'write',
  who: 'clerk',
  input: { activityId: ActivityId, testId: NoticeId },
  output: z.object({ state: NoticeState }),
  refusals: [CampaignRefusal],
})

/** How a campaign goes: counts that are kept while it happens. Refusals: campaign.notFound. */
export const report = call({
  name: 'campaign.report',
  act: 'read',
  who: 'clerk',
  input: { campaignId: CampaignId },
  output: CampaignReport,
  refusals: [CampaignRefusal],
})

/** Timer, daily: the specials of the coming week propose their notice. */
export const propose = call({
  name: 'campaign.propose',
  act: 'write',
  who: 'system',
  input: {},
  output: z.object({ proposed: Count }),
  refusals: [CampaignRefusal],
})
