import type { LocalDate } from '../../../types/core'
import type { IdType } from '../../../types/person'
import { accept, type Decision, refuse } from '../../../types/reply'
import { behindMask, compactNumber } from '../text/typed'
import { isRealDay } from '../time/calendar'

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

/**
 * The 2023 foreigner's permanent residence card (国家移民管理局, issued since 2023-12-01): 9, the province that took the
 * application (GB/T 2260), the nationality by number (GB/T 2659), birth date, a serial and the check digit of GB 11643.
 */
const RESIDENCE_CARDS = /^9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{3}/

const REGIONS = {
  residentId: PROVINCES,
  hmtResidencePermit: PERMIT_REGIONS,
  permanentResidence: RESIDENCE_CARDS,
} as const

/**
 * Travel permits keep one number for life, and behind it on older ones how often they were renewed: H or M and eight
 * digits (港澳居民来往内地通行证), eight digits (台湾居民来往大陆通行证). The number for life is the one kept.
 */
const TRAVEL_PERMITS = {
  hmTravelPermit: /^([HM]\d{8})(?:[/.]?\d{2}|\(\d{2}\))?$/,
  twTravelPermit: /^(\d{8})(?:[/.]?\d{2}|\(\d{2}\))?(?:\(?[A-Z]\)?)?$/,
} as const

/**
 * The permanent residence card from before 2023-12, good until it ends: nationality in three letters, four digits of where
 * it was issued, birth date in six digits, a serial and a check digit (GA/T, not read at its source: the digit is not checked).
 */
const OLD_RESIDENCE_CARD = /^[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}$/

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

const checkEighteen = (type: keyof typeof REGIONS, number: string, today: LocalDate): Decision<IdNumber> => {
  if (number.length !== 18) return refuse({ code: 'person.idLength' })
  if (!/^\d{17}[\dX]$/.test(number) || !REGIONS[type].test(number)) return refuse({ code: 'person.idForm' })
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPlausibleBirth(bornOn, today)) return refuse({ code: 'person.idBirthDate' })
  if (idCheckDigit(number) !== number.charAt(17)) return refuse({ code: 'person.idCheckDigit' })
  const sex = Number(number.charAt(16)) % 2 ? 'male' : 'female'
  return accept({ type, number, bornOn, sex: type === 'permanentResidence' ? null : sex })
}

/** Of the two centuries the one that makes the holder younger. */
function checkOldResidenceCard(
  number: string,
  [, year, month, day]: readonly string[],
  today: LocalDate,
): Decision<IdNumber> {
  const bornOn = ['20', '19']
    .map((century) => `${century}${year}-${month}-${day}`)
    .find((on) => isPlausibleBirth(on, today))
  if (!bornOn) return refuse({ code: 'person.idBirthDate' })
  return accept({ type: 'permanentResidence', number, bornOn: bornOn as LocalDate, sex: null })
}

const checkTravelPermit = (type: keyof typeof TRAVEL_PERMITS, typed: string): Decision<IdNumber> => {
  const number = TRAVEL_PERMITS[type].exec(typed)?.[1]
  if (number) return accept({ type, number, bornOn: null, sex: null })
  const digits = typed.replace(/\D/g, '').length
  return refuse({ code: digits === 8 || digits === 10 ? 'person.idForm' : 'person.idLength' })
}

const checkPassport = (number: string): Decision<IdNumber> => {
  if (number.length < 6 || number.length > 17) return refuse({ code: 'person.idLength' })
  if (!/^[A-Z0-9]*\d[A-Z0-9]*$/.test(number)) return refuse({ code: 'person.idForm' })
  return accept({ type: 'passport', number, bornOn: null, sex: null })
}

/**
 * Reads the number of an identity document as typed: spaces, hyphens, dots, quotes, full-width characters and whatever
 * looks like another letter are put right.
 * Resident ID cards and HK/Macao/Taiwan residence permits: 18 characters of GB 11643-1999 with check digit, a real
 * birth date up to `today`, and a region of their own kind; the permanent residence card likewise, or the 15 characters of older ones. Travel permits keep
 * their number for life. Passports: 6 to 17 letters and digits, no birth date.
 * Refusals in the order a clerk looks: person.idLength, person.idForm, person.idBirthDate, person.idCheckDigit.
 */
export const checkIdNumber = (typed: { type: IdType; number: string }, today: LocalDate): Decision<IdNumber> => {
  const { type } = typed
  const number = compactNumber(typed.number)
  if (type === 'passport') return checkPassport(number.replace(/<.*$/, ''))
  const old = type === 'permanentResidence' && OLD_RESIDENCE_CARD.exec(number)
  if (old) return checkOldResidenceCard(number, old, today)
  return type === 'hmTravelPermit' || type === 'twTravelPermit'
    ? checkTravelPermit(type, number)
    : checkEighteen(type, number, today)
}

/** Whether a number looks like a foreigner's permanent residence card's, of either kind. */
export const isResidenceCard = (number: string): boolean => /^9\d{16}/.test(number) || OLD_RESIDENCE_CARD.test(number)

/** Documents whose numbers have no letter but an X at the end, so that the keyboard for ID cards can type them. */
const TYPED_AS_CARD: readonly IdType[] = ['residentId', 'hmtResidencePermit', 'twTravelPermit']

/** Whether a document's number can be typed on the keyboard for ID cards. */
export const isTypedAsCard = (type: IdType): boolean => TYPED_AS_CARD.includes(type)

/**
 * A document's number as it may be kept, whatever kind it is of: as typed, and of a travel permit without how often it was
 * renewed. The first is what a tail is taken from.
 */
export const numbersKeptOf = (typed: string): readonly string[] => {
  const number = compactNumber(typed).replace(/[^0-9A-Z]/g, '')
  const life = Object.values(TRAVEL_PERMITS).flatMap((permit) => permit.exec(number)?.[1] ?? [])
  return [...new Set([...life, number])]
}

/**
 * The last four of a number that was typed whole where four are asked for, or of one whose middle is hidden; what shows
 * less stays as typed.
 */
export const idTailOf = (typed: string): string => {
  const shown = behindMask(typed)
  if (shown !== null) return /^[0-9A-Z]{4,}$/.test(shown) ? shown.slice(-4) : typed
  const [number = ''] = numbersKeptOf(typed.replace(/<.*$/, ''))
  return number.length < 8 ? typed : number.slice(-4)
}
