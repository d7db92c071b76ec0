import type { OpenId } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import { tellKeepers } from '../core/person/correct-name'
import { accountMark } from '../kit/seal'
import type { Verb } from '../kit/serve'
import { letGo } from './erase'
import { isDoor, linkedTo } from './links'
import { readDossier } from './read-dossier'

const REMOVED = {
  title: '不再由您替这位家人报名',
  body: '本人移除了您的微信。以前的报名归本人管理，需要时请让本人重新登记。',
}

/** The one who decides, and with whom staff saw the card, takes another account off; what is off already stays off. */
export const unlink: Verb<'person.unlink'> = ({ input, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const { personId, mark } = input
    const [linked] = await linkedTo(tx, { openid: actor.openid, personId, now })
    if (!linked) return refuse({ code: 'person.notFound' })
    if (linked.keeper !== actor.openid) return refuse({ code: 'person.notKeeper' })
    const other = linked.links.find(({ openid }) => !isDoor(openid) && accountMark(openid) === mark)?.openid
    if (other === actor.openid) return refuse({ code: 'input.invalid', field: 'mark' })
    if (other && !linked.whole) return refuse({ code: 'person.notProved' })
    if (other) {
      await tellKeepers(tx, { personId, but: actor.openid, only: other, now, ...REMOVED })
      await letGo(tx, { personId, heir: actor.openid as OpenId, openid: other, now, traceId })
    }
    const after = await readDossier(tx, { openid: actor.openid, personId, now })
    return after ? accept(after.dossier) : refuse({ code: 'person.notFound' })
  })
