import * as z from 'zod/mini'
import { call } from '../call'
import { Cursor, EmployerId, JoinRequestId, line, prose } from '../core'
import { Employer, EmployerDraft, JoinRequest, Version } from '../employer'
import { EmployerRefusal } from '../refusals/employer'
import { cleanLine } from '../text'

/** A clerk in scope answers; `alone` ends the rights of all who acted for it before, at once. Refusals: employer.joinGone. */
export const letIn = call({
  name: 'employer.letIn',
  act: 'write',
  who: 'clerk',
  input: { requestId: JoinRequestId, yes: z.boolean(), alone: z.boolean(), reason: line(60) },
  output: JoinRequest,
  refusals: [EmployerRefusal],
})

/** Approves what the clerk has read, the application or the change: `version` as `desk.review` gave it. Refusals: employer.notFound, employer.changed, employer.alreadyReviewed, employer.taken. */
export const approve = call({
  name: 'employer.approve',
  act: 'write',
  who: 'clerk',
  input: { employerId: EmployerId, version: Version },
  output: Employer,
  refusals: [EmployerRefusal],
})

/** Sends the application, or the change, back with a note. Refusals: employer.notFound, employer.alreadyReviewed. */
export const sendBack = call({
  name: 'employer.sendBack',
  act: 'write',
  who: 'clerk',
  input: { employerId: EmployerId, note: prose(200) },
  output: Employer,
  refusals: [EmployerRefusal],
})

/** Sends an approved employer back to be corrected: its postings vanish until it is approved again. Refusals: employer.notFound, employer.notApproved. */
export const recall = call({
  name: 'employer.recall',
  act: 'write',
  who: 'clerk',
  input: { employerId: EmployerId, note: prose(200) },
  output: Employer,
  refusals: [EmployerRefusal],
})

/** The contact's full telephone number for a reason that is kept. Refusals: employer.notFound. */
export const phone = call({
  name: 'employer.phone',
  act: 'write',
  who: 'clerk',
  input: { employerId: EmployerId, reason: line(60) },
  output: z.object({ phone: z.string() }),
  refusals: [EmployerRefusal],
})

/** A clerk puts address and contact right, with a reason that is kept; a phone of null stays. Refusals: employer.notFound, employer.phone. */
export const setContact = call({
  name: 'employer.setContact',
  act: 'write',
  who: 'clerk',
  input: {
    employerId: EmployerId,
    address: EmployerDraft.def.shape.address,
    contactName: EmployerDraft.def.shape.contactName,
    contactPhone: EmployerDraft.def.shape.contactPhone,
    reason: line(60),
  },
  output: Employer,
  refusals: [EmployerRefusal],
})

/** Approved employers in scope by name; keyset pages. `search` matches name or code. */
export const list = call({
  name: 'employer.list',
  act: 'read',
  who: 'clerk',
  input: { search: z.string().check(z.overwrite(cleanLine), z.maxLength(60)), cursor: z.nullable(Cursor) },
  output: z.object({ employers: z.array(Employer), next: z.nullable(Cursor) }),
  refusals: [EmployerRefusal],
})
