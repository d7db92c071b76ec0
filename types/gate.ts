import * as z from 'zod/mini'
import { ActivityId, Count, Instant, LocalDate, RightId, ScanId, SessionId, StaffId } from './core'
import { DistrictCode } from './division'
import { KeyGroup } from './person'

/**
 * What a scan can come to. `admitted`, `readmitted` and `exited` are the green ones; every outcome is stored.
 * `keyRetired`: signed by a key that was taken back. `released`: the place was given to somebody waiting in the hall.
 * `venueFull`: as many inside as the venue takes. `doorFull`: somebody without a sign-up, and no place left for them.
 * `selfCodeStale`, `selfCodeElsewhere`: a check-in screen's code of another time, of another session.
 * `tooMany`: more scans from one device than hands can make. `rightRevoked`, `tooLate`: uploaded scans of a device whose
 * right was gone before the scan, or that came more than a week after the gate had closed.
 */
export const ScanOutcome = z.enum([
  'admitted',
  'readmitted',
  'exited',
  'usedAlready',
  'notInside',
  'notOurs',
  'damaged',
  'forged',
  'keyRetired',
  'unknownTicket',
  'otherActivity',
  'otherDay',
  'cancelled',
  'notConfirmed',
  'released',
  'activityCancelled',
  'gateNotOpen',
  'gateClosed',
  'venueFull',
  'doorFull',
  'selfCodeStale',
  'selfCodeElsewhere',
  'tooMany',
  'rightRevoked',
  'tooLate',
])
export type ScanOutcome = z.infer<typeof ScanOutcome>

/** Which way somebody passes the gate. */
export const Way = z.enum(['in', 'out'])
export type Way = z.infer<typeof Way>

/** How a scan came about: by camera, found by search, registered at the door, at a check-in screen, without a network, noted at the desk afterwards. */
export const How = z.enum(['scan', 'search', 'walkIn', 'self', 'offline', 'noted'])
export type How = z.infer<typeof How>

/**
 * Why somebody has to look at an uploaded scan: what the device decided without a network is not what the cloud knows.
 * `turnedAway`: the device refused somebody the cloud would have let in. `unreadable`: an entry of the queue that is none.
 */
export const Conflict = z.enum([
  'usedElsewhere',
  'cancelledMeanwhile',
  'revokedDevice',
  'clockWrong',
  'venueFull',
  'turnedAway',
  'tooLate',
  'unreadable',
  'otherReason',
])
export type Conflict = z.infer<typeof Conflict>

/** What the gate does for somebody, never why: `help` please assist, `desk` please show them to the service desk. */
export const GateFlag = z.enum(['help', 'desk'])
export type GateFlag = z.infer<typeof GateFlag>

/** Numbers at the top of the gate, computed from events. */
export const GateCounts = z.object({ admitted: Count, booked: Count, inside: Count })
export type GateCounts = z.infer<typeof GateCounts>

/** The gate's answer to one scan, with the facts its sentence needs. Names are masked. */
export const ScanResult = z.object({
  scanId: ScanId,
  outcome: ScanOutcome,
  at: Instant,
  name: z.nullable(z.string()),
  usedAt: z.nullable(Instant),
  usedGate: z.nullable(z.string()),
  other: z.nullable(z.object({ title: z.string(), startsAt: Instant, district: DistrictCode })),
  flags: z.array(GateFlag),
  counts: GateCounts,
})
export type ScanResult = z.infer<typeof ScanResult>

/**
 * A session this helper may scan at, and between when. The right itself opens at `from` and ends at `until`, or ended at
 * `revokedAt`; `venueLimit` is how many may be inside at once. `declares`: the key group whoever is registered at the door
 * may say they belong to, where the activity asks for it or has a reserve.
 */
export const GateSession = z.object({
  sessionId: SessionId,
  rightId: RightId,
  activityId: ActivityId,
  title: z.string(),
  special: z.boolean(),
  gate: z.string(),
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
  opensAt: Instant,
  closesAt: Instant,
  from: Instant,
  until: Instant,
  revokedAt: z.nullable(Instant),
  place: z.string(),
  tracksExits: z.boolean(),
  rotating: z.boolean(),
  venueLimit: z.nullable(Count),
  declares: z.nullable(KeyGroup),
  counts: GateCounts,
})
export type GateSession = z.infer<typeof GateSession>

/** One line of the gate's history. `undoneAt`: taken back since; `mine`: made by this helper. */
export const ScanLine = z.object({
  scanId: ScanId,
  outcome: ScanOutcome,
  at: Instant,
  gate: z.string(),
  name: z.nullable(z.string()),
  way: Way,
  how: How,
  conflict: z.nullable(Conflict),
  undoneAt: z.nullable(Instant),
  mine: z.boolean(),
})
export type ScanLine = z.infer<typeof ScanLine>

export const GateLive = z.object({ session: GateSession, scans: z.array(ScanLine) })
export type GateLive = z.infer<typeof GateLive>

/**
 * A verifying key: raw Ed25519 in base64. A newer key signs, older ones go on verifying what is printed; one that was taken
 * back at `retiredAt` verifies nothing any more.
 */
export const GateKey = z.object({ keyId: z.int(), publicKey: z.string(), retiredAt: z.nullable(Instant) })
export type GateKey = z.infer<typeof GateKey>

/**
 * How every ticket of an activity stands, nobody's name with it: each by the first 12 hex digits of its id. `booked` holds
 * a place, `line` waits, was offered one or let it pass, `released` gave its place to the hall.
 */
export const TicketLists = z.object({
  booked: z.array(z.string()),
  line: z.array(z.string()),
  cancelled: z.array(z.string()),
  released: z.array(z.string()),
})
export type TicketLists = z.infer<typeof TicketLists>

/**
 * What a device needs to decide without a network. `tickets` null: as the device holds them by its `stamp`. Of the
 * session `used` are those inside, `left` those who went out, `freed` those who are neither any more. `whole`: this is all
 * there is of these three, else only what has changed `since`; `at` is the `since` of the next call.
 */
export const GatePack = z.object({
  sessionId: SessionId,
  activityId: ActivityId,
  activityCancelled: z.boolean(),
  day: LocalDate,
  opensAt: Instant,
  closesAt: Instant,
  tracksExits: z.boolean(),
  venueLimit: z.nullable(Count),
  keys: z.array(GateKey),
  tickets: z.nullable(TicketLists),
  stamp: z.string(),
  used: z.array(z.string()),
  left: z.array(z.string()),
  freed: z.array(z.string()),
  whole: z.boolean(),
  at: Instant,
})
export type GatePack = z.infer<typeof GatePack>

/**
 * One scan a device made without a network, as it waits in the device's queue. `scannedAt` is the device's own clock;
 * `said` what it showed, null when it never came to that.
 */
export const OfflineScan = z.object({
  scanId: ScanId,
  text: z.string().check(z.maxLength(4096)),
  scannedAt: Instant,
  way: Way,
  said: z.nullable(ScanOutcome),
})
export type OfflineScan = z.infer<typeof OfflineScan>

/** What became of one uploaded scan; `at` is its time by the cloud's clock. */
export const UploadAnswer = z.object({
  scanId: ScanId,
  outcome: ScanOutcome,
  conflict: z.nullable(Conflict),
  at: Instant,
})
export type UploadAnswer = z.infer<typeof UploadAnswer>

/** Whether a helper's right stands: `early` and `closed` are before `from` and after `until`. */
export const GateStanding = z.object({
  right: z.enum(['open', 'early', 'closed', 'revoked']),
  from: Instant,
  until: Instant,
  revokedAt: z.nullable(Instant),
  counts: GateCounts,
})
export type GateStanding = z.infer<typeof GateStanding>

/** A scan taken back. */
export const UndoneScan = z.object({ scanId: ScanId, undoneAt: Instant, counts: GateCounts })
export type UndoneScan = z.infer<typeof UndoneScan>

/** The texts a check-in screen shows one after another, each from its `from` for `STEP` ms (`src/domain/gate/self-code.ts`). */
export const SelfCodes = z.object({
  title: z.string(),
  day: LocalDate,
  gate: z.nullable(z.string()),
  codes: z.array(z.object({ from: Instant, text: z.string() })),
  counts: GateCounts,
})
export type SelfCodes = z.infer<typeof SelfCodes>

/** What a check-in screen's code came to for its holder, and where. */
export const SelfCheckin = z.object({
  outcome: ScanOutcome,
  at: Instant,
  title: z.string(),
  place: z.string(),
  startsAt: Instant,
})
export type SelfCheckin = z.infer<typeof SelfCheckin>

/** So many sessions a phone is told of, and so many colleagues a clerk may choose from; what lists them says so at the end. */
export const GATE_SESSIONS_MOST = 50
export const GATE_CANDIDATES_MOST = 100

/** A colleague who might stand at a gate. */
export const GateCandidate = z.object({ staffId: StaffId, name: z.string(), district: DistrictCode })
export type GateCandidate = z.infer<typeof GateCandidate>
