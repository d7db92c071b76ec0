import { addDays } from '@/domain/time/calendar'
import type { LocalDate } from '../../../types/core'

/** All days of a month, `YYYY-MM`. */
export const daysOfMonth = (month: string): readonly LocalDate[] => {
  const days: LocalDate[] = []
  for (let day: LocalDate = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** The day to show in the month before (-1) or after (1): today when it lies there, else the first. */
export const monthAway = (month: string, step: -1 | 1, today: LocalDate): LocalDate => {
  const first: LocalDate = `${month}-01`
  const other = (step === 1 ? addDays(first, 31) : addDays(first, -1)).slice(0, 7)
  return today.startsWith(other) ? today : `${other}-01`
}

/** The same weekday a week before (-1) or after (1). */
export const weekAway = (day: LocalDate, step: -1 | 1): LocalDate => addDays(day, 7 * step)
