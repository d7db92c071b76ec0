import * as z from 'zod/mini'
import { CampaignState } from './campaign-state'
import { Count, Instant, LocalDate } from './core'
import { DistrictCode } from './division'
import { ConsentBasis, KeyGroup } from './person'
import { Overfull, TimeOfDay } from './waitlist'

const plain = <C extends string>(code: C) => z.object({ code: z.literal(code) })

/** What pay is counted per; `types/posting.ts` has the same, and this file. */
const PayPer = z.enum(['month', 'day', 'hour', 'piece'])

/** A phrase in a posting that a rule objects to, with the wording to use instead. */
export const ScreenFlag = z.object({
  code: z.enum(['sex', 'age', 'ethnicity', 'household', 'marital', 'health', 'school', 'fee', 'fraud']),
  field: z.string(),
  phrase: z.string(),
  suggestion: z.string(),
})
export type ScreenFlag = z.infer<typeof ScreenFlag>

/**
 * Every business "no" of the system: `noun.reason` plus the facts its sentence needs. A new code does not compile
 * until `src/wording/refusal.ts` says it in Chinese with the next step.
 */
export const Refusal = z.discriminatedUnion('code', [
  // the door
  z.object({ code: z.literal('input.invalid'), field: z.string() }),
  plain('call.unknown'),
  plain('actor.unknown'),
  plain('actor.mayNot'),
  plain('system.busy'),
  z.object({ code: z.literal('system.slowDown'), until: Instant }),
  // people
  plain('person.notFound'),
  plain('person.consentMissing'),
  plain('person.idConsentMissing'),
  z.object({ code: z.literal('person.basisMissing'), bases: z.array(ConsentBasis) }),
  plain('person.realName'),
  plain('person.idForm'),
  plain('person.idLength'),
  plain('person.idCheckDigit'),
  plain('person.idBirthDate'),
  plain('person.phone'),
  plain('person.phoneCodeUsed'),
  plain('person.nameMismatch'),
  z.object({ code: z.literal('person.slowDown'), until: Instant }),
  z.object({ code: z.literal('person.numberBusy'), until: Instant }),
  plain('person.claimed'),
  plain('person.childNotAsked'),
  plain('person.notProved'),
  z.object({ code: z.literal('person.tooMany'), limit: z.int() }),
  z.object({ code: z.literal('desk.helperUntil'), day: LocalDate }),
  z.object({ code: z.literal('desk.helperGranted'), day: LocalDate }),
  plain('desk.helperNotFound'),
  plain('person.notKeeper'),
  plain('person.nameUsed'),
  // activities
  plain('activity.notFound'),
  plain('activity.cancelled'),
  plain('activity.over'),
  z.object({ code: z.literal('activity.notOpen'), opensAt: Instant }),
  z.object({ code: z.literal('activity.closed'), closedAt: Instant }),
  // tickets
  plain('ticket.notFound'),
  plain('ticket.full'),
  plain('ticket.heldElsewhere'),
  plain('ticket.used'),
  plain('ticket.notMissed'),
  z.object({ code: z.literal('ticket.noteEarly'), until: Instant }),
  z.object({ code: z.literal('ticket.noteLate'), until: Instant }),
  plain('ticket.takenBack'),
  z.object({ code: z.literal('ticket.cancelClosed'), closedAt: Instant }),
  z.object({ code: z.literal('ticket.underAge'), minAge: z.int() }),
  // series, waiting lists, eligibility
  plain('series.endsBeforeStart'),
  plain('series.entryBeforeStart'),
  plain('series.opensAfterClose'),
  z.object({ code: z.literal('series.dayPast'), day: LocalDate }),
  z.object({ code: z.literal('series.notFriday'), day: z.nullable(LocalDate) }),
  z.object({ code: z.literal('series.themeGone'), theme: z.string(), day: LocalDate }),
  z.object({ code: z.literal('series.themeMissing'), day: LocalDate }),
  z.object({ code: z.literal('series.overlap'), title: z.string(), startsAt: z.nullable(Instant) }),
  plain('series.groupMissing'),
  z.object({ code: z.literal('series.placeholderUnknown'), placeholder: z.string() }),
  plain('series.oneDayOnly'),
  z.object({ code: z.literal('series.dayFar'), latest: LocalDate }),
  z.object({ code: z.literal('series.venueElsewhere'), district: DistrictCode }),
  plain('series.holdersChanged'),
  plain('activity.started'),
  z.extend(Overfull, { code: z.literal('activity.seatsTaken'), day: LocalDate }),
  z.object({ code: z.literal('activity.seatsEntered'), day: LocalDate, seats: Count, entered: Count }),
  plain('offer.none'),
  z.object({ code: z.literal('offer.expired'), expiredAt: Instant }),
  plain('ticket.notBooked'),
  z.object({ code: z.literal('ticket.paused'), until: Instant }),
  z.object({ code: z.literal('eligibility.notOnRoster'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('eligibility.notDeclared'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('eligibility.child'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('card.answerMissing'), question: z.string() }),
  z.object({ code: z.literal('card.answerUnknown'), question: z.string() }),
  plain('scene.unreadable'),
  plain('series.notFound'),
  plain('series.cityOnly'),
  z.object({ code: z.literal('series.calledOff'), day: LocalDate }),
  z.object({ code: z.literal('series.dayClosed'), day: LocalDate }),
  z.object({ code: z.literal('series.yearUnknown'), year: z.int() }),
  z.object({ code: z.literal('series.yearShort'), year: z.int(), days: z.int(), least: z.int() }),
  // buses
  plain('bus.stopMissing'),
  z.object({ code: z.literal('bus.stopOrder'), stop: z.string() }),
  plain('bus.stopUnknown'),
  z.object({ code: z.literal('bus.stopTaken'), stop: z.string(), people: z.int() }),
  // rosters
  plain('roster.notFound'),
  plain('call.notFound'),
  plain('call.notAsked'),
  plain('call.settled'),
  // the gate
  plain('gate.notAssigned'),
  z.object({ code: z.literal('gate.revoked'), revokedAt: Instant }),
  z.object({ code: z.literal('gate.rightClosed'), from: Instant, until: Instant }),
  z.object({ code: z.literal('gate.slowDown'), until: Instant }),
  plain('gate.noSelfCode'),
  plain('gate.codeWrong'),
  plain('gate.codeUsed'),
  z.object({ code: z.literal('gate.codeExpired'), until: Instant }),
  z.object({ code: z.literal('gate.codeTooMany'), until: Instant }),
  z.object({ code: z.literal('gate.tooEarly'), until: Instant }),
  plain('gate.over'),
  plain('scan.notFound'),
  plain('scan.refused'),
  plain('staff.notFound'),
  plain('session.notFound'),
  // employers
  plain('employer.notFound'),
  plain('employer.creditCodeLength'),
  plain('employer.creditCodeForm'),
  plain('employer.creditCodeCheck'),
  plain('employer.taken'),
  plain('employer.hasOne'),
  plain('employer.notApproved'),
  plain('employer.alreadyReviewed'),
  plain('employer.changed'),
  plain('employer.phone'),
  plain('employer.joinGone'),
  plain('posting.notFound'),
  plain('posting.payRange'),
  z.object({ code: z.literal('posting.payUnlikely'), unit: PayPer, meant: z.nullable(PayPer) }),
  plain('posting.payWide'),
  z.object({ code: z.literal('posting.validity'), latest: LocalDate }),
  plain('posting.closed'),
  plain('posting.unsafe'),
  plain('booth.notFound'),
  plain('booth.notAFair'),
  plain('booth.alreadyReviewed'),
  plain('booth.changed'),
  plain('booth.noPostings'),
  plain('booth.tooLate'),
  plain('booth.notOver'),
  z.object({ code: z.literal('booth.outcomeClosed'), closedAt: Instant }),
  plain('booth.outcomeOrder'),
  // notices
  plain('template.notFound'),
  plain('notice.notFound'),
  plain('campaign.notAFriday'),
  plain('campaign.templateMissing'),
  plain('campaign.templateBroken'),
  plain('campaign.notFound'),
  z.object({ code: z.literal('campaign.changed'), by: z.nullable(z.string()), at: Instant }),
  z.object({ code: z.literal('campaign.approvedAlready'), by: z.string(), at: Instant }),
  z.object({ code: z.literal('campaign.wrongState'), state: CampaignState }),
  z.object({ code: z.literal('campaign.timePast'), next: z.nullable(Instant) }),
  z.object({ code: z.literal('campaign.quiet'), next: z.nullable(Instant) }),
  z.object({ code: z.literal('campaign.tooLate'), startsAt: Instant }),
  plain('campaign.audienceEmpty'),
  z.object({ code: z.literal('campaign.otherDistrict'), scope: DistrictCode }),
  plain('campaign.noCredit'),
  z.object({ code: z.literal('campaign.tooManyCalls'), people: z.int(), most: z.int() }),
  z.object({ code: z.literal('campaign.unfit'), field: z.string() }),
  // rules of the bureau
  plain('privacy.notFound'),
  plain('policy.cityOnly'),
  plain('desk.cityOnly'),
  plain('desk.personNotFound'),
  z.object({ code: z.literal('desk.slowDown'), until: Instant }),
  z.object({
    code: z.literal('policy.reminderQuiet'),
    dayBefore: TimeOfDay,
    quiet: z.object({ from: TimeOfDay, until: TimeOfDay }),
  }),
  z.object({ code: z.literal('policy.changed'), by: z.nullable(z.string()), at: z.nullable(Instant) }),
])
export type Refusal = z.infer<typeof Refusal>
export type RefusalCode = Refusal['code']

/** The refusals of these codes. */
export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>
