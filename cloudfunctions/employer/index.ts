import { serve } from '../kit/serve'
import { mine } from './mine'
import { register } from './register'
import { approve, sendBack } from './review'

export const main = serve<'employer'>({
  'employer.mine': mine,
  'employer.register': register,
  'employer.approve': approve,
  'employer.sendBack': sendBack,
})
