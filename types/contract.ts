import * as z from 'zod/mini'
import { ActivityDetail, ActivityKind, ActivityPage, Month } from './activity'
import { AttendanceStanding, SignUp, SignUpFilter, SignUpPage } from './attendance'
import { AuditPage } from './audit'
import { Booth, BoothOutcome, EmployerHome, FairOutcomes, Outcome, ReviewList } from './booth'
import { Audience, AudienceCounts, Campaign, CampaignPage, CampaignReport } from './campaign'
import { ConsentGrant, Consents } from './consent'
import {
  ActivityId,
  BoothId,
  CampaignId,
  Count,
  Cursor,
  EmployerId,
  HelperRightId,
  Instant,
  JoinRequestId,
  LocalDate,
  line,
  NoticeId,
  PersonId,
  PostingId,
  prose,
  RecruiterId,
  RightId,
  ScanId,
  SeriesId,
  SessionId,
  StaffId,
  TicketId,
} from './core'
import { Call, CallResult, DeskActivity, DeskRows, DeskToday } from './desk'
import { DeskPerson } from './desk-person'
import { DistrictCode } from './division'
import { DoorHits, DoorQuery, EvidencePage, GateBoard, GateReport, GateSettings, GateWall, Invitation } from './door'
import { Employer, EmployerDraft, JoinRequest, Version } from './employer'
import {
  GateCounts,
  GateLive,
  GatePack,
  GateSession,
  GateStanding,
  ScanResult,
  SelfCheckin,
  SelfCodes,
  UndoneScan,
  UploadAnswer,
  Way,
} from './gate'
import { Home } from './home'
import { NoticeKind, NoticePage, NoticeState } from './notice'
import { FreeConsent, KeyGroup, Mine, PersonCard, PersonDraft } from './person'
import { Policy, PolicyWish } from './policy'
import { OfferPage, Posting, PostingDraft, PostingPage, PostingSought } from './posting'
import {
  AccountMark,
  Correction,
  Dossier,
  Erased,
  LeavingAll,
  PrivacyText,
  PrivacyTextName,
  PrivacyVersion,
} from './privacy'
import { ROSTER_SLICE, RosterCount, RosterLine, RosterTaken } from './roster'
import { SeriesDates, SeriesDraft, SeriesList, SeriesPreview } from './series'
import { DayKind, Days, Gap, Plan, YearPreview } from './series-days'
import { CallOffPreview, Change, EditPreview, EditScope, PickPreview } from './series-edit'
import { cleanLine } from './text'
import { Ticket, TicketPage } from './ticket'
import { SignUpCard } from './waitlist'

/**
 * Who may call: `account` any WeChat account · `recruiter` acts for an employer · `gate` may scan somewhere ·
 * `clerk` staff of a district · `system` a timer of the platform.
 */
export type Who = 'account' | 'recruiter' | 'gate' | 'clerk' | 'system'

type Shape = z.core.$ZodLooseShape

type Entry<A extends 'read' | 'write', W extends Who, I extends Shape, O extends z.ZodMiniType> = {
  act: A
  who: W
  input: z.ZodMiniObject<I, z.core.$strict>
  output: O
}

/** Inputs are strict: an unknown key (somebody's identity, say) is refused, not ignored. */
const read = <W extends Who, I extends Shape, O extends z.ZodMiniType>(
  who: W,
  input: I,
  output: O,
): Entry<'read', W, I, O> => ({
  act: 'read',
  who,
  input: z.strictObject(input),
  output,
})
const write = <W extends Who, I extends Shape, O extends z.ZodMiniType>(
  who: W,
  input: I,
  output: O,
): Entry<'write', W, I, O> => ({
  act: 'write',
  who,
  input: z.strictObject(input),
  output,
})

const nothing = {}
/** Whom or what one looks for among fairs: a theme, any Friday special, a key group. */
const sought = {
  theme: z.optional(z.nullable(line(40))),
  special: z.optional(z.boolean()),
  keyGroup: z.optional(z.nullable(KeyGroup)),
}
const note = prose(200)
/** What somebody answered, whatever it is: nobody is refused a place for it, and what does not fit is not kept. */
const said = z.string().check(z.overwrite(cleanLine), z.maxLength(200))
const template = { series: SeriesDraft, themes: z.array(line(40)).check(z.maxLength(60)) }

const pick = { friday: LocalDate, theme: z.nullable(line(40)), heldOn: z.nullable(LocalDate) }
const Year = z.int().check(z.gte(2021), z.lte(2100))

/**
 * Every call of the system. One entry drives the types on both sides, input parsing, who may call, the gateway and
 * `npm run contract`. All writes are safe to send twice.
 */
export const contract = {
  /** The home page: next special, seven days, the week's fairs, open courses, own tickets. */
  'activity.home': read('account', { district: z.nullable(DistrictCode) }, Home),
  /** Activities of one kind between two days (half-open), by start; keyset pages. */
  'activity.list': read(
    'account',
    {
      kind: ActivityKind,
      district: z.nullable(DistrictCode),
      from: LocalDate,
      until: LocalDate,
      ...sought,
      cursor: z.nullable(Cursor),
    },
    ActivityPage,
  ),
  /**
   * The calendar in one call: the weeks of one month, `YYYY-MM`, and what is on at `day`, all by what is sought.
   * `activity.list` goes on behind the page of the day.
   */
  'activity.month': read(
    'account',
    {
      month: z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
      district: z.nullable(DistrictCode),
      day: z.optional(z.nullable(LocalDate)),
      ...sought,
    },
    Month,
  ),
  /** One activity's page. Refusals: activity.notFound. */
  'activity.get': read('account', { activityId: ActivityId }, ActivityDetail),

  /** Approved postings of one fair, those in its own county first; keyset pages. */
  'posting.atFair': read(
    'account',
    { activityId: ActivityId, ...PostingSought.def.shape, cursor: z.nullable(Cursor) },
    OfferPage,
  ),
  /** Approved postings one can meet at a coming fair, each once, nearest fair first; keyset pages. */
  'posting.list': read('account', { ...PostingSought.def.shape, cursor: z.nullable(Cursor) }, PostingPage),

  /** Who the account is and may act for. */
  'person.mine': read('account', nothing, Mine),
  /** Registers the real name once and records the privacy consent. Refusals: person.*, person.numberBusy where many claim one number. */
  'person.register': write('account', PersonDraft.def.shape, PersonCard),
  /** Exchanges WeChat's phone code for the account's own number. Refusals: person.phoneCodeUsed. */
  'person.phone': write(
    'account',
    { code: z.string().check(z.minLength(1), z.maxLength(200)) },
    z.object({ phone: z.string() }),
  ),
  /** Everything stored about one person of the account; `full` unmasks it and is audited. Refusals: person.notFound, person.notKeeper. */
  'person.dossier': read('account', { personId: PersonId, full: z.boolean() }, Dossier),
  /** Corrects phone, answers, or before the first check-in the name; where another account decides, the phone this one gave. Refusals: person.notFound, person.notKeeper, person.realName, person.nameUsed, person.phone, card.answerUnknown. */
  'person.correct': write('account', Correction.def.shape, Dossier),
  /** What deleting one person, or with null everything of the account, would do. Refusals: person.notFound. */
  'person.leaving': read('account', { personId: z.nullable(PersonId) }, LeavingAll),
  /** People with this whole number, masked, with their sign-ups in the clerk's division; a county's clerk finds who signed up there, the city's everybody. Audited with the reason. Refusals: person.idForm, person.phone, desk.slowDown. */
  'person.find': write(
    'clerk',
    { by: z.enum(['id', 'phone']), number: z.string().check(z.minLength(1), z.maxLength(60)), reason: line(60) },
    z.object({ persons: z.array(DeskPerson), more: z.boolean() }),
  ),
  /** Puts a name or a phone right for somebody who was made sure of; null leaves it. They are told. Refusals: desk.personNotFound, person.realName, person.phone, person.claimed. */
  'person.putRight': write(
    'clerk',
    {
      personId: PersonId,
      realName: z.nullable(z.string().check(z.maxLength(60))),
      phone: z.nullable(z.string().check(z.maxLength(30))),
      verified: z.literal(true),
      reason: line(60),
    },
    DeskPerson,
  ),
  /** Deletes somebody who asked for it and was made sure of, as they could do themselves. They are told. Deleting who is not there does nothing. */
  'person.eraseFor': write('clerk', { personId: PersonId, verified: z.literal(true), reason: line(60) }, Erased),
  /**
   * Lets an account sign up the people of a village and no more than a household of its own, until a day: named by its mark
   * among the accounts of a person the clerk found. Refusals: desk.personNotFound, desk.helperNotFound, desk.helperUntil,
   * desk.helperGranted.
   */
  'person.grantHelper': write(
    'clerk',
    {
      rightId: HelperRightId,
      personId: PersonId,
      mark: AccountMark,
      until: LocalDate,
      verified: z.literal(true),
      reason: line(60),
    },
    DeskPerson,
  ),
  /** Ends such a right of the clerk's division at once; whoever was registered stays. Refusals: desk.personNotFound, desk.helperNotFound. */
  'person.endHelper': write('clerk', { rightId: HelperRightId, personId: PersonId, reason: line(60) }, DeskPerson),
  /** Deletes one person, or with null everything of the account: places are given back, what stays names nobody. Deleting what is not there does nothing. `withdrawn`: because the consent is withdrawn. */
  'person.erase': write('account', { personId: z.nullable(PersonId), withdrawn: z.boolean() }, Erased),
  /** Takes another account off that may act for the person. Refusals: person.notFound, person.notKeeper, person.notProved. */
  'person.unlink': write('account', { personId: PersonId, mark: AccountMark }, Dossier),
  /** The account agrees to the privacy notice as it reads now, for one of its people. Refusals: person.notFound, person.consentMissing, person.idConsentMissing, person.basisMissing. */
  'person.agree': write(
    'account',
    {
      personId: PersonId,
      consentVersion: PersonDraft.def.shape.consentVersion,
      childrenVersion: PersonDraft.def.shape.childrenVersion,
      idNumberAgreed: z.boolean(),
      basis: PersonDraft.def.shape.basis,
    },
    PersonCard,
  ),
  /**
   * Agrees to one thing, or takes it back: withdrawn `help` forgets the answer, `keyGroup` the word given where one still
   * waits; places stay. Refusals: person.notFound.
   */
  'person.allow': write(
    'account',
    { personId: PersonId, part: FreeConsent, allowed: z.boolean() },
    z.object({ allowed: z.boolean() }),
  ),
  /** Timer, nightly: takes names off what is no longer needed. Bounded; the next night goes on. */
  'person.purge': write(
    'system',
    nothing,
    z.object({
      tickets: Count,
      answers: Count,
      persons: Count,
      notices: Count,
      joins: Count,
      employers: Count,
      staff: Count,
      resealed: Count,
    }),
  ),

  /** Books a place; booking twice gives the same ticket, and keeps a word given the second time for one who waits. Refusals: activity.*, ticket.full, ticket.heldElsewhere, ticket.takenBack, ticket.underAge, person.notFound, person.childNotAsked, bus.stopUnknown. */
  'ticket.book': write(
    'account',
    {
      activityId: ActivityId,
      personId: PersonId,
      declared: z.optional(z.boolean()),
      answers: z.optional(z.array(z.object({ question: line(20), answer: said })).check(z.maxLength(10))),
      stop: z.optional(line(12)),
      /** What was agreed to beside: an answer about help is kept only with `help`. */
      allowed: z.optional(z.array(FreeConsent).check(z.maxLength(3))),
    },
    Ticket,
  ),
  /** Chooses where to board a bus, until it sets off. Refusals: ticket.notFound, ticket.notBooked, ticket.used, bus.stopUnknown, activity.cancelled, activity.started. */
  'ticket.board': write('account', { ticketId: TicketId, stop: line(12) }, Ticket),
  /** What signing this person up still asks. Refusals: activity.notFound, person.notFound. */
  'ticket.card': read('account', { activityId: ActivityId, personId: PersonId }, SignUpCard),
  /** Takes an offered place; taking it twice is done once. Refusals: ticket.notFound, offer.none, offer.expired, activity.cancelled, activity.closed, eligibility.*. */
  'ticket.accept': write('account', { ticketId: TicketId }, Ticket),
  /** The holder's yes to a moved date. Refusals: ticket.notFound, ticket.notBooked, activity.cancelled, activity.over. */
  'ticket.reconfirm': write('account', { ticketId: TicketId }, Ticket),
  /** Timer: expires offers whose time is up and offers what is free to the head of each line; `failed` counts activities it could not settle. */
  'ticket.sweep': write('system', nothing, z.object({ expired: Count, offered: Count, failed: Count })),
  /** Gives the place back; cancelling twice is done once. Refusals: ticket.notFound, ticket.cancelClosed, ticket.used. */
  'ticket.cancel': write('account', { ticketId: TicketId }, Ticket),
  'ticket.get': read('account', { ticketId: TicketId }, Ticket),
  /** Checks oneself in by the code a screen shows there and now; the same act again is answered as before. Refusals: ticket.notFound, gate.noSelfCode. */
  'ticket.checkIn': write(
    'account',
    { scanId: ScanId, ticketId: TicketId, text: z.string().check(z.maxLength(200)) },
    SelfCheckin,
  ),
  /** Every ticket of the account that is still for something, with its last hundred sign-ups; newest activity first. */
  'ticket.mine': read('account', nothing, z.array(Ticket)),
  /** All sign-ups of the account, the last first; keyset pages of a hundred. */
  'ticket.history': read('account', { cursor: z.nullable(Cursor) }, TicketPage),
  /** Of each person of the account: places missed in the time that counts, and what follows by the bureau's policy. */
  'ticket.standing': read('account', nothing, z.array(AttendanceStanding)),
  /**
   * The sign-ups of one activity in the clerk's scope, names masked; keyset pages. `search` is a name or its beginning, or
   * the last four digits of a telephone number, or all of them; '' asks for everybody. Refusals: activity.notFound.
   */
  'ticket.list': read(
    'clerk',
    {
      activityId: ActivityId,
      only: SignUpFilter,
      search: z.string().check(z.overwrite(cleanLine), z.maxLength(60)),
      cursor: z.nullable(Cursor),
    },
    SignUpPage,
  ),
  /** The full telephone number of who holds a sign-up in scope, for a reason that is kept; null when none was given. Refusals: ticket.notFound. */
  'ticket.phone': write('clerk', { ticketId: TicketId, reason: line(60) }, z.object({ phone: z.nullable(z.string()) })),
  /** Staff take a place back and say why; the holder is told, the place goes to the head of the line. Refusals: ticket.notFound, ticket.used, activity.over. */
  'ticket.revoke': write('clerk', { ticketId: TicketId, reason: line(60) }, SignUp),
  /**
   * A clerk compared the card of whoever stands there with the account in hand: it is theirs from now on, and a wrong
   * name is put right. Refusals: ticket.notFound, person.realName, person.claimed.
   */
  'ticket.cardSeen': write(
    'clerk',
    { ticketId: TicketId, realName: z.nullable(PersonDraft.def.shape.realName), reason: line(60) },
    SignUp,
  ),
  /** A missed place does not count, for a reason. Refusals: ticket.notFound, ticket.notMissed. */
  'ticket.excuse': write('clerk', { ticketId: TicketId, reason: line(60) }, SignUp),
  /** The desk notes that somebody was there whom no gate scanned, in the days the policy gives. Refusals: ticket.notFound, session.notFound, ticket.notBooked, activity.cancelled, ticket.noteEarly, ticket.noteLate. */
  'ticket.note': write('clerk', { ticketId: TicketId, sessionId: SessionId, reason: line(60) }, SignUp),
  /** Whom staff took a place from may sign up there again. Refusals: ticket.notFound. */
  'ticket.allowAgain': write('clerk', { ticketId: TicketId }, SignUp),

  /** Sessions this account may scan at, from yesterday on; with those of the last week it no longer may, so that late scans go out. */
  'gate.sessions': read('account', nothing, z.array(GateSession)),
  /**
   * One scan act: sent again it is answered as before. The answer is an outcome, not a refusal; every attempt is stored.
   * Refusals: gate.notAssigned, gate.revoked, gate.rightClosed.
   */
  'gate.scan': write(
    'account',
    { scanId: ScanId, sessionId: SessionId, text: z.string().check(z.maxLength(4096)), scannedAt: Instant, way: Way },
    ScanResult,
  ),
  /**
   * Scans made without a network, fifty at most, in any order, days late, also from a device whose right was taken back.
   * Each is an `OfflineScan`, read and answered on its own, in the order sent, so that a bad one stops no other.
   * `deviceNow` is the device's clock as it sends. Refusals: gate.notAssigned, gate.slowDown.
   */
  'gate.upload': write(
    'account',
    { sessionId: SessionId, deviceNow: Instant, scans: z.array(z.unknown()).check(z.maxLength(50)) },
    z.object({ answers: z.array(UploadAnswer), counts: GateCounts }),
  ),
  /** A device says how it is and hears whether its right stands. Refusals: gate.notAssigned. */
  'gate.beat': write(
    'account',
    { sessionId: SessionId, queueLength: Count, offline: z.boolean(), device: line(40) },
    GateStanding,
  ),
  /** Counts and the last twenty scans of a session. Refusals: gate.notAssigned, gate.revoked. */
  'gate.live': read('gate', { sessionId: SessionId }, GateLive),
  /**
   * What a device needs to decide without a network; `since` and `stamp` are those of the last pack, or null.
   * Refusals: gate.notAssigned, gate.revoked.
   */
  'gate.pack': read(
    'gate',
    {
      sessionId: SessionId,
      since: z.nullable(Instant),
      stamp: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
    },
    GatePack,
  ),
  /** Takes an accepted scan back, with a reason; taking it back twice is done once. Refusals: scan.notFound, scan.refused, gate.notAssigned, gate.revoked, gate.rightClosed. */
  'gate.undo': write('gate', { scanId: ScanId, reason: line(60) }, UndoneScan),
  /** The check-in screen's codes of the next two minutes, for a helper of the session or a clerk in scope. Refusals: session.notFound, gate.noSelfCode. */
  'gate.selfCode': read('account', { sessionId: SessionId }, SelfCodes),
  /** Lets a colleague scan at a session. Refusals: session.notFound, staff.notFound. */
  'gate.assign': write('clerk', { sessionId: SessionId, staffId: StaffId, gate: line(12) }, DeskActivity),
  /** Takes the right to scan back at once. Refusals: session.notFound. */
  'gate.revoke': write('clerk', { sessionId: SessionId, rightId: RightId }, DeskActivity),
  /** A one-time code for a helper nobody knows; sent again it shows the same one. Refusals: session.notFound. */
  'gate.invite': write(
    'clerk',
    { rightId: RightId, sessionId: SessionId, gate: line(12), helper: line(20) },
    Invitation,
  ),
  /** Makes the right of a one-time code this account's. Refusals: gate.codeWrong, gate.codeUsed, gate.codeExpired, gate.codeTooMany. */
  'gate.claim': write('account', { code: z.string().check(z.maxLength(40)) }, GateSession),
  /** Looks somebody up by typed characters; each search is audited, many in a row are refused. Refusals: gate.notAssigned, gate.revoked, gate.rightClosed, gate.slowDown. */
  'gate.search': write('gate', { sessionId: SessionId, ...DoorQuery }, DoorHits),
  /** Lets somebody in who was found by search. Refusals: ticket.notFound, gate.notAssigned, gate.revoked, gate.rightClosed. */
  'gate.admit': write('gate', { scanId: ScanId, sessionId: SessionId, ticketId: TicketId }, ScanResult),
  /**
   * Registers somebody who came without signing up and lets them in, or neither; with no place left the outcome is
   * `doorFull`. Refusals: person.*, eligibility.*, ticket.underAge, gate.notAssigned, gate.revoked, gate.rightClosed.
   */
  'gate.walkIn': write(
    'gate',
    {
      scanId: ScanId,
      sessionId: SessionId,
      ticketId: TicketId,
      personId: PersonId,
      realName: PersonDraft.def.shape.realName,
      idType: PersonDraft.def.shape.idType,
      idNumber: PersonDraft.def.shape.idNumber,
      phone: z.nullable(PersonDraft.def.shape.phone),
      consentVersion: PersonDraft.def.shape.consentVersion,
      childrenVersion: PersonDraft.def.shape.childrenVersion,
      basis: PersonDraft.def.shape.basis,
      /** They say they belong to the key group of the activity, and agree that it is kept. */
      declared: z.optional(z.boolean()),
      /** The helper compared the card: a name it is registered with otherwise is put right. */
      cardSeen: z.optional(z.boolean()),
    },
    ScanResult,
  ),
  /** The live board of one session. Refusals: session.notFound. */
  'gate.board': read('clerk', { sessionId: SessionId }, GateBoard),
  /** Figures for a screen everybody sees; no names. Refusals: session.notFound. */
  'gate.wall': read('account', { sessionId: SessionId }, GateWall),
  /** A clerk has looked at a conflict; the first note stays. Refusals: session.notFound, scan.notFound. */
  'gate.settle': write('clerk', { sessionId: SessionId, scanId: ScanId, note: line(200) }, GateBoard),
  /** What holds at the gate of one session. Refusals: session.notFound. */
  'gate.settings': write('clerk', { sessionId: SessionId, ...GateSettings.def.shape }, GateBoard),
  /** Gives places nobody came for to the hall. Refusals: session.notFound, activity.cancelled, gate.tooEarly, gate.over. */
  'gate.release': write(
    'clerk',
    { sessionId: SessionId, minutes: z.int().check(z.minimum(5), z.maximum(120)) },
    GateBoard,
  ),
  /** Somebody of the line was called in the hall and did not answer; their next scan puts them back. Refusals: session.notFound, ticket.notFound. */
  'gate.skip': write('clerk', { sessionId: SessionId, ticketId: TicketId }, GateBoard),
  /** What a session came to. Refusals: session.notFound. */
  'gate.report': read('clerk', { sessionId: SessionId }, GateReport),
  /** All scans of a session, refused ones too; keyset pages, each of them audited. Refusals: session.notFound, input.invalid. */
  'gate.evidence': write('clerk', { sessionId: SessionId, cursor: z.nullable(Cursor) }, EvidencePage),

  /** Employer, postings and booths of the account. */
  'employer.mine': read('account', nothing, EmployerHome),
  /**
   * Registers an employer, or corrects one that was sent back, which submits it again. Of an approved one contact, address
   * and description change at once; a new name, code or division waits for a clerk while the old ones hold. Refusals:
   * employer.*.
   */
  'employer.register': write('account', EmployerDraft.def.shape, Employer),
  /** The recruiter says that what is written is right. */
  'employer.confirm': write('recruiter', nothing, Employer),
  /** Asks to act for an employer that is registered already; one open request per account. Refusals: employer.creditCode*, employer.notFound, employer.hasOne. */
  'employer.join': write(
    'account',
    { requestId: JoinRequestId, creditCode: z.string().check(z.maxLength(40)), name: line(30) },
    JoinRequest,
  ),
  /** One of the employer's own accounts answers. Refusals: employer.joinGone. */
  'employer.answerJoin': write('recruiter', { requestId: JoinRequestId, yes: z.boolean() }, JoinRequest),
  /** A clerk in scope answers; `alone` ends the rights of all who acted for it before, at once. Refusals: employer.joinGone. */
  'employer.letIn': write(
    'clerk',
    { requestId: JoinRequestId, yes: z.boolean(), alone: z.boolean(), reason: line(60) },
    JoinRequest,
  ),
  /** Ends the right of somebody who acts for the employer, oneself or a colleague, at once. */
  'employer.dismiss': write('recruiter', { recruiterId: RecruiterId }, z.object({ recruiters: Count })),
  /** Approves what the clerk has read, the application or the change: `version` as `desk.review` gave it. Refusals: employer.notFound, employer.changed, employer.alreadyReviewed, employer.taken. */
  'employer.approve': write('clerk', { employerId: EmployerId, version: Version }, Employer),
  /** Sends the application, or the change, back with a note. Refusals: employer.notFound, employer.alreadyReviewed. */
  'employer.sendBack': write('clerk', { employerId: EmployerId, note }, Employer),
  /** Sends an approved employer back to be corrected: its postings vanish until it is approved again. Refusals: employer.notFound, employer.notApproved. */
  'employer.recall': write('clerk', { employerId: EmployerId, note }, Employer),
  /** The contact's full telephone number for a reason that is kept. Refusals: employer.notFound. */
  'employer.phone': write('clerk', { employerId: EmployerId, reason: line(60) }, z.object({ phone: z.string() })),
  /** A clerk puts address and contact right, with a reason that is kept; a phone of null stays. Refusals: employer.notFound, employer.phone. */
  'employer.setContact': write(
    'clerk',
    {
      employerId: EmployerId,
      address: EmployerDraft.def.shape.address,
      contactName: EmployerDraft.def.shape.contactName,
      contactPhone: EmployerDraft.def.shape.contactPhone,
      reason: line(60),
    },
    Employer,
  ),
  /** Approved employers in scope by name; keyset pages. `search` matches name or code. */
  'employer.list': read(
    'clerk',
    { search: z.string().check(z.overwrite(cleanLine), z.maxLength(60)), cursor: z.nullable(Cursor) },
    z.object({ employers: z.array(Employer), next: z.nullable(Cursor) }),
  ),

  /** Creates or corrects a posting; corrections go back to review wherever it is offered. Refusals: posting.*. */
  'posting.publish': write('recruiter', PostingDraft.def.shape, Posting),
  /** Closes a posting: it vanishes from every fair at once. */
  'posting.close': write('recruiter', { postingId: PostingId }, Posting),

  /** Asks for a booth at a fair with these postings, or adds postings to it. Refusals: booth.*, activity.*, posting.*. */
  'booth.apply': write(
    'recruiter',
    { boothId: BoothId, activityId: ActivityId, postingIds: z.array(PostingId).check(z.minLength(1), z.maxLength(20)) },
    Booth,
  ),
  'booth.withdraw': write('recruiter', { boothId: BoothId }, Booth),
  /** What the employer says came of one fair, to be filled in or corrected. Refusals: booth.notFound. */
  'booth.outcome': read('recruiter', { activityId: ActivityId }, BoothOutcome),
  /** Says what came of a fair, posting by posting. Refusals: booth.notFound, booth.notOver, booth.outcomeClosed, booth.outcomeOrder, posting.notFound. */
  'booth.report': write(
    'recruiter',
    { boothId: BoothId, outcomes: z.array(Outcome).check(z.minLength(1), z.maxLength(40)) },
    BoothOutcome,
  ),
  /** What came of a fair in scope, and who has not said so. Refusals: activity.notFound. */
  'booth.outcomes': read('clerk', { activityId: ActivityId }, FairOutcomes),
  /** Approves the booth with its waiting postings. Refusals: booth.notFound, booth.changed, booth.alreadyReviewed, employer.notApproved. */
  'booth.approve': write('clerk', { boothId: BoothId, version: Version }, Booth),
  'booth.sendBack': write('clerk', { boothId: BoothId, note }, Booth),

  /** What a clerk sees first. */
  'desk.today': read('clerk', nothing, DeskToday),
  /** The activities behind those, by start, without end. */
  'desk.rows': read('clerk', { cursor: z.nullable(Cursor) }, DeskRows),
  /** What waits for review in the clerk's division and below, from the start or behind a cursor of `next`. */
  'desk.review': read(
    'clerk',
    { employers: z.optional(z.nullable(Cursor)), booths: z.optional(z.nullable(Cursor)) },
    ReviewList,
  ),
  /** The audit log of a day, of an act, or all of it, newest first; keyset pages. City clerks only. Refusals: desk.cityOnly. */
  'desk.audit': read(
    'clerk',
    { day: z.nullable(LocalDate), act: z.nullable(line(40)), cursor: z.nullable(Cursor) },
    AuditPage,
  ),
  /** One activity with its gate helpers. Refusals: activity.notFound. */
  'desk.activity': read('clerk', { activityId: ActivityId }, DeskActivity),

  /** People in scope who must be told and have no message credit; reading full numbers is audited. */
  'desk.calls': read('clerk', nothing, z.array(Call)),
  /**
   * Ticks one off with what came of it; one nobody answered goes to the end, counted once for the `tries` seen. `coming`
   * notes the person's yes to a moved date for all their places there; `takenBack` puts a call one told, or a number one
   * found wrong, within the last ten minutes on the list again. Refusals: call.notFound, call.notAsked, call.settled.
   */
  'desk.called': write(
    'clerk',
    { noticeId: NoticeId, result: z.enum([...CallResult.options, 'takenBack']), tries: z.optional(Count) },
    z.array(Call),
  ),

  /** The series in scope, and the venues and themes to make them from. */
  'series.list': read('clerk', nothing, SeriesList),
  /** Every date of a series that is not over, to be opened, moved or called off. Refusals: series.notFound. */
  'series.dates': read('clerk', { seriesId: SeriesId }, SeriesDates),
  /** The dates saving it would make, and those it would leave out, with why. Refusals: those of saving. */
  'series.previewSave': read('clerk', template, SeriesPreview),
  /** Creates or changes a template; dates already made stay as they are. Makes the missing dates at once. Refusals: series.*. */
  'series.save': write('clerk', template, SeriesList),
  /** Stops a series: nothing more is made; dates already made stay. Refusals: series.notFound. */
  'series.stop': write('clerk', { seriesId: SeriesId }, SeriesList),
  /** The specials of the next half year. */
  'series.plan': read('clerk', nothing, Plan),
  /** What a pick would change, make, and whom it would be told to. Refusals: those of the pick. */
  'series.previewPick': read('clerk', pick, PickPreview),
  /** The bureau's own word on one Friday; both null takes it back. Refusals: series.notFound, series.cityOnly, series.notFriday, series.dayPast, series.themeGone, series.calledOff, series.overlap. */
  'series.pick': write('clerk', pick, Plan),
  /** What an edit would change and whom it would be told to. Refusals: activity.notFound, activity.started, activity.seatsTaken, activity.seatsEntered, series.*. */
  'series.preview': read(
    'clerk',
    { activityId: ActivityId, scope: EditScope, change: Change, overwrite: z.boolean(), insist: z.boolean() },
    EditPreview,
  ),
  /**
   * Does it, tells everyone holding a place and asks them to confirm a moved date. Whoever insists says by `seen` of the
   * preview who loses a place by it. Refusals: those of the preview, series.holdersChanged (it is somebody else by now).
   */
  'series.edit': write(
    'clerk',
    {
      activityId: ActivityId,
      scope: EditScope,
      change: Change,
      overwrite: z.boolean(),
      insist: z.boolean(),
      seen: z.optional(z.nullable(line(64))),
    },
    EditPreview,
  ),
  /** What calling off would touch. */
  'series.previewCallOff': read('clerk', { activityId: ActivityId, scope: EditScope }, CallOffPreview),
  /** Calls dates off with a reason; everyone holding a place is told. With more than one date the series ends there too. */
  'series.callOff': write('clerk', { activityId: ActivityId, scope: EditScope, reason: line(60) }, CallOffPreview),
  /** The days the bureau has closed, and what one day is and has. */
  'series.days': read('clerk', { day: z.nullable(LocalDate) }, Days),
  /** Closes a day for the whole city: no series makes a date for it; dates already made are shown and stay. City clerks only. Refusals: series.cityOnly, series.dayPast. */
  'series.closeDay': write('clerk', { day: LocalDate, reason: line(40) }, Days),
  /** Opens it again and makes the dates that were skipped. Refusals: series.cityOnly, series.dayPast. */
  'series.openDay': write('clerk', { day: LocalDate }, Days),
  /** Says by hand what a day is; a holiday stops what would be made, other days make what was skipped. City clerks only. Refusals: series.cityOnly, series.dayPast, series.dayClosed. */
  'series.setDay': write('clerk', { day: LocalDate, kind: DayKind, name: line(40) }, Days),
  /** Takes that word back: the day is again what was published. City clerks only. Refusals: series.cityOnly, series.dayPast, series.dayClosed. */
  'series.clearDay': write('clerk', { day: LocalDate }, Days),
  /** What taking over the published arrangement of a year would write and touch. Refusals: series.yearUnknown. */
  'series.previewYear': read('clerk', { year: Year }, YearPreview),
  /** Takes it over and makes the dates that waited for it; days set by hand stay, taken over twice is once. City clerks only. Refusals: series.cityOnly, series.yearUnknown. */
  'series.publishYear': write('clerk', { year: Year }, Days),
  /** Says that the days set by hand are all of a year's arrangement, or takes that back. City clerks only. Refusals: series.cityOnly, series.yearShort. */
  'series.enterYear': write('clerk', { year: Year, entered: z.boolean() }, Days),
  /** Days of the next two weeks on which a county of the clerk's scope has nothing. */
  'series.gaps': read('clerk', nothing, z.array(Gap)),
  /** Timer, nightly: makes the dates of every active series weeks ahead; making twice makes once. */
  'series.make': write('system', nothing, z.object({ made: Count })),

  /** How many people are on the rosters of the clerk's division and below, by key group and division. */
  'roster.show': read('clerk', nothing, z.array(RosterCount)),
  /** Takes the good lines of a list, 500 at most, and names the bad ones; twice is once. Only keyed hashes are kept. */
  'roster.take': write(
    'clerk',
    { district: DistrictCode, lines: z.array(RosterLine).check(z.minLength(1), z.maxLength(ROSTER_SLICE)) },
    RosterTaken,
  ),
  /** Takes one person off a roster. Refusals: roster.notFound, person.id*. */
  'roster.remove': write(
    'clerk',
    {
      keyGroup: KeyGroup,
      idNumber: z.string().check(z.maxLength(40)),
    },
    z.array(RosterCount),
  ),

  /** The short code of an activity and its mini-program code as a PNG in base64, for posters and share cards. */
  'activity.poster': read(
    'account',
    { activityId: ActivityId },
    z.object({ code: z.string(), scene: z.string(), png: z.string() }),
  ),
  /** What a scanned scene stands for. Refusals: scene.unreadable, activity.notFound. */
  'activity.scene': read(
    'account',
    { scene: z.string().check(z.maxLength(200)) },
    z.object({ activityId: ActivityId, kind: ActivityKind }),
  ),

  /** The notices one can ask for, the consents in hand, and what is switched off. */
  'consent.mine': read('account', nothing, Consents),
  /** Reports what the person answered in WeChat's dialog; a template unknown here is passed over. Refusals: template.notFound (all are). */
  'consent.grant': write('account', { grants: z.array(ConsentGrant).check(z.minLength(1), z.maxLength(5)) }, Consents),
  /** Switches one kind of notice off, or on again. */
  'consent.choose': write('account', { kind: NoticeKind, off: z.boolean() }, Consents),

  /** The specials in scope with their notices, latest first; keyset pages. */
  'campaign.list': read('clerk', { cursor: z.nullable(Cursor) }, CampaignPage),
  /** The notice of one special, as it stands or as it would be proposed. Refusals: activity.notFound, campaign.notAFriday, campaign.templateMissing, campaign.templateBroken. */
  'campaign.get': read('clerk', { activityId: ActivityId }, Campaign),
  /** How many an audience reaches now, and who cannot be reached and why. Refusals: as campaign.get, campaign.otherDistrict. */
  'campaign.preview': read('clerk', { activityId: ActivityId, audience: Audience }, AudienceCounts),
  /** Keeps whom it is for and when it goes out (null: at once after the yes). Refusals: as campaign.get, activity.cancelled, campaign.otherDistrict, campaign.wrongState, campaign.changed, campaign.timePast, campaign.quiet, campaign.tooLate. */
  'campaign.save': write(
    'clerk',
    { activityId: ActivityId, version: Count, audience: Audience, sendAt: z.nullable(Instant) },
    Campaign,
  ),
  /** The clerk's yes to the version they saw. Refusals: as campaign.save, campaign.notFound, campaign.approvedAlready, campaign.audienceEmpty. */
  'campaign.approve': write('clerk', { campaignId: CampaignId, version: Count }, Campaign),
  /** Nothing more goes out until it is resumed. Refusals: campaign.notFound, campaign.wrongState. */
  'campaign.pause': write('clerk', { campaignId: CampaignId }, Campaign),
  'campaign.resume': write('clerk', { campaignId: CampaignId }, Campaign),
  /** For good: what still waits is not sent. */
  'campaign.stop': write('clerk', { campaignId: CampaignId }, Campaign),
  /** Sends the message to the clerk alone, paid with their own consent. Refusals: as campaign.get, campaign.noCredit. */
  'campaign.test': write('clerk', { activityId: ActivityId, testId: NoticeId }, z.object({ state: NoticeState })),
  /** How a campaign goes: counts that are kept while it happens. Refusals: campaign.notFound. */
  'campaign.report': read('clerk', { campaignId: CampaignId }, CampaignReport),
  /** Timer, daily: the specials of the coming week propose their notice. */
  'campaign.propose': write('system', nothing, z.object({ proposed: Count })),

  /** A text on personal data as it holds, or an earlier version of it. Refusals: privacy.notFound. */
  'privacy.get': read('account', { name: PrivacyTextName, version: z.nullable(PrivacyVersion) }, PrivacyText),

  /** The bureau's rules as they hold, with who changed each last and when. */
  'policy.list': read('clerk', nothing, z.array(Policy)),
  /** Sets one rule; `version` is the one the clerk saw. City clerks only. Refusals: policy.cityOnly, policy.changed, policy.reminderQuiet. */
  'policy.save': write('clerk', { rule: PolicyWish, version: Count }, z.array(Policy)),

  /** The account's own inbox, newest first; keyset pages. */
  'notice.mine': read('account', { cursor: z.nullable(Cursor) }, NoticePage),
  /** How many notices nobody has looked at yet, 99 at most. */
  'notice.unread': read('account', nothing, z.object({ unread: Count })),
  /** Everything up to this moment was looked at. */
  'notice.read': write('account', { upTo: Instant }, z.object({ unread: Count })),
  /** The message was opened; counted once. Refusals: notice.notFound. */
  'notice.opened': write('account', { noticeId: NoticeId }, z.object({ unread: Count })),
  /** Timer: delivers what is queued and settles what was left behind. */
  'notice.drain': write('system', nothing, z.object({ sent: Count, settled: Count })),
  /** Timer: writes the reminders that have become due; late or twice, each reason is told once. */
  'notice.remind': write('system', nothing, z.object({ told: Count })),
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<C extends CallName> = z.infer<Contract[C]['input']>
export type Output<C extends CallName> = z.infer<Contract[C]['output']>
export type WhoOf<C extends CallName> = Contract[C]['who']
/** Calls of one noun: `CallsOf<'ticket'>` is `'ticket.book' | …`. */
export type CallsOf<N extends string> = Extract<CallName, `${N}.${string}`>
export type ReadCall = { [C in CallName]: Contract[C]['act'] extends 'read' ? C : never }[CallName]
export type WriteCall = Exclude<CallName, ReadCall>

/** The noun of a call is the function that answers it. */
export const nounOf = (call: CallName): string => call.slice(0, call.indexOf('.'))
