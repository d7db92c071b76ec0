import * as z from 'zod/mini'
import { EmployerHome } from '../booth'
import { call } from '../call'
import { Count, JoinRequestId, line, RecruiterId } from '../core'
import { Employer, EmployerDraft, JoinRequest } from '../employer'
import { EmployerRefusal } from '../refusals/employer'

/** Employer, postings and booths of the account. */
export const mine = call({
  name: 'employer.mine',
  act: 'read',
  who: 'account',
  input: {},
  output: EmployerHome,
  refusals: [EmployerRefusal],
})

/**
 * Registers an employer, or corrects one that was sent back, which submits it again. Of an approved one contact, address
 * and description change at once; a new name, code or division waits for a clerk while the old ones hold. Refusals:
 * employer.*.
 */
export const register = call({
  name: 'employer.register',
  act: 'write',
  who: 'account',
  input: EmployerDraft.def.shape,
  output: Employer,
  refusals: [EmployerRefusal],
})

/** The recruiter says that what is written is right. */
export const confirm = call({
  name: 'employer.confirm',
  act: 'write',
  who: 'recruiter',
  input: {},
  output: Employer,
  refusals: [EmployerRefusal],
})

/** Asks to act for an employer that is registered already; one open request per account. Refusals: employer.creditCode*, employer.notFound, employer.hasOne. */
export const join = call({
  name: 'employer.join',
  act: 'write',
  who: 'account',
  input: { requestId: JoinRequestId, creditCode: z.string().check(z.maxLength(40)), name: line(30) },
  output: JoinRequest,
  refusals: [EmployerRefusal],
})

/** One of the employer's own accounts answers. Refusals: employer.joinGone. */
export const answerJoin = call({
  name: 'employer.answerJoin',
  act: 'write',
  who: 'recruiter',
  input: { requestId: JoinRequestId, yes: z.boolean() },
  output: JoinRequest,
  refusals: [EmployerRefusal],
})

/** Ends the right of somebody who acts for the employer, oneself or a colleague, at once. */
export const dismiss = call({
  name: 'employer.dismiss',
  act: 'write',
  who: 'recruiter',
  input: { recruiterId: RecruiterId },
  output: z.object({ recruiters: Count }),
  refusals: [EmployerRefusal],
})
