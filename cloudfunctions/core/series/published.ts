import { getDayDetail } from 'chinese-days'
import { addDays } from '../../../src/domain/time/calendar'
import type { LocalDate } from '../../../types/core'

/** A day the State Council has named. */
export type PublishedDay = { day: LocalDate; kind: 'holiday' | 'workday'; name: string }

/** The days a year's arrangement is about, half-open: 元旦 may begin in the old year. */
export const arrangementOf = (year: number): { from: LocalDate; until: LocalDate } => ({
  from: `${year - 1}-12-25`,
  until: `${year}-12-25`,
})

/**
 * The public holidays and make-up workdays of a year as the State Council published them (国办 notice of each year, by
 * way of `chinese-days`, whose names read `National Day,国庆节,3`). None of a year this release does not know yet.
 */
export function publishedDays(year: number): readonly PublishedDay[] {
  const days: PublishedDay[] = []
  const { from, until } = arrangementOf(year)
  for (let day = from; day < until; day = addDays(day, 1)) {
    const { work, name } = getDayDetail(day)
    const [, chinese] = name.split(',')
    if (chinese) days.push({ day, kind: work ? 'workday' : 'holiday', name: work ? `${chinese}调休上班` : chinese })
  }
  return days
}

/** Whether this release knows the arrangement of a year, which always begins with 元旦. */
export const isPublished = (year: number): boolean => getDayDetail(`${year}-01-01`).name.includes(',')
