import { basesFor, decideBasis } from '@/domain/person/consent-basis'
import { checkIdNumber } from '@/domain/person/id-number'
import { sayBeside } from '@/wording/refusal'
import { fieldOfPerson, type TypedPerson, wrongIn } from '@/wording/typed-person'
import type { LocalDate } from '../../../../types/core'
import type { ConsentBasis } from '../../../../types/person'
import type { Refusal, RefusalCode } from '../../../../types/refusal'

/** What one types to be known; raw until it is checked. */
export type Draft = TypedPerson & {
  agreed: boolean
  idNumberAgreed: boolean
  basis: ConsentBasis | null
}
/** Whose papers these are: one's own, or somebody's of the family. */
export type Whose = 'self' | 'family'
export type DraftField = 'realName' | 'idNumber' | 'phone' | 'basis' | 'agreed' | 'idNumberAgreed'
export type DraftErrors = Partial<Record<DraftField, string>>

const consents: Partial<Record<RefusalCode, DraftField>> = {
  'person.basisMissing': 'basis',
  'person.consentMissing': 'agreed',
  'person.idConsentMissing': 'idNumberAgreed',
}

/** The field a refusal is about; undefined when it is about none of them. */
export const fieldOf = ({ code }: Refusal): DraftField | undefined => fieldOfPerson({ code }) ?? consents[code]

/** On what one may agree for the person typed: unknown, so none, until the number can be read. */
export const basesOf = ({ idType, idNumber }: Draft, whose: Whose, today: LocalDate): readonly ConsentBasis[] => {
  const number = checkIdNumber({ type: idType, number: idNumber }, today)
  return number.ok ? basesFor({ relation: whose, bornOn: number.value.bornOn }, today) : []
}

/** Everything wrong with a draft at once, by the rules the cloud applies. */
export const checkDraft = (draft: Draft, whose: Whose, today: LocalDate): DraftErrors => {
  const errors: DraftErrors = wrongIn(draft, today, missing)
  const bases = basesOf(draft, whose, today)
  const basis = decideBasis(draft.basis ?? undefined, bases)
  if (bases.length > 0 && !basis.ok) errors.basis = sayBeside(basis.refusal)
  if (!draft.agreed) errors.agreed = sayBeside({ code: 'person.consentMissing' })
  if (!draft.idNumberAgreed) errors.idNumberAgreed = sayBeside({ code: 'person.idConsentMissing' })
  return errors
}

const missing = { realName: '请填写姓名', idNumber: '请填写证件号码', phone: '请填写手机号码，方便改期时通知您' }
