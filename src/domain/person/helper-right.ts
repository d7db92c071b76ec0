import type { LocalDate } from '../../../types/core'
import { accept, type Decision, refuse } from '../../../types/reply'
import { addDays } from '../time/calendar'

/** People one account may sign up: a household. */
export const HOUSEHOLD = 6

/**
 * People a village helper (村干部, 帮扶人) may sign up: a villagers' group (村民小组) has some thirty to fifty households, and
 * mostly one of each asks. Many more would be a list, which belongs to the desk.
 */
export const HELPED = 60

/** How long a right lasts at most: a year, and a month to come and have it granted anew. */
export const HELPER_DAYS = 400

/** How many people an account may sign up. */
export const limitOf = (isHelper: boolean): number => (isHelper ? HELPED : HOUSEHOLD)

/** The last day of a right granted today. Refusals: desk.helperUntil. */
export const checkUntil = (until: LocalDate, today: LocalDate): Decision<LocalDate> =>
  until >= today && until <= addDays(today, HELPER_DAYS)
    ? accept(until)
    : refuse({ code: 'desk.helperUntil', day: addDays(today, HELPER_DAYS) })
