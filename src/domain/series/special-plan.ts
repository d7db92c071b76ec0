import type { LocalDate } from '../../../types/core'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { HolidayChoice, Theme } from '../../../types/series'
import type { PlanRow } from '../../../types/series-days'
import { addDays, daysBetween, fridayOnOrAfter, isRealDay, weekdayOf } from '../time/calendar'
import type { FridayStanding, HolidayCalendar } from './holiday'
import { type SpecialPlan, standingOn } from './series'

/**
 * The themes that take turns, the first on the first held Friday from `since` on. `announced` are the Fridays whose
 * special the rotation has already made: they keep their theme and the turn goes on behind them, so that a Friday
 * closed afterwards does not bring the same theme twice.
 */
export type Rotation = {
  themes: readonly string[]
  since: LocalDate
  announced?: Readonly<Record<LocalDate, string>>
}

/** What the plan of the Fridays is made of. */
export type PlanFacts = {
  plan: SpecialPlan
  rotation: Rotation
  themes: readonly Theme[]
  calendar: HolidayCalendar
  onHoliday: HolidayChoice
}

export type PlanRefusal =
  | { code: 'series.themeGone'; theme: string; day: LocalDate }
  | { code: 'series.themeMissing'; day: LocalDate }
  | { code: 'series.notFriday'; day: LocalDate }
  | { code: 'series.dayPast'; day: LocalDate }

/** The theme of a Friday, and whether it was chosen by hand or came in turn. */
export type FridayTheme = { theme: Theme; source: 'picked' | 'rotating' }

const isTakingPlace = (standing: FridayStanding) => standing === 'held' || standing === 'unknownYear'

const isHeld = (friday: LocalDate, { plan, calendar, onHoliday }: PlanFacts) =>
  Boolean(plan[friday]?.heldOn) || isTakingPlace(standingOn(friday, onHoliday, calendar))

/** The Fridays in `[from, until)` that have a special; negative when `until` comes first. */
function heldBetween(from: LocalDate, until: LocalDate, facts: PlanFacts): number {
  if (until < from) return -heldBetween(until, from, facts)
  let held = 0
  for (let friday = fridayOnOrAfter(from); friday < until; friday = addDays(friday, 7))
    if (isHeld(friday, facts)) held++
  return held
}

/** The last Friday before this one that tells whose turn it is: in turn, not picked, and its theme only once on the list. */
function lastTurnBefore(friday: LocalDate, { plan, rotation: { announced = {}, themes } }: PlanFacts) {
  const once = (theme: string) => themes.indexOf(theme) === themes.lastIndexOf(theme)
  return Object.entries(announced)
    .filter(([day, theme]) => day < friday && !plan[day]?.theme && themes.includes(theme) && once(theme))
    .reduce<readonly [LocalDate, string] | null>((last, turn) => (last && last[0] > turn[0] ? last : turn), null)
}

/** Whose turn a Friday is. Only held Fridays take a turn, also those with a picked theme, so that picking moves nobody. */
function inTurn(friday: LocalDate, facts: PlanFacts): string | null {
  const { themes, since, announced = {} } = facts.rotation
  if (themes.length === 0) return null
  const last = lastTurnBefore(friday, facts)
  const turn = last
    ? themes.indexOf(last[1]) + 1 + heldBetween(addDays(last[0], 1), friday, facts)
    : heldBetween(since, friday, facts)
  return announced[friday] ?? themes[((turn % themes.length) + themes.length) % themes.length] ?? null
}

const isValidOn = ({ validFrom, validUntil }: Theme, day: LocalDate) =>
  validFrom <= day && (validUntil === null || day < validUntil)

const validTheme = (code: string, day: LocalDate, themes: readonly Theme[]): Decision<Theme, PlanRefusal> => {
  const theme = themes.find((known) => known.code === code && isValidOn(known, day))
  return theme ? accept(theme) : refuse({ code: 'series.themeGone', theme: code, day })
}

/**
 * The theme of a Friday: the picked one, else the one whose turn it is. The answer does not depend on which Fridays were
 * made before. Refusals: series.themeMissing (no pick and nobody to take a turn), series.themeGone (not valid that day).
 */
export function themeFor(friday: LocalDate, facts: PlanFacts): Decision<FridayTheme, PlanRefusal> {
  const picked = facts.plan[friday]?.theme
  const code = picked ?? inTurn(friday, facts)
  if (!code) return refuse({ code: 'series.themeMissing', day: friday })
  const found = validTheme(code, facts.plan[friday]?.heldOn ?? friday, facts.themes)
  return found.ok ? accept({ theme: found.value, source: picked ? 'picked' : 'rotating' }) : found
}

/** The plan of so many Fridays from a day on, those left out included: half a year is 26. */
export function planOf(from: LocalDate, weeks: number, facts: PlanFacts): readonly PlanRow[] {
  return Array.from({ length: weeks }, (_, week) => planRowOf(addDays(fridayOnOrAfter(from), week * 7), facts))
}

function planRowOf(day: LocalDate, facts: PlanFacts): PlanRow {
  const standing = standingOn(day, facts.onHoliday, facts.calendar)
  if (!isHeld(day, facts)) return { day, heldOn: null, standing, theme: null, source: null, problem: null }
  const heldOn = facts.plan[day]?.heldOn ?? (standing === 'unknownYear' ? null : day)
  const found = themeFor(day, facts)
  if (found.ok) return { day, heldOn, standing, ...found.value, problem: null }
  const { code } = found.refusal
  return {
    day,
    heldOn,
    standing,
    theme: null,
    source: null,
    problem: code === 'series.themeGone' ? code : 'series.themeMissing',
  }
}

/** Whether a Friday is held on no day until the bureau names one: it is off, or nobody knows yet. */
export const needsDay = ({ standing }: Pick<PlanRow, 'standing'>): boolean => standing !== 'held'

/** The day to set for what a clerk has chosen, '' being none: null leaves it to the calendar, which holds an open Friday itself. */
export const heldOnFor = (row: Pick<PlanRow, 'day' | 'standing'>, chosen: LocalDate | ''): LocalDate | null =>
  chosen === '' || (chosen === row.day && !needsDay(row)) ? null : chosen

/** What a clerk sets for one Friday. `theme` null leaves it to the rotation, `heldOn` null to the calendar. */
export type FridayWish = { friday: LocalDate; theme: string | null; heldOn: LocalDate | null }

/** A special moved for a holiday stays within this many days of its Friday. */
const MOVE = 6

/**
 * May this be set for the Friday? Refusals: input.invalid (no such day, or a day nearer to another Friday), series.notFriday,
 * series.dayPast (the Friday, or the day it moves to), series.themeGone.
 */
export function decidePick(
  { friday, theme, heldOn }: FridayWish,
  themes: readonly Theme[],
  today: LocalDate,
): Decision<'set', PlanRefusal | RefusalOf<'input.invalid'>> {
  if (!isRealDay(friday)) return refuse({ code: 'input.invalid', field: 'friday' })
  if (heldOn !== null && !isRealDay(heldOn)) return refuse({ code: 'input.invalid', field: 'heldOn' })
  if (weekdayOf(friday) !== 5) return refuse({ code: 'series.notFriday', day: friday })
  const day = heldOn ?? friday
  if (day < today) return refuse({ code: 'series.dayPast', day })
  if (Math.abs(daysBetween(friday, day)) > MOVE) return refuse({ code: 'input.invalid', field: 'heldOn' })
  if (theme === null) return accept('set')
  const found = validTheme(theme, day, themes)
  return found.ok ? accept('set') : found
}
