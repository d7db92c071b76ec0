import { accept, type Decision, refuse } from '../../../types/reply'
import { dropInvisible } from '../../../types/text'
import { maskPhone } from '../person/mask'
import { checkPhone } from '../person/phone'
import { plainDigits } from '../text/typed'

/** Three digits for 010 and 02x, four elsewhere (YD/T 1034). */
const AREA = '010|02\\d|0[3-9]\\d{2}'
const EXTENSION = '(?:[-x]+(\\d{1,6}))?'
const LANDLINE = new RegExp(`^(${AREA})-*(\\d{3,4})-*(\\d{4})${EXTENSION}$`)
const SERVICE = new RegExp(`^([48]00)-*(\\d)-*(\\d)-*(\\d)-*(\\d)-*(\\d)-*(\\d)-*(\\d)${EXTENSION}$`)

/** How people write that an extension follows. */
const BEFORE_EXTENSION =
  /[-\s]*(?:(?:转|轉|拨|按|接|分机|分機|内线|ext|extension)(?:号码|号|號)?\.?|[x#,;、*pw])[-:\s]*/gi

/** What people put between the parts of a number. */
const BETWEEN = /[\s\u2010-\u2015\u2212()[\].·•・\u2027/_~]+/g

/** Whose it is, said behind it. */
const WHOSE = /[\s(（]*[\u3400-\u9fff]{2,8}[)）]?$/

/** The number with whole area codes: without the country's, with the nought that goes before it at home. */
const atHome = (number: string): string => {
  const [, abroad] = /^(?:(?:\+|00)86-*|86-+)(?=\d)(.*)$/.exec(number) ?? []
  const rest = abroad ?? number
  const isBare = abroad === undefined ? /^[2-9]\d{1,2}-/.test(rest) : /^[1-9]/.test(rest)
  return isBare && !SERVICE.test(rest) && !/^[48]00-/.test(rest) ? `0${rest}` : rest
}

/**
 * Reads the telephone of a body as typed: a landline with its area code and perhaps an extension, a 400 or 800 number,
 * or what a person may have, also with the word for it in front. Values: `0856-5200000`, `0856-5200000转8012`,
 * `400-8120000`, else as `checkPhone`. Refusal: employer.phone.
 */
export function checkOfficePhone(typed: string): Decision<string> {
  const bare = plainDigits(dropInvisible(typed))
    .replace(/^[^\d+]+|["”'’.。,，;；]+$/g, '')
    .replace(/\(0\)/, '')
    .replace(WHOSE, '')
  const mobile = checkPhone(bare)
  if (mobile.ok) return mobile
  const parts = bare.trim().replace(BEFORE_EXTENSION, 'x').replace(BETWEEN, '-')
  const number = atHome(parts.replace(/^-+|-+$/g, ''))
  const [, area, head, tail, extension] = LANDLINE.exec(number) ?? []
  if (area) return accept(`${area}-${head}${tail}${ofExtension(extension)}`)
  const [, service, ...digits] = SERVICE.exec(number) ?? []
  if (service) return accept(`${service}-${digits.slice(0, 7).join('')}${ofExtension(digits[7])}`)
  return refuse({ code: 'employer.phone' })
}

const ofExtension = (digits: string | undefined) => (digits ? `转${digits}` : '')

/** 0856-5200000转8012 → 0856-****000转8012: the number is hidden, its area and extension are not; others as `maskPhone`. */
export const maskOfficePhone = (phone: string): string => {
  const [, area, local = '', extension = ''] = /^(\d{3,4})-(\d+)(转\d+)?$/.exec(phone) ?? []
  return area ? `${area}-${'*'.repeat(local.length - 3)}${local.slice(-3)}${extension}` : maskPhone(phone)
}

/** What a telephone can dial: without the extension, which is keyed in afterwards. */
export const dialled = (phone: string): string => phone.replace(/转\d+$/, '')
