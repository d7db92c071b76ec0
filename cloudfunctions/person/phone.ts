import { checkPhone } from '../../src/domain/phone'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { getPhoneNumber } from '../kit/wechat'

/** The account's own number, for the form; it is stored only when the person registers with it. */
export const phone: Verb<'person.phone'> = async ({ input }) => {
  const number = await getPhoneNumber(input.code)
  if (number === null) return refuse({ code: 'person.phoneCodeUsed' })
  const checked = checkPhone(number)
  return checked.ok ? accept({ phone: checked.value }) : checked
}
