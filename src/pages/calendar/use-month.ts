import { useEffect } from 'react'
import { LIVE_MS } from '@/api/question'
import { findRead, keepRead, useRead } from '@/api/use-read'
import type { Month } from '../../../types/activity'
import * as activity from '../../../types/calls/activity'
import type { LocalDate } from '../../../types/core'
import type { DistrictCode } from '../../../types/division'
import { inputOf, type Sought } from './sought'

/**
 * The calendar of one month and what is on at a day of it, in one call. What is known of the month stays on the grid
 * while another of its days is on its way or cannot be had, also without a network.
 */
export function useMonth(day: LocalDate, district: DistrictCode | null, sought: Sought) {
  const month = { month: day.slice(0, 7), district, ...inputOf(sought) }
  const whole = { ...month, day: null }
  const read = useRead(activity.month, { ...month, day }, { keep: true, every: LIVE_MS })
  const shown = read.reading.kind === 'shown' ? read.reading : null
  const [at, value] = [shown?.at, shown?.value]
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value comes with its moment
  useEffect(() => {
    if (value && at && !shown?.kept) keepRead(activity.month, whole, { ...value, shown: null }, at)
  }, [at])
  const known: Month | null = value ?? findRead(activity.month, whole)
  return { ...read, days: known?.days ?? [], themes: known?.themes ?? [] }
}
