import type { Audience } from '../../../types/campaign'
import { city, type DistrictCode } from '../../../types/division'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import { isInScope } from '../region/district'

/** Everybody in the city who did not sign up yet. */
export const EVERYBODY: Audience = {
  districts: [],
  themes: [],
  keyGroups: [],
  interests: [],
  history: 'any',
  skipBooked: true,
  call: false,
}

/** What a special proposes for its own notice: everybody of its own district who did not sign up yet. */
export const proposedAudience = (home: DistrictCode): Audience => ({
  ...EVERYBODY,
  districts: home === city.code ? [] : [home],
})

/** Whom a clerk may write to: `scope` is their own division, `home` the one of the activity. */
export type Reach = { scope: DistrictCode; home: DistrictCode }

/**
 * The audience as this clerk means it: with no district named it is everybody for the city, and below it the activity's
 * own district. Refusal: campaign.otherDistrict, when it names people outside their division (A1).
 */
export function decideAudience(
  wish: Audience,
  { scope, home }: Reach,
): Decision<Audience, RefusalOf<'campaign.otherDistrict'>> {
  const plain = plainAudience(wish)
  const meant =
    scope === city.code ? everywhere(plain) : plain.districts.length > 0 ? plain : { ...plain, districts: [home] }
  return isWithin(meant, scope) ? accept(meant) : refuse({ code: 'campaign.otherDistrict', scope })
}

/** The whole city named as a district is no limit. */
const everywhere = (audience: Audience): Audience =>
  audience.districts.includes(city.code) ? { ...audience, districts: [] } : audience

/** Whether nobody outside the division is meant; a list without districts means everybody in the city. */
export const isWithin = ({ districts }: Audience, scope: DistrictCode): boolean =>
  scope === city.code || (districts.length > 0 && districts.every((district) => isInScope(district, scope)))

/** The part of it a clerk may write to; where it names nobody of theirs, the activity's own district. */
export function audienceWithin(audience: Audience, { scope, home }: Reach): Audience {
  if (isWithin(audience, scope)) return audience
  const own = audience.districts.filter((district) => isInScope(district, scope))
  return { ...audience, districts: own.length > 0 ? own : [home] }
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
