import type { Audience } from '../../types/campaign'

/** Everybody who did not sign up yet: what a special proposes for its own notice. */
export const EVERYBODY: Audience = {
  districts: [],
  themes: [],
  keyGroups: [],
  interests: [],
  history: 'any',
  skipBooked: true,
  call: false,
}

/** A desk that is to call more people than this will call nobody. */
export const MOST_CALLS = 200

/** The same audience with every list in order and without repeats, so that the same wish is the same value. */
export function plainAudience(audience: Audience): Audience {
  const tidy = <T extends string>(list: readonly T[]): T[] => [...new Set(list)].sort()
  const interests = [...audience.interests].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    districts: withoutInner(tidy(audience.districts)),
    themes: tidy(audience.themes),
    keyGroups: tidy(audience.keyGroups),
    interests: interests.filter((one, at) => at === 0 || keyOf(one) !== keyOf(interests[at - 1] ?? one)),
    history: audience.history,
    skipBooked: audience.skipBooked,
    call: audience.call,
  }
}

const keyOf = ({ question, answer }: Audience['interests'][number]) => `${question}\n${answer}`

/** A district that lies in another one of the list says nothing new. */
const withoutInner = <T extends string>(districts: readonly T[]): T[] =>
  districts.filter((district) => !districts.some((outer) => outer !== district && district.startsWith(outer)))
