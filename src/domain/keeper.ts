import type { Instant, LocalDate, OpenId } from '../../types/core'
import { ageOn } from './id-number'

/** An account that may act for a person: as themself or for family, since when. */
export type Link = { openid: OpenId; relation: 'self' | 'family'; linkedAt: Instant }

/** From this age one's own account decides (民法典 art. 17); before, the account that registered the child first. */
const OF_AGE = 18

const isAdult = (bornOn: LocalDate | null, today: LocalDate) => bornOn === null || ageOn(bornOn, today) >= OF_AGE

const firstOf = (links: readonly Link[]): OpenId | null =>
  [...links].sort((one, other) => one.linkedAt - other.linkedAt || (one.openid < other.openid ? -1 : 1))[0]?.openid ??
  null

/**
 * The account that decides about a person: may see all of it, correct it and have it deleted. An adult's own account
 * takes over from the family that registered them; of two that both say they are the person, and for a child, the
 * first stays. A document without a birth date counts as an adult's. Null when no account is linked.
 */
export function keeperOf(links: readonly Link[], bornOn: LocalDate | null, today: LocalDate): OpenId | null {
  const own = isAdult(bornOn, today) ? links.filter(({ relation }) => relation === 'self') : []
  return firstOf(own.length > 0 ? own : links)
}

/** Whether this link makes its account the keeper of somebody registered before, by family or by staff at a door. */
export const takesOver = (
  link: Link,
  others: readonly Link[],
  { bornOn, today }: { bornOn: LocalDate | null; today: LocalDate },
): boolean => keeperOf([...others, link], bornOn, today) === link.openid
