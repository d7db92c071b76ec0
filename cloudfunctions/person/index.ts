import { serve } from '../kit/serve'
import { agree } from './agree'
import { allow } from './allow'
import { correct } from './correct'
import { dossier } from './dossier'
import { erase } from './erase'
import { eraseFor } from './erase-for'
import { find } from './find-by-desk'
import { endHelper, grantHelper } from './helper-right'
import { leaving } from './leaving'
import { mine } from './mine'
import { phone } from './phone'
import { purge } from './purge'
import { putRight } from './put-right'
import { register } from './register'
import { unlink } from './unlink'

export const main = serve<'person'>(
  {
    'person.mine': mine,
    'person.register': register,
    'person.phone': phone,
    'person.dossier': dossier,
    'person.correct': correct,
    'person.leaving': leaving,
    'person.erase': erase,
    'person.find': find,
    'person.putRight': putRight,
    'person.eraseFor': eraseFor,
    'person.grantHelper': grantHelper,
    'person.endHelper': endHelper,
    'person.agree': agree,
    'person.allow': allow,
    'person.purge': purge,
    'person.unlink': unlink,
  },
  { purgePersons: 'person.purge' },
)
