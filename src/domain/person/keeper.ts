import type { Instant, LocalDate, OpenId } from '../../../types/core'
import { ageOn } from './id-number'

/**
 * An account that may act for a person: as themself or for family, since when, and since when staff know it does: they
 * saw the card. The door somebody was registered at by their card is a link too, and a proved one.
 */
export type Link = { openid: OpenId; relation: 'self' | 'family'; linkedAt: Instant; provedAt: Instant | null }

/** From this age one's own account decides (民法典 art. 17); before, the account that registered the child first. */
const OF_AGE = 18

const isAdult = (bornOn: LocalDate | null, today: LocalDate) => bornOn === null || ageOn(bornOn, today) >= OF_AGE

const firstOf = (links: readonly Link[]): OpenId | null =>
  [...links].sort((one, other) => one.linkedAt - other.linkedAt || (one.openid < other.openid ? -1 : 1))[0]?.openid ??
  null

/**
 * The account that decides about a person: may see all of it, correct it and have it deleted. Nobody takes over by
 * knowing a name and a number: the first claim stays until another one is proved. Of proved ones an adult's own account
 * comes before family; of equal ones the first. A document without a birth date counts as an adult's. Null when nobody is
 * linked.
 */
export function keeperOf(links: readonly Link[], bornOn: LocalDate | null, today: LocalDate): OpenId | null {
  const proved = links.filter(({ provedAt }) => provedAt !== null)
  const own = isAdult(bornOn, today) ? proved.filter(({ relation }) => relation === 'self') : []
  return firstOf(own.length > 0 ? own : proved.length > 0 ? proved : links)
}
