import { serve } from '../kit/serve'
import { list } from './list'
import { save } from './save'

export const main = serve<'policy'>({ 'policy.list': list, 'policy.save': save })
