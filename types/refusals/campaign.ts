import * as z from 'zod/mini'
import { CampaignState } from '../campaign-state'
import { Instant } from '../core'
import { DistrictCode } from '../division'
import { plain } from './plain'

/** About the notice of a special. */
export const CampaignRefusal = z.discriminatedUnion('code', [
  plain('campaign.notAFriday'),
  plain('campaign.templateMissing'),
  plain('campaign.templateBroken'),
  plain('campaign.notFound'),
  z.object({ code: z.literal('campaign.changed'), by: z.nullable(z.string()), at: Instant }),
  z.object({ code: z.literal('campaign.approvedAlready'), by: z.string(), at: Instant }),
  z.object({ code: z.literal('campaign.wrongState'), state: CampaignState }),
  z.object({ code: z.literal('campaign.timePast'), next: z.nullable(Instant) }),
  z.object({ code: z.literal('campaign.quiet'), next: z.nullable(Instant) }),
  z.object({ code: z.literal('campaign.tooLate'), startsAt: Instant }),
  plain('campaign.audienceEmpty'),
  z.object({ code: z.literal('campaign.otherDistrict'), scope: DistrictCode }),
  plain('campaign.noCredit'),
  z.object({ code: z.literal('campaign.tooManyCalls'), people: z.int(), most: z.int() }),
  z.object({ code: z.literal('campaign.unfit'), field: z.string() }),
])
export type CampaignRefusal = z.infer<typeof CampaignRefusal>
