import { serve } from '../kit/serve'
import { get } from './get'
import { home } from './home'
import { list } from './list'
import { month } from './month'
import { poster } from './poster'
import { scene } from './scene'

export const main = serve<'activity'>({
  'activity.home': home,
  'activity.list': list,
  'activity.month': month,
  'activity.get': get,
  'activity.poster': poster,
  'activity.scene': scene,
})
