import { serve } from '../kit/serve'
import { assign } from './assign'
import { live } from './live'
import { revoke } from './revoke'
import { scan } from './scan'
import { sessions } from './sessions'

export const main = serve<'gate'>({
  'gate.sessions': sessions,
  'gate.scan': scan,
  'gate.live': live,
  'gate.assign': assign,
  'gate.revoke': revoke,
})
