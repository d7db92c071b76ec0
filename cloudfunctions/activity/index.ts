import { serve } from '../kit/serve'
import { get } from './get'
import { home } from './home'
import { list } from './list'
import { month } from './month'

export const main = serve<'activity'>({
  'activity.home': home,
  'activity.list': list,
  'activity.month': month,
  'activity.get': get,
})
