import { creditCodeCheck, organisationCheck } from '../../src/domain/employer/credit-code'
import { idCheckDigit } from '../../src/domain/person/id-number'
import type { LocalDate } from '../../types/core'

/**
 * A resident ID number of nobody: well-formed, but with the sequence numbers 900–999 that a county almost never
 * reaches in a day. `seq` 0–49 tells apart people of one county, birth date and sex.
 */
export const makeIdNumber = ({
  bornOn,
  sex,
  region = '520602',
  seq = 0,
}: {
  bornOn: LocalDate
  sex: 'male' | 'female'
  region?: string
  seq?: number
}): string => {
  if (!Number.isInteger(seq) || seq < 0 || seq > 49) throw new RangeError('seq is 0 to 49')
  const digits = `${region}${bornOn.replace(/-/g, '')}${900 + seq * 2 + (sex === 'male' ? 1 : 0)}`
  return digits + idCheckDigit(digits)
}

/** The unified social credit code of a company that is not there (`MAX9` and the four figures of the seed). */
export const makeCreditCode = (seed: number, region = '520602'): string => {
  if (!Number.isInteger(seed) || seed < 0 || seed > 9999) throw new RangeError('seed is 0 to 9999')
  const organisation = `MAX9${`${seed}`.padStart(4, '0')}`
  const code = `91${region}${organisation}${organisationCheck(organisation)}`
  return code + creditCodeCheck(code)
}
