import { checkCreditCode } from '@/domain/employer/credit-code'
import { checkOfficePhone } from '@/domain/employer/office-phone'
import { sayRefusal } from '@/wording/refusal'
import type { EmployerId } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import { type Employer, EmployerDraft } from '../../../../types/employer'
import type { Refusal } from '../../../../types/refusal'
import { mistakesOf } from '../mistakes'

export type Typed = Omit<EmployerDraft, 'district' | 'contactPhone'> & {
  district: DistrictCode | null
  contactPhone: string
}
export type FieldName = Exclude<keyof EmployerDraft, 'employerId'>
export type Mistakes = Partial<Record<FieldName, string>>

/** What the form starts from: nothing, or what is stored, with the change that waits. The phone is masked in every reply: left empty, the stored one stays. */
export const typedOf = (employer: Employer | null, employerId: EmployerId): Typed => ({
  employerId: employer?.id ?? employerId,
  name: employer?.change?.name ?? employer?.name ?? '',
  creditCode: employer?.change?.creditCode ?? employer?.creditCode ?? '',
  district: employer?.change?.district ?? employer?.district ?? null,
  address: employer?.address ?? '',
  about: employer?.about ?? '',
  contactName: employer?.contactName ?? '',
  contactPhone: '',
})

const words: Mistakes = {
  name: '请填营业执照上的全称，60 个字以内',
  creditCode: '请填营业执照上的 18 位信用代码',
  district: '请选单位所在的区县',
  address: '请填到门牌号，100 个字以内',
  about: '请用一两句话说说单位是做什么的，500 个字以内',
  contactName: '请填联系人的姓名',
  contactPhone: '请填能打通的电话，座机带区号，如 0856-5200000',
}

const said = (refusal: Refusal) => {
  const { title, next } = sayRefusal(refusal)
  return `${title}。${next}`
}

/** What is sent: an empty phone keeps the one that is stored. */
export const draftOf = (typed: Typed, isKnown: boolean) =>
  EmployerDraft.safeParse({ ...typed, contactPhone: isKnown && !typed.contactPhone.trim() ? null : typed.contactPhone })

/** What is wrong on the form, by the contract's schema and the same checks the cloud makes. */
export function registerMistakes(typed: Typed, isKnown: boolean): Mistakes {
  const found: Mistakes = mistakesOf(draftOf(typed, isKnown), words)
  const code = checkCreditCode(typed.creditCode)
  const phone = checkOfficePhone(typed.contactPhone)
  if (!code.ok) found.creditCode = typed.creditCode.trim() ? said(code.refusal) : words.creditCode
  if (!phone.ok && !(isKnown && !typed.contactPhone.trim()))
    found.contactPhone = typed.contactPhone.trim() ? said(phone.refusal) : words.contactPhone
  return found
}

/** The field a refusal of the cloud is about, if it is about one. */
export const fieldOf = ({ code }: Refusal): FieldName | null => {
  if (code === 'employer.phone') return 'contactPhone'
  return code.startsWith('employer.creditCode') || code === 'employer.taken' ? 'creditCode' : null
}

/** A refusal standing beside its field. */
export const mistakeOf = (refusal: Refusal): Mistakes => {
  const field = fieldOf(refusal)
  return field ? { [field]: said(refusal) } : {}
}
