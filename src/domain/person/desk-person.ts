import { accept, type Decision, refuse } from '../../../types/reply'
import { compactNumber } from '../text/typed'

/** Look-ups of people one clerk may make in an hour: a busy counter, not a list leafed through. */
export const PERSON_LOOK_UPS = { most: 30, within: 3_600_000 }

/** Whether a clerk typed a whole document number of any kind, and that number bare. Refusals: person.idForm. */
export function readDocumentNumber(text: string): Decision<string> {
  const number = compactNumber(text).replace(/[()]/g, '')
  return /^[0-9A-Z]{6,18}$/.test(number) ? accept(number) : refuse({ code: 'person.idForm' })
}
