import { serve } from '../kit/serve'
import { admit } from './admit'
import { assign } from './assign'
import { beat } from './beat'
import { board } from './board'
import { claim } from './claim'
import { evidence } from './evidence'
import { invite } from './invite'
import { live } from './live'
import { pack } from './pack'
import { release } from './release'
import { report } from './report'
import { revoke } from './revoke'
import { scan } from './scan'
import { search } from './search'
import { selfCode } from './self-code'
import { sessions } from './sessions'
import { settings } from './settings'
import { settle } from './settle'
import { skip } from './skip'
import { undo } from './undo'
import { upload } from './upload'
import { walkIn } from './walk-in'
import { wall } from './wall'

export const main = serve<'gate'>({
  'gate.sessions': sessions,
  'gate.scan': scan,
  'gate.upload': upload,
  'gate.beat': beat,
  'gate.live': live,
  'gate.pack': pack,
  'gate.undo': undo,
  'gate.selfCode': selfCode,
  'gate.assign': assign,
  'gate.revoke': revoke,
  'gate.admit': admit,
  'gate.board': board,
  'gate.claim': claim,
  'gate.evidence': evidence,
  'gate.invite': invite,
  'gate.release': release,
  'gate.report': report,
  'gate.search': search,
  'gate.settings': settings,
  'gate.settle': settle,
  'gate.walkIn': walkIn,
  'gate.wall': wall,
  'gate.skip': skip,
})
