import { useEffect, useState } from 'react'
import { useRead } from '@/api/use-read'
import { addDays, dayOf } from '@/domain/time/calendar'
import type { ActivityCard } from '../../../../types/activity'
import * as activity from '../../../../types/calls/activity'
import type { Cursor, Instant } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'

const WEEKS_AHEAD = 28

/** Fairs of a district or the city that have not begun, page after page; the next Friday special first. */
export function useFairs(district: DistrictCode | null, now: Instant) {
  const today = dayOf(now)
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [before, setBefore] = useState<readonly ActivityCard[]>([])
  const { reading, reload } = useRead(activity.list, {
    kind: 'fair',
    district,
    from: today,
    until: addDays(today, WEEKS_AHEAD),
    cursor,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another district starts over
  useEffect(() => {
    setCursor(null)
    setBefore([])
  }, [district])

  const page = reading.kind === 'shown' ? reading.value : null
  const next = page?.next ?? null
  const more = next
    ? () => {
        setBefore((kept) => [...kept, ...(page?.activities ?? [])])
        setCursor(next)
      }
    : null
  const coming = [...before, ...(page?.activities ?? [])].filter(({ startsAt }) => startsAt > now)
  return { reading, reload, fairs: specialFirst(coming), more }
}

/** The next special leads; the rest stay in the order they happen. */
export const specialFirst = (fairs: readonly ActivityCard[]): ActivityCard[] => {
  const special = fairs.find((fair) => fair.special)
  return special ? [special, ...fairs.filter((fair) => fair !== special)] : [...fairs]
}
