import { serve } from '../kit/serve'
import { atFair } from './at-fair'
import { close } from './close'
import { list } from './list'
import { publish } from './publish'

export const main = serve<'posting'>({
  'posting.atFair': atFair,
  'posting.list': list,
  'posting.publish': publish,
  'posting.close': close,
})
