import type { LocalDate } from '../../types/core'
import type { KeyGroup } from '../../types/person'
import type { Eligibility, GroupMark } from '../../types/waitlist'
import { ageOn } from './id-number'
import { deny, grant, type Known, type Ruling } from './ruling'

/**
 * What eligibility looks at. `onRoster`: staff have found the person on the group's list. `declared`: the person said so
 * themselves, with this sign-up. `bornOn` is null when the document does not tell.
 */
export type EligibilityFacts = {
  activity: { eligibility: Eligibility; keyGroup: KeyGroup | null; minAge: number | null; day: LocalDate }
  onRoster: boolean
  declared: boolean
  bornOn: LocalDate | null
}

/**
 * What is known of someone who may sign up: `mark`, how they belong to the key group, null if they do not or there is
 * none; `ageUnknown`, the gate should look at the document.
 */
export type Eligible = { mark: GroupMark | null; ageUnknown: boolean }

export type EligibilityRefusal =
  | { code: 'eligibility.notOnRoster'; keyGroup: KeyGroup }
  | { code: 'eligibility.notDeclared'; keyGroup: KeyGroup }
  | Known<'ticket.underAge'>

/** Staff's own check counts for more than the person's word. */
const markOf = ({ onRoster, declared }: EligibilityFacts): GroupMark | null =>
  onRoster ? 'checked' : declared ? 'declared' : null

/**
 * May this person sign up for whom the activity is for? On a roster one need not declare; where a roster is asked for,
 * declaring is not enough. Refusals: ticket.underAge (on the day itself), eligibility.notOnRoster,
 * eligibility.notDeclared.
 */
export function decideEligibility(facts: EligibilityFacts): Ruling<Eligible, EligibilityRefusal> {
  const { activity, onRoster, bornOn } = facts
  const { eligibility, keyGroup, minAge, day } = activity
  if (minAge !== null && bornOn !== null && ageOn(bornOn, day) < minAge)
    return deny({ code: 'ticket.underAge', minAge })
  const mark = keyGroup === null ? null : markOf(facts)
  if (keyGroup !== null && eligibility === 'roster' && !onRoster)
    return deny({ code: 'eligibility.notOnRoster', keyGroup })
  if (keyGroup !== null && eligibility === 'declared' && mark === null)
    return deny({ code: 'eligibility.notDeclared', keyGroup })
  return grant({ mark, ageUnknown: minAge !== null && bornOn === null })
}
