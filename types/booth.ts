import * as z from 'zod/mini'
import { ActivityId, BoothId, Instant, PostingId } from './core'
import { Employer, ReviewState, Version } from './employer'
import { Posting } from './posting'

/** A booth is one employer's place at one fair, with the postings offered there. */
export const Booth = z.object({
  id: BoothId,
  activityId: ActivityId,
  fair: z.string(),
  special: z.boolean(),
  startsAt: Instant,
  number: z.nullable(z.string()),
  state: ReviewState,
  note: z.nullable(z.string()),
  postings: z.array(z.object({ id: PostingId, title: z.string(), state: ReviewState })),
})
export type Booth = z.infer<typeof Booth>

/** What a recruiter sees of their employer: standing, postings, booths. */
export const EmployerHome = z.object({
  employer: z.nullable(Employer),
  postings: z.array(Posting),
  booths: z.array(Booth),
})
export type EmployerHome = z.infer<typeof EmployerHome>

/** What waits for a clerk in scope: employers to verify, and booth applications with their new postings. */
export const ReviewList = z.object({
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
