import * as z from 'zod/mini'
import { ActivityId, Count, Instant, LocalDate, ScanId, SessionId, StaffId } from './core'
import { DistrictCode } from './division'

/** What a scan can come to. `admitted` is the only green one; every outcome is stored. */
export const ScanOutcome = z.enum([
  'admitted',
  'usedAlready',
  'notOurs',
  'damaged',
  'forged',
  'unknownTicket',
  'otherActivity',
  'otherDay',
  'cancelled',
  'notConfirmed',
  'activityCancelled',
  'gateNotOpen',
  'gateClosed',
])
export type ScanOutcome = z.infer<typeof ScanOutcome>

/** Numbers at the top of the gate, computed from events. */
export const GateCounts = z.object({ admitted: Count, booked: Count })
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
  counts: GateCounts,
})
export type ScanResult = z.infer<typeof ScanResult>

/** A session this helper may scan at, and between when. */
export const GateSession = z.object({
  sessionId: SessionId,
  activityId: ActivityId,
  title: z.string(),
  special: z.boolean(),
  gate: z.string(),
  day: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
  opensAt: Instant,
  closesAt: Instant,
  place: z.string(),
  counts: GateCounts,
})
export type GateSession = z.infer<typeof GateSession>

/** One line of the gate's history. */
export const ScanLine = z.object({
  scanId: ScanId,
  outcome: ScanOutcome,
  at: Instant,
  gate: z.string(),
  name: z.nullable(z.string()),
})
export type ScanLine = z.infer<typeof ScanLine>

export const GateLive = z.object({ session: GateSession, scans: z.array(ScanLine) })
export type GateLive = z.infer<typeof GateLive>

/** A helper who may (or might) scan at a session, as the clerk sees them. */
export const GateHelper = z.object({
  staffId: StaffId,
  name: z.string(),
  district: DistrictCode,
  gate: z.nullable(z.string()),
})
export type GateHelper = z.infer<typeof GateHelper>
