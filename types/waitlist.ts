import * as z from 'zod/mini'
import { Count, Instant } from './core'
import { KeyGroup } from './person'
import { numberIn } from './policy-limits'

/** A clock time in China, `HH:mm`; `24:00` ends a day. */
export const TimeOfDay = z.string().check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/))
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** Where a place is taken from: the open ones, the reserve for the key group, the reserve for people at the door. */
export const Bucket = z.enum(['open', 'key', 'walkIn'])
export type Bucket = z.infer<typeof Bucket>

/**
 * The places of one activity and who holds them. The three buckets are disjoint: `seats` are the open ones, and nobody
 * takes a place of one bucket while standing in another. The database keeps booked + offered <= seats in each.
 */
export const Places = z.object({
  seats: Count,
  booked: Count,
  offered: Count,
  waiting: Count,
  keySeats: Count,
  keyBooked: Count,
  keyOffered: Count,
  walkInSeats: Count,
  walkInBooked: Count,
})
export type Places = z.infer<typeof Places>

/** A bucket with fewer places than people holding one. */
export const Overfull = z.object({ bucket: Bucket, seats: Count, taken: Count })
export type Overfull = z.infer<typeof Overfull>

/** How long an offer stands: so many hours, counted only between two clock times of each day. Data of the bureau. */
export const OfferPolicy = z
  .object({ hours: numberIn('offerHours', 0.5), from: TimeOfDay, until: TimeOfDay })
  .check(z.refine(({ from, until }) => from < until, { path: ['until'] }))
export type OfferPolicy = z.infer<typeof OfferPolicy>

/** Where somebody stands on the list: the position from 1, or the offer and when it ends. */
export const WaitStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), position: z.int().check(z.positive()) }),
  z.object({ kind: z.literal('offered'), until: Instant }),
])
export type WaitStanding = z.infer<typeof WaitStanding>

/** Whose activity it is: everybody's, the key group's by the person's own word, or by a roster checked by staff. */
export const Eligibility = z.enum(['none', 'declared', 'roster'])
export type Eligibility = z.infer<typeof Eligibility>

/** How it is known that someone belongs to the key group; null when it does not matter. Never shown to employers. */
export const GroupMark = z.enum(['checked', 'declared'])
export type GroupMark = z.infer<typeof GroupMark>

/**
 * A question of the minimum card, as data. `options` are codes to choose one of; without them one line of text is
 * asked for. An answer older than `validDays` is asked again, with the old one filled in.
 */
export const Question = z.object({
  code: z.string(),
  options: z.nullable(z.array(z.string())),
  validDays: z.nullable(z.int().check(z.positive())),
})
export type Question = z.infer<typeof Question>

export const Answer = z.object({ question: z.string(), answer: z.string(), answeredAt: Instant })
export type Answer = z.infer<typeof Answer>

/** What missing without a word leads to, as data: off for seekers until a bureau switches it on. */
export const NoShowPolicy = z.object({
  enabled: z.boolean(),
  windowDays: numberIn('missedWithinDays'),
  remindAfter: z.int().check(z.positive()),
  pauseAfter: z.nullable(z.int().check(z.positive())),
  pauseDays: numberIn('pauseDays'),
})
export type NoShowPolicy = z.infer<typeof NoShowPolicy>

/** A question as it is asked: the label, the choices, and the last answer filled in. */
export const AskedQuestion = z.object({
  code: z.string(),
  label: z.string(),
  options: z.nullable(z.array(z.object({ code: z.string(), label: z.string() }))),
  filledIn: z.nullable(z.string()),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** What signing up still asks of a person: the questions without a fresh answer, and whether belonging is to be declared. */
export const SignUpCard = z.object({
  questions: z.array(AskedQuestion),
  keyGroup: z.nullable(KeyGroup),
  /** How many places are kept for the key group, free or not. */
  keySeats: Count,
  eligibility: Eligibility,
  onRoster: z.boolean(),
  /** Places this account holds for the person at the same time; nothing forbids it, but they are told. */
  overlaps: z.optional(z.array(z.object({ title: z.string(), startsAt: Instant, endsAt: Instant }))),
})
export type SignUpCard = z.infer<typeof SignUpCard>
