import { checkPhone } from '../../src/domain/phone'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { getPhoneNumber } from '../kit/wechat'
import { countAsk } from '../kit/wechat-asks'

/** The account's own number, for the form; it is stored only when the person registers with it. */
export const phone: Verb<'person.phone'> = async ({ input, actor, db, now }) => {
  const counted = await countAsk(db, { openid: actor.openid, what: 'phone', now })
  if (!counted.ok) return counted
  const number = await getPhoneNumber(input.code)
  if (number === null) return refuse({ code: 'person.phoneCodeUsed' })
  const checked = checkPhone(number)
  return checked.ok ? accept({ phone: checked.value }) : checked
}
