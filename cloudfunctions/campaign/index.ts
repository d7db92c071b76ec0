import { serve } from '../kit/serve'
import { preview } from './preview'
import { propose } from './propose'
import { send } from './send'

export const main = serve<'campaign'>(
  { 'campaign.preview': preview, 'campaign.send': send, 'campaign.propose': propose },
  { proposeCampaign: 'campaign.propose' },
)
