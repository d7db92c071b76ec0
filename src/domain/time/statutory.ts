import type { LocalDate } from '../../../types/core'
import { addDays, daysBetween } from './calendar'

/** A public holiday of the law in one year: its first day, and how many days it has before any is added or moved. */
export type Statutory = { name: string; year: number; first: LocalDate; days: number }

/** The law as it is since 2025-01-01 (全国年节及纪念日放假办法, 国务院令第795号): 13 days. */
const SINCE = 2025

/** Spring Festival (初一), Dragon Boat (五月初五) and Mid-Autumn (八月十五) of a year, three signs each from this year on. */
const LUNAR_FROM = 2008

/** Days after 21 January, 27 May and 7 September in base 36. No device of ours reckons the moon; the table ends with 2100. */
const LUNAR =
  'hc751qokfda52rnkgca61tokid873rqmhfb64tomieb731qmkea84trnigd851qnkfd952solgca51tokie973rpmheb630pmidb731qlkfa94srnigc852rojfc842rnlhcb50tojie973splhea63tpmiec720qljfa85trnifc851qokgd842rmlhca61tojhe963splhfa53somidc831qljfa85trnjgb750qojfd943rmkhb961spkhd962splhfa64snmidb820rmjgb'

const BASES = ['01-21', '05-27', '09-07'] as const

function lunarOf(year: number): readonly LocalDate[] {
  const at = (year - LUNAR_FROM) * BASES.length
  return BASES.flatMap((base, nth) => {
    const sign = at < 0 ? '' : LUNAR.charAt(at + nth)
    return sign === '' ? [] : [addDays(`${year}-${base}`, Number.parseInt(sign, 36))]
  })
}

/** 清明, when the sun stands at 15°: good for 2000 to 2099. */
function qingmingOf(year: number): LocalDate {
  const since = year - 2000
  return `${year}-04-0${Math.floor(since * 0.2422 + 4.81) - Math.floor(since / 4)}`
}

/** The holidays of a year by law; those that follow the moon only as far as the table goes. */
export function statutoryOf(year: number): readonly Statutory[] {
  const [spring, dragonBoat, midAutumn] = lunarOf(year)
  const one = (name: string, first: LocalDate | undefined, days: number) => (first ? [{ name, year, first, days }] : [])
  return [
    ...one('元旦', `${year}-01-01`, 1),
    ...one('春节', spring && addDays(spring, -1), 4),
    ...one('清明节', qingmingOf(year), 1),
    ...one('劳动节', `${year}-05-01`, 2),
    ...one('端午节', dragonBoat, 1),
    ...one('中秋节', midAutumn, 1),
    ...one('国庆节', `${year}-10-01`, 3),
  ]
}

/**
 * How many days before and after its own a holiday may be given: the farthest that any year published since 2004 went.
 * Weekends that become workdays for it lie farther out, but nothing is left out on those.
 */
const REACH: Readonly<Record<string, readonly [before: number, after: number]>> = {
  春节: [2, 6],
  劳动节: [2, 5],
  国庆节: [2, 5],
}
const USUAL = [2, 2] as const

/** The days near a holiday of a year, each with the holidays that may give it off. Reckoned once: plans ask for every day. */
const nearBy = new Map<number, ReadonlyMap<LocalDate, readonly Statutory[]>>()

function nearIn(year: number): ReadonlyMap<LocalDate, readonly Statutory[]> {
  const known = nearBy.get(year)
  if (known) return known
  const near = new Map<LocalDate, Statutory[]>()
  for (const holiday of [...statutoryOf(year), ...statutoryOf(year + 1).slice(0, 1)]) {
    const [before, after] = REACH[holiday.name] ?? USUAL
    for (let away = -before; away < holiday.days + after; away++) {
      const day = addDays(holiday.first, away)
      near.set(day, [...(near.get(day) ?? []), holiday])
    }
  }
  nearBy.set(year, near)
  return near
}

const yearOf = (day: LocalDate) => Number(day.slice(0, 4))

/** The holidays whose arrangement may give this day off: their own days, and those around them. */
export const reaching = (day: LocalDate): readonly Statutory[] => nearIn(yearOf(day)).get(day) ?? []

/** The holiday a day is by law itself, null on any other. */
export const statutoryOn = (day: LocalDate): Statutory | null =>
  yearOf(day) < SINCE
    ? null
    : (reaching(day).find(({ first, days }) => first <= day && daysBetween(first, day) < days) ?? null)
