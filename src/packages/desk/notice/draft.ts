import { useEffect, useState } from 'react'
import { audienceWithin, plainAudience } from '@/domain/campaign/audience'
import { dayOf, instantOf, sayTime } from '@/domain/time/calendar'
import type { Audience, Campaign } from '../../../../types/campaign'
import type { Instant } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'

/** What the clerk is choosing: whom, and a day and time or at once. */
export type Draft = { audience: Audience; atOnce: boolean; day: string; time: string }

export const draftOf = ({ audience, scope, district, sendAt, startsAt }: Campaign): Draft => ({
  audience: audienceWithin(audience, { scope, home: district }),
  atOnce: sendAt === null,
  day: dayOf(sendAt ?? startsAt),
  time: sendAt === null ? '' : sayTime(sendAt).padStart(5, '0'),
})

/** The moment chosen; null is at once, undefined while the time is not written yet. */
export const sendAtOf = ({ atOnce, day, time }: Draft): Instant | null | undefined => {
  if (atOnce) return null
  return day && time ? instantOf(day, time) : undefined
}

/** Two choices of the same people, however they were tapped together. */
export const isSameAudience = (a: Audience, b: Audience): boolean =>
  JSON.stringify(plainAudience(a)) === JSON.stringify(plainAudience(b))

export const isChanged = (draft: Draft, campaign: Campaign): boolean =>
  campaign.version === 0 || sendAtOf(draft) !== campaign.sendAt || !isSameAudience(draft.audience, campaign.audience)

/** Somebody is left out for more than living elsewhere or having signed up already. */
export const isNarrow = ({ districts, themes, keyGroups, interests, history }: Audience, home: DistrictCode): boolean =>
  history !== 'any' ||
  districts.some((district) => district !== home) ||
  [themes, keyGroups, interests].some((list) => list.length > 0)

/** A list with this one in it, or without it when it was. */
export const toggled = <T>(
  list: readonly T[],
  one: T,
  isSame: (other: T) => boolean = (other) => other === one,
): T[] => (list.some(isSame) ? list.filter((other) => !isSame(other)) : [...list, one])

/** The value once nobody has changed it for a moment: counting a big audience at every tap helps nobody. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [key, ms])
  return settled
}
