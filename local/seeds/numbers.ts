import { creditCodeCheck, organisationCheck } from '../../src/domain/employer/credit-code'
import { idCheckDigit } from '../../src/domain/person/id-number'
import type { LocalDate } from '../../types/core'

/**
 * The resident ID number of nobody: whole, but with a sequence number of 900–999, which a county hardly ever reaches
 * in a day. `seq` 0–49 tells apart people of one county, birth date and sex.
 */
export function inventIdNumber(who: { bornOn: LocalDate; sex: 'male' | 'female'; region: string; seq?: number }) {
  const digits = `${who.region}${who.bornOn.replace(/-/g, '')}${900 + (who.seq ?? 0) * 2 + (who.sex === 'male' ? 1 : 0)}`
  return digits + idCheckDigit(digits)
}

/** A mobile number nobody has: 199 0000 and four figures, from 10,000 on 199 0001 and so forth. */
export const inventPhone = (seed: number): string => `199${`${seed}`.padStart(8, '0')}`

/** The unified social credit code of a company that is not there (`MAX` and five figures of the seed). */
export function inventCreditCode(seed: number, region: string): string {
  const organisation = `MAX${`${seed}`.padStart(5, '0')}`
  const code = `91${region}${organisation}${organisationCheck(organisation)}`
  return code + creditCodeCheck(code)
}
