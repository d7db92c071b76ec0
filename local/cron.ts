import { dayOf, weekdayOf } from '../src/domain/time/calendar'
import type { Instant } from '../types/core'

/** The seven fields of a platform timer in their order, each with its range and names. */
const FIELDS: readonly { least: number; most: number; names?: readonly string[]; named?: true }[] = [
  { least: 0, most: 59 },
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] },
  { least: 1, most: 7, names: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'], named: true },
  { least: 1970, most: 2099 },
]

/**
 * Reads `sec min hour day month weekday year` (`*`, `?`, lists, ranges, steps) and answers whether an instant's
 * China-time second matches. Weekdays must be names: the platform's pages disagree about what a digit means. Faults on
 * what it cannot read.
 */
export function readCron(cron: string): (instant: Instant) => boolean {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== FIELDS.length) throw new Error(`a timer has seven fields, "${cron}" has ${fields.length}`)
  const sets = fields.map((field, nth) => readField(field, nth, cron))
  return (instant) => partsOf(instant).every((part, nth) => sets[nth]!.has(part))
}

function readField(field: string, nth: number, cron: string): Set<number> {
  const { least, most } = FIELDS[nth]!
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? []
    const [from, until] = /^[*?]$/.test(range) ? [least, most] : ends(range, nth, part !== range)
    if (!(from >= least && until <= most && from <= until && Number(step) > 0))
      throw new Error(`"${part}" in the timer "${cron}" cannot be read`)
    for (let value = from; value <= until; value += Number(step)) values.add(value)
  }
  return values
}

function ends(range: string, nth: number, stepped: boolean): [number, number] {
  const [from = '', until] = range.split('-')
  const first = numberOf(from, nth)
  return [first, until !== undefined ? numberOf(until, nth) : stepped ? FIELDS[nth]!.most : first]
}

function numberOf(text: string, nth: number): number {
  const { names, named, least } = FIELDS[nth]!
  const place = names?.indexOf(text.toUpperCase()) ?? -1
  if (place >= 0) return place + least
  return /^\d+$/.test(text) && !named ? Number(text) : Number.NaN
}

const CHINA_MS = 8 * 3_600_000

function partsOf(instant: Instant): number[] {
  const day = dayOf(instant)
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const second = Math.floor((instant + CHINA_MS) / 1000) % 86_400
  return [second % 60, Math.floor(second / 60) % 60, Math.floor(second / 3600), dayOfMonth, month, weekdayOf(day), year]
}
