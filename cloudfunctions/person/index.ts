import { serve } from '../kit/serve'
import { mine } from './mine'
import { phone } from './phone'
import { register } from './register'

export const main = serve<'person'>({
  'person.mine': mine,
  'person.register': register,
  'person.phone': phone,
})
