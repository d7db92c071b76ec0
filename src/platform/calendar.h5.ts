import type { CalendarEntry } from '@/domain/activity/calendar-entries'
import { icsNameOf, icsOf } from '@/domain/text/ics'
import { handOver } from './hand-over'

const MINUTE = 60_000

/** Counted in minutes, so that a file fetched after a move replaces the one fetched before. */
const sequenceAt = (now: number) => Math.floor(now / MINUTE)

export const takesAll = true

export function addToCalendar(entries: readonly CalendarEntry[]): Promise<'added'> {
  handOverFile(entries, false)
  return Promise.resolve('added')
}

export const takesOut = true

export function removeFromCalendar(entries: readonly CalendarEntry[]): void {
  handOverFile(entries, true)
}

function handOverFile(entries: readonly CalendarEntry[], cancelled: boolean) {
  const now = Date.now()
  const events = entries.map(({ location, description, ...entry }) => ({
    ...entry,
    place: location,
    about: description,
    cancelled,
    sequence: sequenceAt(now),
  }))
  const name = icsNameOf(entries[0]?.title ?? '')
  handOver(new Blob([icsOf(events, now)], { type: 'text/calendar;charset=utf-8' }), name)
}
