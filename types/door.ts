import * as z from 'zod/mini'
import {
  ActivityId,
  Count,
  Cursor,
  Instant,
  LocalDate,
  line,
  RightId,
  ScanId,
  SessionId,
  StaffId,
  TicketId,
} from './core'
import { DistrictCode } from './division'
import { Conflict, How, ScanOutcome, Way } from './gate'
import { KeyGroup } from './person'

/** Where somebody stands who is looked up at the door; `inLine`: on the waiting list, also after sign-up closed. */
export const DoorStanding = z.enum(['expected', 'inside', 'left', 'released', 'inLine', 'cancelled'])
export type DoorStanding = z.infer<typeof DoorStanding>

const found = {
  ticketId: TicketId,
  name: z.string(),
  standing: DoorStanding,
  /** The place in line from 1; null for whoever is not in it. */
  number: z.nullable(z.int().check(z.positive())),
  /** Since when inside or gone, and by which gate. */
  at: z.nullable(Instant),
  gate: z.nullable(z.string()),
}

/** Somebody found at the door: masked, enough for two people who know the name. `together`: others of the same account. */
export const DoorHit = z.object({
  ...found,
  idNumber: z.string(),
  together: z.array(z.object(found)),
})
export type DoorHit = z.infer<typeof DoorHit>

/** What a search at the door found: five at most; `more` asks for more characters. */
export const DoorHits = z.object({ hits: z.array(DoorHit).check(z.maxLength(5)), more: z.boolean() })
export type DoorHits = z.infer<typeof DoorHits>

/** A one-time code for a helper, shown once; only its hash is kept. */
export const Invitation = z.object({ rightId: RightId, code: z.string(), until: Instant })
export type Invitation = z.infer<typeof Invitation>

/** Somebody who may scan at a session, and what is known of the phone in their hand. */
export const GateDevice = z.object({
  rightId: RightId,
  /** Null for a helper who came by a one-time code. */
  staffId: z.nullable(StaffId),
  helper: z.string(),
  gate: z.string(),
  /** The code was given and not yet typed in; until when it can be. */
  invitedUntil: z.nullable(Instant),
  seenAt: z.nullable(Instant),
  /** Scans that wait on the phone. */
  queueLength: Count,
  offline: z.boolean(),
  device: z.nullable(z.string()),
})
export type GateDevice = z.infer<typeof GateDevice>

/** What a clerk sets for the gate of one session; `venueLimit` null: the fire service gave no number. */
export const GateSettings = z.object({
  venueLimit: z.nullable(z.int().check(z.positive(), z.maximum(100_000))),
  tracksExits: z.boolean(),
  rotating: z.boolean(),
})
export type GateSettings = z.infer<typeof GateSettings>

/** The session a figure is of. */
export const DoorSession = z.object({
  sessionId: SessionId,
  activityId: ActivityId,
  title: z.string(),
  special: z.boolean(),
  cancelled: z.boolean(),
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
  opensAt: Instant,
  closesAt: Instant,
  place: z.string(),
  district: DistrictCode,
})
export type DoorSession = z.infer<typeof DoorSession>

/**
 * The figures of one session, computed from its tickets, check-ins and scans. `expected` holds a place, walk-ins too;
 * `came` of them was let in at least once; `refused` are scans that let nobody in; `released` gave their place to the
 * hall and did not come.
 */
export const DoorFigures = z.object({
  expected: Count,
  came: Count,
  inside: Count,
  walkIns: Count,
  refused: Count,
  released: Count,
  undone: Count,
})
export type DoorFigures = z.infer<typeof DoorFigures>

/** One gate's share: people let in, scans refused, and people a minute over the last ten. */
export const GateFigures = z.object({ gate: z.string(), admitted: Count, refused: Count, perMinute: z.number() })
export type GateFigures = z.infer<typeof GateFigures>

/** People let in by one gate in each minute from `from` on. */
export const GateMinutes = z.object({ gate: z.string(), from: Instant, counts: z.array(Count) })
export type GateMinutes = z.infer<typeof GateMinutes>

/** Expected and came of one key group or district; a person may be in several groups, null is "none of ours". */
export const GroupShare = z.object({ group: KeyGroup, expected: Count, came: Count })
export type GroupShare = z.infer<typeof GroupShare>
export const DistrictShare = z.object({ district: z.nullable(DistrictCode), expected: Count, came: Count })
export type DistrictShare = z.infer<typeof DistrictShare>

/** A scan made without a network that another one contradicts, for a clerk to look at. */
export const ScanConflict = z.object({
  scanId: ScanId,
  conflict: Conflict,
  outcome: ScanOutcome,
  said: z.nullable(ScanOutcome),
  scannedAt: Instant,
  receivedAt: Instant,
  gate: z.string(),
  helper: z.string(),
  name: z.nullable(z.string()),
  /** The check-in that counts, when there is one. */
  usedAt: z.nullable(Instant),
  usedGate: z.nullable(z.string()),
  settled: z.nullable(z.object({ at: Instant, by: z.string(), note: z.string() })),
})
export type ScanConflict = z.infer<typeof ScanConflict>

/** Somebody of the line who is in the hall: their code was scanned and there was no place yet. */
export const HallPerson = z.object({
  ticketId: TicketId,
  number: z.int().check(z.positive()),
  name: z.string(),
  since: Instant,
})
export type HallPerson = z.infer<typeof HallPerson>

/** The hall on site: who waits there in order, and how many places stand free for them. */
export const Hall = z.object({
  releasedAt: z.nullable(Instant),
  free: Count,
  waiting: Count,
  people: z.array(HallPerson),
})
export type Hall = z.infer<typeof Hall>

/** The live board of one session, for the clerk. */
export const GateBoard = z.object({
  session: DoorSession,
  settings: GateSettings,
  figures: DoorFigures,
  gates: z.array(GateFigures),
  minutes: z.array(GateMinutes),
  groups: z.array(GroupShare),
  districts: z.array(DistrictShare),
  devices: z.array(GateDevice),
  hall: Hall,
  /** Not yet settled, oldest first, twenty at most; `conflictsOpen` counts all of them. */
  conflicts: z.array(ScanConflict),
  conflictsOpen: Count,
})
export type GateBoard = z.infer<typeof GateBoard>

/** What a screen in the hall shows everybody: figures, no names, and districts only where several people come from. */
export const GateWall = z.object({
  session: z.pick(DoorSession, {
    sessionId: true,
    title: true,
    special: true,
    cancelled: true,
    startsAt: true,
    endsAt: true,
    opensAt: true,
    closesAt: true,
    place: true,
  }),
  expected: Count,
  came: Count,
  inside: Count,
  tracksExits: z.boolean(),
  venueLimit: z.nullable(Count),
  perMinute: z.number(),
  /** People let in since each of these moments, which are evenly apart. */
  flow: z.array(z.object({ at: Instant, came: Count })),
  gates: z.array(z.object({ gate: z.string(), admitted: Count, perMinute: z.number() })),
  districts: z.array(z.object({ district: DistrictCode, came: Count })),
})
export type GateWall = z.infer<typeof GateWall>

/** What a session came to. Before the gate has closed it says what it comes to so far (`closed` false). */
export const GateReport = z.object({
  session: DoorSession,
  closed: z.boolean(),
  figures: DoorFigures,
  noShows: Count,
  firstAt: z.nullable(Instant),
  lastAt: z.nullable(Instant),
  /** The busiest minute: when, and how many came in it. */
  busiest: z.nullable(z.object({ at: Instant, admitted: Count })),
  gates: z.array(GateFigures),
  minutes: z.array(GateMinutes),
  groups: z.array(GroupShare),
  districts: z.array(DistrictShare),
  outcomes: z.array(z.object({ outcome: ScanOutcome, scans: Count })),
  /** How those who came were let in, each once. */
  ways: z.array(z.object({ how: How, scans: Count })),
  helpers: z.array(z.object({ helper: z.string(), gate: z.string(), admitted: Count, refused: Count })),
  conflicts: z.array(ScanConflict),
})
export type GateReport = z.infer<typeof GateReport>

/** One scan as evidence, refused or not. The holder's name is masked; `text` says what was read, and nobody can enter with it. */
export const EvidenceLine = z.object({
  scanId: ScanId,
  scannedAt: Instant,
  receivedAt: Instant,
  gate: z.string(),
  helper: z.string(),
  way: Way,
  how: How,
  outcome: ScanOutcome,
  said: z.nullable(ScanOutcome),
  conflict: z.nullable(Conflict),
  name: z.nullable(z.string()),
  ticketId: z.nullable(TicketId),
  undone: z.nullable(z.string()),
  settled: z.nullable(z.string()),
  /** Why the desk noted it afterwards; null for everything scanned. */
  noted: z.nullable(z.string()),
  text: z.string(),
})
export type EvidenceLine = z.infer<typeof EvidenceLine>
export const EvidencePage = z.object({ lines: z.array(EvidenceLine), next: z.nullable(Cursor) })
export type EvidencePage = z.infer<typeof EvidencePage>

/**
 * What is typed to look somebody up: the beginning of a name or of a part of it, and the last four characters of a number
 * or all of it; less would be browsing.
 */
export const DoorQuery = {
  surname: line(20),
  by: z.enum(['id', 'phone']),
  tail: z.string().check(z.maxLength(40)),
}
