import * as z from 'zod/mini'
import { AskingPolicy } from './consent'
import { Count, Instant } from './core'
import { numberIn } from './policy-limits'
import { NoShowPolicy, OfferPolicy, TimeOfDay } from './waitlist'

/**
 * The hours of a day in China in which nobody is messaged, half-open; `from` after `until` goes over midnight, equal
 * ones mean none.
 */
export const QuietHours = z.object({ from: TimeOfDay, until: TimeOfDay })
export type QuietHours = z.infer<typeof QuietHours>

/** How many invitations to specials one person gets in seven days at most. */
export const WeeklyCap = z.object({ messages: numberIn('weeklyMessages') })
export type WeeklyCap = z.infer<typeof WeeklyCap>

/**
 * When is reminded: `dayBefore` a clock time of the day before, the others as named. An outcome is asked for before it
 * is due, a re-verification announced before it falls due.
 */
export const ReminderPolicy = z
  .object({
    dayBefore: TimeOfDay,
    soonHours: numberIn('soonHours'),
    offerEndingMinutes: numberIn('offerEndingMinutes'),
    outcomeDays: numberIn('outcomeDays'),
    outcomeWithinDays: numberIn('outcomeWithinDays'),
    verifyDays: numberIn('verifyDays'),
    verifyDaysAhead: numberIn('verifyDaysAhead'),
  })
  .check(
    z.refine(({ outcomeDays, outcomeWithinDays }) => outcomeDays < outcomeWithinDays, { path: ['outcomeWithinDays'] }),
    z.refine(({ verifyDays, verifyDaysAhead }) => verifyDaysAhead < verifyDays, { path: ['verifyDaysAhead'] }),
  )
export type ReminderPolicy = z.infer<typeof ReminderPolicy>

/** For how many days after a gate has closed the desk may note an entry that no gate scanned. */
export const NotingPolicy = z.object({ days: numberIn('notingDays') })
export type NotingPolicy = z.infer<typeof NotingPolicy>

const days = numberIn('retainedDays')

/** How many days each kind of personal data is kept; `Retention` is one of them. */
export const RetentionPolicy = z.object({
  fair: days,
  course: days,
  bus: days,
  exam: days,
  talk: days,
  person: days,
  child: days,
  answer: days,
  notice: days,
  employer: days,
  staff: days,
})
export type RetentionPolicy = z.infer<typeof RetentionPolicy>

/** Every rule the bureau edits, in the order they are shown: one schema each. */
export const policySchemas = {
  offer: OfferPolicy,
  noShow: NoShowPolicy,
  noting: NotingPolicy,
  reminders: ReminderPolicy,
  quiet: QuietHours,
  weeklyCap: WeeklyCap,
  asking: AskingPolicy,
  retention: RetentionPolicy,
} as const
export type PolicyName = keyof typeof policySchemas
export type PolicyValues = { [N in PolicyName]: z.infer<(typeof policySchemas)[N]> }

export const policyNames = Object.keys(policySchemas) as PolicyName[]

const rule = <N extends PolicyName, V extends z.ZodMiniType>(name: N, value: V) =>
  z.strictObject({ name: z.literal(name), value })

/** One rule as it is to be. */
export const PolicyWish = z.discriminatedUnion('name', [
  rule('offer', OfferPolicy),
  rule('noShow', NoShowPolicy),
  rule('noting', NotingPolicy),
  rule('reminders', ReminderPolicy),
  rule('quiet', QuietHours),
  rule('weeklyCap', WeeklyCap),
  rule('asking', AskingPolicy),
  rule('retention', RetentionPolicy),
])
export type PolicyWish = z.infer<typeof PolicyWish>

/** A rule as it holds. `version` counts its changes; who made the last one and when, null while it is as installed. */
export const Policy = z.object({
  rule: PolicyWish,
  version: Count,
  changedBy: z.nullable(z.string()),
  changedAt: z.nullable(Instant),
})
export type Policy = z.infer<typeof Policy>
