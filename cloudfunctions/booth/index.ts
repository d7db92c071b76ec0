import { serve } from '../kit/serve'
import { apply } from './apply'
import { approve, sendBack } from './review'
import { withdraw } from './withdraw'

export const main = serve<'booth'>({
  'booth.apply': apply,
  'booth.withdraw': withdraw,
  'booth.approve': approve,
  'booth.sendBack': sendBack,
})
