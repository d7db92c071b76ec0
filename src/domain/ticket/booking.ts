import type { LocalDate } from '../../../types/core'
import type { Decision } from '../../../types/reply'
import { decideEligibility, type EligibilityFacts, type EligibilityRefusal } from './eligibility'
import { decideStanding, type NoShowRefusal, type NoShowStanding } from './no-show'
import { decidePlace, type PlaceAnswer, type PlaceFacts, type PlaceRefusal } from './places'

/** What the booking rule looks at: the place, whom the activity is for, and what missed places led to. */
export type SignUpFacts = Omit<PlaceFacts, 'activity' | 'inKeyGroup'> & {
  activity: PlaceFacts['activity'] & EligibilityFacts['activity']
  onRoster: boolean
  declared: boolean
  bornOn: LocalDate | null
  standing: NoShowStanding
}

export type SignUpRefusal = PlaceRefusal | EligibilityRefusal | NoShowRefusal

/**
 * What a person who signs up gets, in the order a clerk would ask: held already, on at all and open, held through
 * another account, whom for, paused, places. Refusals: activity.cancelled, activity.over, activity.notOpen,
 * activity.closed, ticket.heldElsewhere, ticket.underAge, eligibility.*, ticket.paused, ticket.full.
 */
export function decideSignUp(facts: SignUpFacts): Decision<PlaceAnswer, SignUpRefusal> {
  const eligible = decideEligibility(facts)
  const place = decidePlace({ ...facts, inKeyGroup: eligible.ok && eligible.value.mark !== null })
  const isAboutThePerson = place.ok ? place.value.kind !== 'keep' : place.refusal.code === 'ticket.full'
  if (!isAboutThePerson) return place
  if (!eligible.ok) return eligible
  const standing = decideStanding(facts.standing)
  return standing.ok ? place : standing
}
