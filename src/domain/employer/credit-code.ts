import { accept, type Decision, refuse } from '../../../types/reply'
import { compactCode } from '../text/typed'

/** GB 32100-2015 table 1: digits and capitals without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 11714-1997 table 1: here every capital counts, A is 10. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Department (1), kind of body (1), region of GB/T 2260 (6), organisation code (8 + check), check character. */
const FORM = /^[1-9ANY][1-9A-HJ-NP-RTUWXY]\d{6}[0-9A-HJ-NP-RTUWXY]{8}[\dX][0-9A-HJ-NP-RTUWXY]$/

/** The check character that belongs behind 17 characters (GB 32100-2015 §5, weights 3^i modulo 31). */
export const creditCodeCheck = (code: string): string => {
  let [sum, weight] = [0, 1]
  for (const char of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** The check character (`0`–`9`, `X`) behind an organisation code of 8 characters (GB 11714-1997 §4). */
export const organisationCheck = (code: string): string => {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (all, weight, at) => all + weight * ORGANISATION_ALPHABET.indexOf(code.charAt(at)),
    0,
  )
  return '0123456789X0'.charAt(11 - (sum % 11))
}

/**
 * Organisation codes bind the bodies that had them before 2015: public bodies (1), social organisations (5), companies
 * (91) and cooperatives (93). Sole traders (92) and the small departments got theirs from number ranges handed out
 * later, so only the outer check character decides there: refusing a real employer is worse than a missed typo.
 */
const carriesOrganisationCode = (code: string) => /^(?:1|5|91|93)/.test(code)

/**
 * Reads a unified social credit code as typed (统一社会信用代码, GB 32100-2015): spaces, hyphens, full-width and small
 * letters are put right. Refusals: employer.creditCodeLength, employer.creditCodeForm (a character that is never used,
 * such as O for 0), employer.creditCodeCheck (mistyped).
 */
export const checkCreditCode = (typed: string): Decision<string> => {
  const code = compactCode(typed).replace(/-/g, '')
  if (code.length !== 18) return refuse({ code: 'employer.creditCodeLength' })
  if (!FORM.test(code)) return refuse({ code: 'employer.creditCodeForm' })
  const isWhole = creditCodeCheck(code) === code.charAt(17)
  const isKnown = !carriesOrganisationCode(code) || organisationCheck(code.slice(8, 16)) === code.charAt(16)
  return isWhole && isKnown ? accept(code) : refuse({ code: 'employer.creditCodeCheck' })
}
