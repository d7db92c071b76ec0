import { serve } from '../kit/serve'
import { approve } from './approve'
import { get } from './get'
import { list } from './list'
import { preview } from './preview'
import { propose } from './propose'
import { report } from './report'
import { save } from './save'
import { tryOut } from './try-out'
import { pause, resume, stop } from './turn'

export const main = serve<'campaign'>(
  {
    'campaign.list': list,
    'campaign.get': get,
    'campaign.preview': preview,
    'campaign.save': save,
    'campaign.approve': approve,
    'campaign.pause': pause,
    'campaign.resume': resume,
    'campaign.stop': stop,
    'campaign.test': tryOut,
    'campaign.report': report,
    'campaign.propose': propose,
  },
  { proposeCampaign: 'campaign.propose' },
)
