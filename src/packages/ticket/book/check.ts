import { basesFor, decideBasis } from '@/domain/consent-basis'
import { checkIdNumber } from '@/domain/id-number'
import { checkPhone } from '@/domain/phone'
import { checkRealName } from '@/domain/real-name'
import { sayBeside } from '@/wording/refusal'
import type { LocalDate } from '../../../../types/core'
import type { ConsentBasis, IdType } from '../../../../types/person'
import type { Refusal, RefusalCode } from '../../../../types/refusal'

/** What one types to be known; raw until it is checked. */
export type Draft = {
  realName: string
  idType: IdType
  idNumber: string
  phone: string
  agreed: boolean
  idNumberAgreed: boolean
  basis: ConsentBasis | null
}
/** Whose papers these are: one's own, or somebody's of the family. */
export type Whose = 'self' | 'family'
export type DraftField = 'realName' | 'idNumber' | 'phone' | 'basis' | 'agreed' | 'idNumberAgreed'
export type DraftErrors = Partial<Record<DraftField, string>>

const fields: Partial<Record<RefusalCode, DraftField>> = {
  'person.realName': 'realName',
  'person.nameMismatch': 'realName',
  'person.idLength': 'idNumber',
  'person.idForm': 'idNumber',
  'person.idBirthDate': 'idNumber',
  'person.idCheckDigit': 'idNumber',
  'person.phone': 'phone',
  'person.phoneCodeUsed': 'phone',
  'person.basisMissing': 'basis',
  'person.consentMissing': 'agreed',
  'person.idConsentMissing': 'idNumberAgreed',
}

/** The field a refusal is about; undefined when it is about none of them. */
export const fieldOf = ({ code }: Refusal): DraftField | undefined => fields[code]

/** On what one may agree for the person typed: unknown, so none, until the number can be read. */
export const basesOf = ({ idType, idNumber }: Draft, whose: Whose, today: LocalDate): readonly ConsentBasis[] => {
  const number = checkIdNumber({ type: idType, number: idNumber }, today)
  return number.ok ? basesFor({ relation: whose, bornOn: number.value.bornOn }, today) : []
}

/** Everything wrong with a draft at once, by the rules the cloud applies. */
export const checkDraft = (draft: Draft, whose: Whose, today: LocalDate): DraftErrors => {
  const decisions = {
    realName: checkRealName(draft.realName, draft.idType),
    idNumber: checkIdNumber({ type: draft.idType, number: draft.idNumber }, today),
    phone: checkPhone(draft.phone),
  }
  const errors: DraftErrors = {}
  for (const field of ['realName', 'idNumber', 'phone'] as const) {
    const decision = decisions[field]
    if (!decision.ok) errors[field] = draft[field].trim() === '' ? missing[field] : sayBeside(decision.refusal)
  }
  const bases = basesOf(draft, whose, today)
  const basis = decideBasis(draft.basis ?? undefined, bases)
  if (bases.length > 0 && !basis.ok) errors.basis = sayBeside(basis.refusal)
  if (!draft.agreed) errors.agreed = sayBeside({ code: 'person.consentMissing' })
  if (!draft.idNumberAgreed) errors.idNumberAgreed = sayBeside({ code: 'person.idConsentMissing' })
  return errors
}

const missing = { realName: '请填写姓名', idNumber: '请填写证件号码', phone: '请填写手机号码，方便改期时通知您' }
