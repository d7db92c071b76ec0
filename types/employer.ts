import * as z from 'zod/mini'
import { EmployerId, Instant, JoinRequestId, line, prose, RecruiterId } from './core'
import { DistrictCode } from './division'

/** How a body or an application stands with the reviewing clerk. */
export const ReviewState = z.enum(['pending', 'approved', 'sentBack', 'withdrawn'])
export type ReviewState = z.infer<typeof ReviewState>

/** What a clerk has read, as a fingerprint: approving names it, so that nothing is approved unseen. */
export const Version = z.string().check(z.regex(/^[0-9a-f]{32}$/))
export type Version = z.infer<typeof Version>

/**
 * What a recruiter types to register an employer. The credit code is checked by `src/domain/employer/credit-code.ts`, the contact
 * phone by `src/domain/employer/office-phone.ts`; a contact phone of null keeps the stored one.
 */
export const EmployerDraft = z.object({
  employerId: EmployerId,
  name: line(60),
  creditCode: z.string().check(z.maxLength(40)),
  district: DistrictCode,
  address: line(100),
  about: prose(500),
  contactName: line(30),
  contactPhone: z.nullable(z.string().check(z.maxLength(30))),
})
export type EmployerDraft = z.infer<typeof EmployerDraft>

/** What an approved employer wants to be called or filed under: the old ones hold until a clerk agrees. */
export const EmployerChange = z.object({
  name: z.string(),
  creditCode: z.string(),
  district: DistrictCode,
  state: ReviewState,
  note: z.nullable(z.string()),
})
export type EmployerChange = z.infer<typeof EmployerChange>

export const Employer = z.object({
  id: EmployerId,
  name: z.string(),
  creditCode: z.string(),
  district: DistrictCode,
  address: z.string(),
  about: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  state: ReviewState,
  note: z.nullable(z.string()),
  registeredAt: Instant,
  verifiedAt: z.nullable(Instant),
  change: z.nullable(EmployerChange),
})
export type Employer = z.infer<typeof Employer>

/** Somebody who acts for an employer; `name` is null for the first account. */
export const Recruiter = z.object({
  id: RecruiterId,
  name: z.nullable(z.string()),
  own: z.boolean(),
  joinedAt: Instant,
})
export type Recruiter = z.infer<typeof Recruiter>

/** Somebody who asks to act for an employer that is registered already. */
export const JoinRequest = z.object({
  id: JoinRequestId,
  employer: z.string(),
  name: z.string(),
  state: z.enum(['pending', 'approved', 'refused']),
  askedAt: Instant,
})
export type JoinRequest = z.infer<typeof JoinRequest>
