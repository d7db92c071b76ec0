import { icsNameOf, icsOf } from '@/domain/ics'
import type { Entry } from './calendar'
import { handOver } from './hand-over'

const MINUTE = 60_000

/** Counted in minutes, so that a file fetched after a move replaces the one fetched before. */
const sequenceAt = (now: number) => Math.floor(now / MINUTE)

export function addToCalendar(entry: Entry): Promise<'added'> {
  handOverFile(entry, false)
  return Promise.resolve('added')
}

export const takesOut = true

export function removeFromCalendar(entry: Entry): void {
  handOverFile(entry, true)
}

function handOverFile({ id, title, startsAt, endsAt, location, description = '' }: Entry, cancelled: boolean) {
  const now = Date.now()
  const event = { id, title, startsAt, endsAt, place: location, about: description, cancelled }
  const text = icsOf({ ...event, sequence: sequenceAt(now) }, now)
  handOver(new Blob([text], { type: 'text/calendar;charset=utf-8' }), icsNameOf(title))
}
