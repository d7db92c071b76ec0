import type { LocalDate } from '../../types/core'
import type { IdType } from '../../types/person'
import type { Refusal, RefusalCode } from '../../types/refusal'
import { checkIdNumber } from '../domain/person/id-number'
import { checkPhone } from '../domain/person/phone'
import { checkRealName } from '../domain/person/real-name'
import { sayBeside } from './refusal'

/** Somebody as they were typed into a form; raw until it is checked. */
export type TypedPerson = { realName: string; idType: IdType; idNumber: string; phone: string }
type Field = Exclude<keyof TypedPerson, 'idType'>

/** What an empty field says; a phone that is missing there may be missing. */
type Missing = { realName: string; idNumber: string; phone?: string }

/** What is wrong with each field, by the rules the cloud applies; nothing of a field that is right. */
export function wrongIn(typed: TypedPerson, today: LocalDate, missing: Missing): Partial<Record<Field, string>> {
  const decisions = {
    realName: checkRealName(typed.realName, typed.idType),
    idNumber: checkIdNumber({ type: typed.idType, number: typed.idNumber }, today),
    phone: checkPhone(typed.phone),
  }
  const wrong: Partial<Record<Field, string>> = {}
  for (const field of ['realName', 'idNumber', 'phone'] as const) {
    const decision = decisions[field]
    const said = decision.ok ? undefined : typed[field].trim() === '' ? missing[field] : sayBeside(decision.refusal)
    if (said) wrong[field] = said
  }
  return wrong
}

const fields: Partial<Record<RefusalCode, Field>> = {
  'person.realName': 'realName',
  'person.nameMismatch': 'realName',
  'person.idLength': 'idNumber',
  'person.idForm': 'idNumber',
  'person.idBirthDate': 'idNumber',
  'person.idCheckDigit': 'idNumber',
  'person.phone': 'phone',
  'person.numberBusy': 'phone',
  'person.phoneCodeUsed': 'phone',
}

/** The field of a person's a refusal is about; undefined when it is about none of them. */
export const fieldOfPerson = ({ code }: Pick<Refusal, 'code'>): Field | undefined => fields[code]
