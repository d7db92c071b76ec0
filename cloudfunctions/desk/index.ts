import { serve } from '../kit/serve'
import { activity } from './activity'
import { review } from './review'
import { today } from './today'

export const main = serve<'desk'>({
  'desk.today': today,
  'desk.review': review,
  'desk.activity': activity,
})
