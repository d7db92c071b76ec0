import { serve } from '../kit/serve'
import { apply } from './apply'
import { outcome, outcomes, report } from './outcome'
import { approve, sendBack } from './review'
import { withdraw } from './withdraw'

export const main = serve<'booth'>({
  'booth.apply': apply,
  'booth.withdraw': withdraw,
  'booth.outcome': outcome,
  'booth.report': report,
  'booth.outcomes': outcomes,
  'booth.approve': approve,
  'booth.sendBack': sendBack,
})
