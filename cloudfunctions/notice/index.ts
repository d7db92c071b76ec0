import { serve } from '../kit/serve'
import { drainQueue } from './drain'
import { mine } from './mine'

export const main = serve<'notice'>(
  { 'notice.mine': mine, 'notice.drain': drainQueue },
  { drainNotices: 'notice.drain' },
)
