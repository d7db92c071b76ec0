import { serve } from '../kit/serve'
import { grant } from './grant'
import { mine } from './mine'

export const main = serve<'consent'>({ 'consent.mine': mine, 'consent.grant': grant })
