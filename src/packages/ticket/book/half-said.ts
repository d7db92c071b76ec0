import type { ActivityId, PersonId } from '../../../../types/core'

/** What was said for a person before the last tap: answers, and their word that they belong. */
export type Said = { answers: Readonly<Record<string, string>>; declared: boolean }

/**
 * What was said for a sign-up that was not sent yet, so that going back, or looking at another of the family, loses
 * nothing. In the memory of this run alone: answers and groups have no business in a phone's storage.
 */
const said = new Map<string, Said>()
const stops = new Map<ActivityId, string>()

const keyOf = (activity: ActivityId, person: PersonId) => `${activity} ${person}`

export const findSaid = (activity: ActivityId, person: PersonId): Said | null =>
  said.get(keyOf(activity, person)) ?? null

export const keepSaid = (activity: ActivityId, person: PersonId, what: Said): void =>
  void said.set(keyOf(activity, person), what)

export const findStop = (activity: ActivityId): string | null => stops.get(activity) ?? null

export const keepStop = (activity: ActivityId, stop: string): void => void stops.set(activity, stop)

/** It was sent for this person. */
export function forgetSaid(activity: ActivityId, person: PersonId): void {
  said.delete(keyOf(activity, person))
  stops.delete(activity)
}
