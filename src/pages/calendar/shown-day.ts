import { cell, useCell } from '@/platform/cell'
import type { LocalDate } from '../../../types/core'

const shown = cell<LocalDate | null>(null)

/** Turns the calendar to a day; null is today, whichever day that is by then. Tabs cannot be opened with a query. */
export const showDay = (day: LocalDate | null): void => {
  shown.set(day)
}

/** The day the calendar is turned to. */
export const useShownDay = (): LocalDate | null => useCell(shown)
