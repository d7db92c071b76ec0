import { serve } from '../kit/serve'
import { drainQueue } from './drain'
import { mine } from './mine'
import { opened } from './opened'
import { read } from './read'
import { remind } from './remind'
import { unread } from './unread'

export const main = serve<'notice'>(
  {
    'notice.mine': mine,
    'notice.unread': unread,
    'notice.read': read,
    'notice.opened': opened,
    'notice.drain': drainQueue,
    'notice.remind': remind,
  },
  { drainNotices: 'notice.drain', remind: 'notice.remind' },
)
