import { serve } from '../kit/serve'
import { choose } from './choose'
import { grant } from './grant'
import { mine } from './mine'

export const main = serve<'consent'>({ 'consent.mine': mine, 'consent.grant': grant, 'consent.choose': choose })
