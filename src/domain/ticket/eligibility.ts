import type { LocalDate } from '../../../types/core'
import type { KeyGroup } from '../../../types/person'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { TicketState } from '../../../types/ticket'
import type { Bucket, Eligibility, GroupMark } from '../../../types/waitlist'
import { ageOn } from '../person/id-number'

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
  | { code: 'eligibility.child'; keyGroup: KeyGroup }
  | RefusalOf<'ticket.underAge'>

/** The part of it that is about the key group. */
type BelongingFacts = Pick<EligibilityFacts, 'onRoster' | 'declared'> & {
  activity: Pick<EligibilityFacts['activity'], 'eligibility' | 'keyGroup'>
}

type BelongingRefusal = Extract<EligibilityRefusal, { code: 'eligibility.notOnRoster' | 'eligibility.notDeclared' }>

/**
 * How somebody belongs to the key group, null if they need not and do not. Staff's own check counts for more than the
 * person's word. Refusals: eligibility.notOnRoster, eligibility.notDeclared.
 */
function decideBelonging({
  activity: { eligibility, keyGroup },
  onRoster,
  declared,
}: BelongingFacts): Decision<GroupMark | null, BelongingRefusal> {
  if (keyGroup === null) return accept(null)
  if (onRoster) return accept('checked')
  if (eligibility === 'roster') return refuse({ code: 'eligibility.notOnRoster', keyGroup })
  if (declared) return accept('declared')
  return eligibility === 'declared' ? refuse({ code: 'eligibility.notDeclared', keyGroup }) : accept(null)
}

/** What the key group of an activity still asks of somebody who has said nothing yet: their word, or to be on the roster. */
export function belongingStillAsked({
  onRoster,
  ...activity
}: BelongingFacts['activity'] & Pick<BelongingFacts, 'onRoster'>): 'word' | 'roster' | null {
  const belonging = decideBelonging({ activity, onRoster, declared: false })
  if (belonging.ok) return null
  return belonging.refusal.code === 'eligibility.notDeclared' ? 'word' : 'roster'
}

/**
 * May this person sign up for whom the activity is for? On a roster one need not declare; where a roster is asked for,
 * declaring is not enough. Refusals: ticket.underAge (on the day itself), eligibility.notOnRoster,
 * eligibility.notDeclared.
 */
export function decideEligibility(facts: EligibilityFacts): Decision<Eligible, EligibilityRefusal> {
  const { activity, bornOn } = facts
  const { minAge, day } = activity
  if (minAge !== null && bornOn !== null && ageOn(bornOn, day) < minAge)
    return refuse({ code: 'ticket.underAge', minAge })
  const belonging = decideBelonging(facts)
  return belonging.ok ? accept({ mark: belonging.value, ageUnknown: minAge !== null && bornOn === null }) : belonging
}

/**
 * What a child under 14 is told, of whom no group is kept: neither a list nor a word would help, so the activity is for
 * others. Refusal: eligibility.child in place of eligibility.notOnRoster and eligibility.notDeclared.
 */
export const asForChild = <T, R extends { code: string }>(
  ruling: Decision<T, R>,
): Decision<T, R | Extract<EligibilityRefusal, { code: 'eligibility.child' }>> => {
  if (ruling.ok) return ruling
  const { refusal } = ruling
  return isOfGroup(refusal) ? refuse({ code: 'eligibility.child', keyGroup: refusal.keyGroup }) : ruling
}

const isOfGroup = (refusal: { code: string }): refusal is BelongingRefusal =>
  refusal.code === 'eligibility.notOnRoster' || refusal.code === 'eligibility.notDeclared'

/** A ticket of the line: the mark it got when its holder signed up, and whether the roster of now knows them. */
export type StandingFacts = Omit<BelongingFacts, 'declared'> & { mark: GroupMark | null }

/**
 * How the holder of an offered place belongs to the key group now: a check counts while the roster says so, a word
 * always. A place of the reserve asks for either. Refusals: eligibility.notOnRoster, eligibility.notDeclared.
 */
export function decideOffered(
  { mark, ...facts }: StandingFacts,
  bucket: Bucket,
): Decision<GroupMark | null, BelongingRefusal> {
  const belonging = decideBelonging({ ...facts, declared: mark === 'declared' })
  const { keyGroup } = facts.activity
  return bucket === 'key' && keyGroup !== null && belonging.ok && belonging.value === null
    ? refuse({ code: 'eligibility.notDeclared', keyGroup })
    : belonging
}

/** Whether the reserve is for the holder of a ticket, by the roster and the word of now: as `waiting_line` has it. */
export function isMember({ mark, ...facts }: StandingFacts): boolean {
  const belonging = decideBelonging({ ...facts, declared: mark === 'declared' })
  return belonging.ok && belonging.value !== null
}

/** Whether a word given once more, for a ticket already held, makes its holder a member who was none before. */
export const isWordNew = ({ mark, activity, onRoster }: StandingFacts, state: TicketState): boolean =>
  (state === 'waiting' || state === 'offered') &&
  activity.keyGroup !== null &&
  activity.eligibility !== 'roster' &&
  !onRoster &&
  mark !== 'declared'
