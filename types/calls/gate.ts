import * as z from 'zod/mini'
import { call } from '../call'
import { Count, Instant, line, PersonId, ScanId, SessionId, TicketId } from '../core'
import { DoorHits, DoorQuery, GateWall } from '../door'
import {
  GateCounts,
  GateLive,
  GatePack,
  GateSession,
  GateStanding,
  ScanResult,
  SelfCodes,
  UndoneScan,
  UploadAnswer,
  Way,
} from '../gate'
import { PersonDraft } from '../person'
import { GateRefusal } from '../refusals/gate'

/** Sessions this account may scan at, from yesterday on; with those of the last week it no longer may, so that late scans go out. */
export const sessions = call({
  name: 'gate.sessions',
  act: 'read',
  who: 'account',
  input: {},
  output: z.array(GateSession),
  refusals: [GateRefusal],
})

/**
 * One scan act: sent again it is answered as before. The answer is an outcome, not a refusal; every attempt is stored.
 * Refusals: gate.notAssigned, gate.revoked, gate.rightClosed.
 */
export const scan = call({
  name: 'gate.scan',
  act: 'write',
  who: 'account',
  input: {
    scanId: ScanId,
    sessionId: SessionId,
    text: z.string().check(z.maxLength(4096)),
    scannedAt: Instant,
    way: Way,
  },
  output: ScanResult,
  refusals: [GateRefusal],
})

/**
 * Scans made without a network, fifty at most, in any order, days late, also from a device whose right was taken back.
 * Each is an `OfflineScan`, read and answered on its own, in the order sent, so that a bad one stops no other.
 * `deviceNow` is the device's clock as it sends. Refusals: gate.notAssigned, gate.slowDown.
 */
export const upload = call({
  name: 'gate.upload',
  act: 'write',
  who: 'account',
  input: { sessionId: SessionId, deviceNow: Instant, scans: z.array(z.unknown()).check(z.maxLength(50)) },
  output: z.object({ answers: z.array(UploadAnswer), counts: GateCounts }),
  refusals: [GateRefusal],
})

/** A device says how it is and hears whether its right stands. Refusals: gate.notAssigned. */
export const beat = call({
  name: 'gate.beat',
  act: 'write',
  who: 'account',
  input: { sessionId: SessionId, queueLength: Count, offline: z.boolean(), device: line(40) },
  output: GateStanding,
  refusals: [GateRefusal],
})

/** Counts and the last twenty scans of a session. Refusals: gate.notAssigned, gate.revoked. */
export const live = call({
  name: 'gate.live',
  act: 'read',
  who: 'gate',
  input: { sessionId: SessionId },
  output: GateLive,
  refusals: [GateRefusal],
})

/**
 * What a device needs to decide without a network; `since` and `stamp` are those of the last pack, or null.
 * Refusals: gate.notAssigned, gate.revoked.
 */
export const pack = call({
  name: 'gate.pack',
  act: 'read',
  who: 'gate',
  input: {
    sessionId: SessionId,
    since: z.nullable(Instant),
    stamp: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
  },
  output: GatePack,
  refusals: [GateRefusal],
})

/** Takes an accepted scan back, with a reason; taking it back twice is done once. Refusals: scan.notFound, scan.refused, gate.notAssigned, gate.revoked, gate.rightClosed. */
export const undo = call({
  name: 'gate.undo',
  act: 'write',
  who: 'gate',
  input: { scanId: ScanId, reason: line(60) },
  output: UndoneScan,
  refusals: [GateRefusal],
})

/** The check-in screen's codes of the next two minutes, for a helper of the session or a clerk in scope. Refusals: session.notFound, gate.noSelfCode. */
export const selfCode = call({
  name: 'gate.selfCode',
  act: 'read',
  who: 'account',
  input: { sessionId: SessionId },
  output: SelfCodes,
  refusals: [GateRefusal],
})

/** Makes the right of a one-time code this account's. Refusals: gate.codeWrong, gate.codeUsed, gate.codeExpired, gate.codeTooMany. */
export const claim = call({
  name: 'gate.claim',
  act: 'write',
  who: 'account',
  input: { code: z.string().check(z.maxLength(40)) },
  output: GateSession,
  refusals: [GateRefusal],
})

/** Looks somebody up by typed characters; each search is audited, many in a row are refused. Refusals: gate.notAssigned, gate.revoked, gate.rightClosed, gate.slowDown. */
export const search = call({
  name: 'gate.search',
  act: 'write',
  who: 'gate',
  input: { sessionId: SessionId, ...DoorQuery },
  output: DoorHits,
  refusals: [GateRefusal],
})

/** Lets somebody in who was found by search. Refusals: ticket.notFound, gate.notAssigned, gate.revoked, gate.rightClosed. */
export const admit = call({
  name: 'gate.admit',
  act: 'write',
  who: 'gate',
  input: { scanId: ScanId, sessionId: SessionId, ticketId: TicketId },
  output: ScanResult,
  refusals: [GateRefusal],
})

/**
 * Registers somebody who came without signing up and lets them in, or neither; with no place left the outcome is
 * `doorFull`. Refusals: person.*, eligibility.*, ticket.underAge, gate.notAssigned, gate.revoked, gate.rightClosed.
 */
export const walkIn = call({
  name: 'gate.walkIn',
  act: 'write',
  who: 'gate',
  input: {
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
  output: ScanResult,
  refusals: [GateRefusal],
})

/** Figures for a screen everybody sees; no names. Refusals: session.notFound. */
export const wall = call({
  name: 'gate.wall',
  act: 'read',
  who: 'account',
  input: { sessionId: SessionId },
  output: GateWall,
  refusals: [GateRefusal],
})
