import * as z from 'zod/mini'
import { call } from '../call'
import { Cursor, line, RightId, ScanId, SessionId, StaffId, TicketId } from '../core'
import { DeskActivity } from '../desk'
import { EvidencePage, GateBoard, GateReport, GateSettings, Invitation } from '../door'
import { GateRefusal } from '../refusals/gate'

/** Lets a colleague scan at a session. Refusals: session.notFound, staff.notFound. */
export const assign = call({
  name: 'gate.assign',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, staffId: StaffId, gate: line(12) },
  output: DeskActivity,
  refusals: [GateRefusal],
})

/** Takes the right to scan back at once. Refusals: session.notFound. */
export const revoke = call({
  name: 'gate.revoke',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, rightId: RightId },
  output: DeskActivity,
  refusals: [GateRefusal],
})

/** A one-time code for a helper nobody knows; sent again it shows the same one. Refusals: session.notFound. */
export const invite = call({
  name: 'gate.invite',
  act: 'write',
  who: 'clerk',
  input: { rightId: RightId, sessionId: SessionId, gate: line(12), helper: line(20) },
  output: Invitation,
  refusals: [GateRefusal],
})

/** The live board of one session. Refusals: session.notFound. */
export const board = call({
  name: 'gate.board',
  act: 'read',
  who: 'clerk',
  input: { sessionId: SessionId },
  output: GateBoard,
  refusals: [GateRefusal],
})

/** A clerk has looked at a conflict; the first note stays. Refusals: session.notFound, scan.notFound. */
export const settle = call({
  name: 'gate.settle',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, scanId: ScanId, note: line(200) },
  output: GateBoard,
  refusals: [GateRefusal],
})

/** What holds at the gate of one session. Refusals: session.notFound. */
export const settings = call({
  name: 'gate.settings',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, ...GateSettings.def.shape },
  output: GateBoard,
  refusals: [GateRefusal],
})

/** Gives places nobody came for to the hall. Refusals: session.notFound, activity.cancelled, gate.tooEarly, gate.over. */
export const release = call({
  name: 'gate.release',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, minutes: z.int().check(z.minimum(5), z.maximum(120)) },
  output: GateBoard,
  refusals: [GateRefusal],
})

/** Somebody of the line was called in the hall and did not answer; their next scan puts them back. Refusals: session.notFound, ticket.notFound. */
export const skip = call({
  name: 'gate.skip',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, ticketId: TicketId },
  output: GateBoard,
  refusals: [GateRefusal],
})

/** What a session came to. Refusals: session.notFound. */
export const report = call({
  name: 'gate.report',
  act: 'read',
  who: 'clerk',
  input: { sessionId: SessionId },
  output: GateReport,
  refusals: [GateRefusal],
})

/** All scans of a session, refused ones too; keyset pages, each of them audited. Refusals: session.notFound, input.invalid. */
export const evidence = call({
  name: 'gate.evidence',
  act: 'write',
  who: 'clerk',
  input: { sessionId: SessionId, cursor: z.nullable(Cursor) },
  output: EvidencePage,
  refusals: [GateRefusal],
})
