import { checkPhone } from '../../src/domain/person/phone'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { getPhoneNumber } from '../kit/wechat/api'
import { countAsk } from '../kit/wechat/asks'
import { keepGiven } from './claims'

/**
 * The account's own number, for the form; it is stored only when the person registers with it. That WeChat gave it is kept
 * for a day, as a keyed hash.
 */
export const phone: Verb<'person.phone'> = async ({ input, actor, db, now }) => {
  const counted = await countAsk(db, { openid: actor.openid, what: 'phone', now })
  if (!counted.ok) return counted
  const number = await getPhoneNumber(input.code)
  if (number === null) return refuse({ code: 'person.phoneCodeUsed' })
  const checked = checkPhone(number)
  if (!checked.ok) return checked
  await keepGiven(db, { openid: actor.openid, phone: checked.value, now })
  return accept({ phone: checked.value })
}
