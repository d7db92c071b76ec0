import type { LocalDate } from '../../../types/core'
import type { ConsentBasis } from '../../../types/person'
import { accept, type Decision, refuse } from '../../../types/reply'
import { ageOn } from './id-number'

/** 个人信息保护法 art. 31: below this age a parent or another guardian consents. */
export const OWN_CONSENT_FROM = 14

/** 民法典 art. 17: from this age nobody acts for a person as their parent. */
const OF_AGE = 18

/** Whether of somebody born then only what is needed is kept: no answers, no groups, and for thirty days. */
export const isChild = (bornOn: LocalDate | null, today: LocalDate): boolean =>
  bornOn !== null && ageOn(bornOn, today) < OWN_CONSENT_FROM

/** The day from which somebody born then is no child any more: the fourteenth birthday, of 29 February the day after. */
export const notChildFrom = (bornOn: LocalDate): LocalDate => {
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  const birthday = `${year + OWN_CONSENT_FROM}-${bornOn.slice(5)}` as LocalDate
  return month === 2 && day === 29 ? (`${year + OWN_CONSENT_FROM}-03-01` as LocalDate) : birthday
}

type Whose = { relation: 'self' | 'family'; bornOn: LocalDate | null }

/**
 * On what an account may agree to the privacy notice for a person: a child's guardian alone, the person themself, an
 * adult of the family who said yes; between 14 and 18, or without a known birth date, either of the last two kinds.
 */
export function basesFor({ relation, bornOn }: Whose, today: LocalDate): readonly ConsentBasis[] {
  const age = bornOn === null ? null : ageOn(bornOn, today)
  if (isChild(bornOn, today)) return ['guardian']
  if (relation === 'self') return ['self']
  return age !== null && age >= OF_AGE ? ['agreed'] : ['agreed', 'guardian']
}

/** The basis to record: the one said, or the person's own where no other can be. Refusal: person.basisMissing. */
export function decideBasis(said: ConsentBasis | undefined, bases: readonly ConsentBasis[]): Decision<ConsentBasis> {
  const basis = bases.find((one) => one === 'self' || one === said)
  return basis ? accept(basis) : refuse({ code: 'person.basisMissing', bases: [...bases] })
}
