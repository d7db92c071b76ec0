import { useSyncExternalStore } from 'react'
import type { LocalDate } from '../../../types/core'

const listeners = new Set<() => void>()
let shown: LocalDate | null = null

/** Turns the calendar to a day; null is today, whichever day that is by then. Tabs cannot be opened with a query. */
export const showDay = (day: LocalDate | null): void => {
  shown = day
  for (const listener of listeners) listener()
}

const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The day the calendar is turned to. */
export const useShownDay = (): LocalDate | null => useSyncExternalStore(watch, () => shown)
