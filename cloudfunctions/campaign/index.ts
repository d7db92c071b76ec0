import { serve } from '../kit/serve'
import { preview } from './preview'
import { send } from './send'

export const main = serve<'campaign'>({ 'campaign.preview': preview, 'campaign.send': send })
