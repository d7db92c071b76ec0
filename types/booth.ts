import * as z from 'zod/mini'
import { ActivityId, BoothId, Cursor, EmployerId, Instant, LocalDate, PostingId } from './core'
import { Employer, JoinRequest, Recruiter, ReviewState, Version } from './employer'
import { Posting } from './posting'

/** People counted at one booth. */
const People = z.int().check(z.gte(0), z.lte(9999))

/** A booth is one employer's place at one fair, with the postings offered there. */
export const Booth = z.object({
  id: BoothId,
  activityId: ActivityId,
  fair: z.string(),
  special: z.boolean(),
  startsAt: Instant,
  endsAt: Instant,
  day: LocalDate,
  number: z.nullable(z.string()),
  state: ReviewState,
  note: z.nullable(z.string()),
  /** When the employer last said what came of the fair. */
  reportedAt: z.nullable(Instant),
  postings: z.array(z.object({ id: PostingId, title: z.string(), state: ReviewState, validUntil: LocalDate })),
})
export type Booth = z.infer<typeof Booth>

/**
 * What a recruiter sees of their employer: standing, who acts for it and who asks to, postings, booths; and whoever has
 * none, what they asked to join. `more` says that there are older postings or booths than those listed.
 */
export const EmployerHome = z.object({
  employer: z.nullable(Employer),
  recruiters: z.array(Recruiter),
  requests: z.array(JoinRequest),
  asked: z.nullable(JoinRequest),
  postings: z.array(Posting),
  booths: z.array(Booth),
  more: z.object({ postings: z.boolean(), booths: z.boolean() }),
})
export type EmployerHome = z.infer<typeof EmployerHome>

/** How many people one posting brought to talk, of whom how many want to come and how many were taken on. */
export const Outcome = z.object({ postingId: PostingId, interviewed: People, intended: People, hired: People })
export type Outcome = z.infer<typeof Outcome>

/** What an employer says came of one fair: to be told until `dueAt`, told late or corrected until `closesAt`. */
export const BoothOutcome = z.object({
  boothId: BoothId,
  fair: z.string(),
  startsAt: Instant,
  dueAt: Instant,
  closesAt: Instant,
  reportedAt: z.nullable(Instant),
  rows: z.array(
    z.object({
      postingId: PostingId,
      title: z.string(),
      headcount: z.int(),
      outcome: z.nullable(z.omit(Outcome, { postingId: true })),
    }),
  ),
})
export type BoothOutcome = z.infer<typeof BoothOutcome>

/** What came of one fair, employer by employer; who has not said so has null. */
export const FairOutcomes = z.object({
  dueAt: Instant,
  employers: z.array(
    z.object({
      id: BoothId,
      employer: z.string(),
      number: z.nullable(z.string()),
      reportedAt: z.nullable(Instant),
      interviewed: z.int(),
      intended: z.int(),
      hired: z.int(),
    }),
  ),
})
export type FairOutcomes = z.infer<typeof FairOutcomes>

/**
 * What waits for a clerk in scope, the longest waiting first: employers to verify, people who ask to act for one, and
 * booth applications with their new postings. `next` says where each list goes on.
 */
export const ReviewList = z.object({
  next: z.object({ employers: z.nullable(Cursor), booths: z.nullable(Cursor) }),
  joins: z.array(z.extend(JoinRequest, { employerId: EmployerId, recruiters: z.int() })),
  employers: z.array(z.extend(Employer, { version: Version })),
  booths: z.array(
    z.object({
      id: BoothId,
      version: Version,
      employer: Employer,
      activityId: ActivityId,
      fair: z.string(),
      special: z.boolean(),
      startsAt: Instant,
      appliedAt: Instant,
      postings: z.array(Posting),
    }),
  ),
})
export type ReviewList = z.infer<typeof ReviewList>
