import type { LocalDate } from '../../types/core'
import type { IdType } from '../../types/person'
import { accept, type Decision, refuse } from '../../types/reply'
import { isRealDay } from './calendar'
import { compactCode, compactNumber } from './typed'

/** An identity document's number as it is kept. Birth date and sex are null where the number does not tell. */
export type IdNumber = {
  type: IdType
  number: string
  bornOn: LocalDate | null
  sex: 'male' | 'female' | null
}

/** GB 11643-1999 §4.2 (ISO 7064 MOD 11-2): the weight of each of the 17 digits, and the check digit by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Province codes of GB/T 2260. County codes change (Tongren's people hold 5222… and 5206…), provinces do not. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71)/

/** 国办发〔2018〕81号《港澳台居民居住证申领发放办法》 art. 5: 810000 Hong Kong, 820000 Macao, 830000 Taiwan. */
const PERMIT_REGIONS = /^8[123]0000/

/** Nobody signs up older than this; it catches a mistyped century. */
const OLDEST = 120

/** The check digit (`0`–`9`, `X`) that belongs behind 17 digits. */
export const idCheckDigit = (digits: string): string =>
  CHECKS.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0) % 11)

/** Age in whole years on a day; someone born on 29 February turns older on 1 March of a common year. */
export const ageOn = (bornOn: LocalDate, day: LocalDate): number => {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

const isPlausibleBirth = (bornOn: string, today: LocalDate) =>
  isRealDay(bornOn) && bornOn <= today && ageOn(bornOn, today) <= OLDEST

const checkEighteen = (type: IdType, number: string, today: LocalDate): Decision<IdNumber> => {
  if (number.length !== 18) return refuse({ code: 'person.idLength' })
  const regions = type === 'residentId' ? PROVINCES : PERMIT_REGIONS
  if (!/^\d{17}[\dX]$/.test(number) || !regions.test(number)) return refuse({ code: 'person.idForm' })
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPlausibleBirth(bornOn, today)) return refuse({ code: 'person.idBirthDate' })
  if (idCheckDigit(number) !== number.charAt(17)) return refuse({ code: 'person.idCheckDigit' })
  return accept({ type, number, bornOn, sex: Number(number.charAt(16)) % 2 ? 'male' : 'female' })
}

const checkPassport = (number: string): Decision<IdNumber> => {
  if (number.length < 6 || number.length > 17) return refuse({ code: 'person.idLength' })
  if (!/^[A-Z0-9]*\d[A-Z0-9]*$/.test(number)) return refuse({ code: 'person.idForm' })
  return accept({ type: 'passport', number, bornOn: null, sex: null })
}

/**
 * Reads the number of an identity document as typed: spaces, hyphens, full-width characters and whatever looks like
 * the X of a check digit are put right.
 * Resident ID cards and HK/Macao/Taiwan residence permits: 18 characters of GB 11643-1999 with check digit, a real
 * birth date up to `today`, and a region of their own kind. Passports: 6 to 17 letters and digits, no birth date.
 * Refusals in the order a clerk looks: person.idLength, person.idForm, person.idBirthDate, person.idCheckDigit.
 */
export const checkIdNumber = (typed: { type: IdType; number: string }, today: LocalDate): Decision<IdNumber> => {
  return typed.type === 'passport'
    ? checkPassport(compactCode(typed.number))
    : checkEighteen(typed.type, compactNumber(typed.number), today)
}
