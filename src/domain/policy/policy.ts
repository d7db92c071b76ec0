import type { AskingPolicy } from '../../../types/consent'
import { city, type DistrictCode } from '../../../types/division'
import type {
  NotingPolicy,
  PolicyName,
  PolicyValues,
  PolicyWish,
  RetentionPolicy,
  WeeklyCap,
} from '../../../types/policy'
import { Retained } from '../../../types/privacy'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import { isQuietAt, QUIET_HOURS } from '../notice/quiet-hours'
import { REMINDER_POLICY } from '../notice/reminders'
import { NO_SHOW_POLICY } from '../ticket/no-show'
import { OFFER_POLICY } from '../ticket/offer'

/** Three invitations a week. */
const WEEKLY_CAP: WeeklyCap = { messages: 3 }

/** Two weeks to put an entry right. */
const NOTING: NotingPolicy = { days: 14 }

/** Thirty days of peace after a no. */
const ASKING: AskingPolicy = { rejectDays: 30 }

/** Courses ten years, for what is paid by them; the rest no longer than somebody may still ask. */
const RETENTION: RetentionPolicy = {
  fair: 730,
  course: 3650,
  bus: 365,
  exam: 1095,
  talk: 365,
  person: 730,
  child: 30,
  answer: 365,
  notice: 365,
  employer: 1095,
  staff: 1095,
}

/** The rules as shipped: what holds until the bureau says otherwise, and what it can go back to. */
export const SHIPPED: PolicyValues = {
  offer: OFFER_POLICY,
  noShow: NO_SHOW_POLICY,
  noting: NOTING,
  reminders: REMINDER_POLICY,
  quiet: QUIET_HOURS,
  weeklyCap: WEEKLY_CAP,
  asking: ASKING,
  retention: RETENTION,
}

/** A rule as shipped. */
export const shippedRule = (name: PolicyName): PolicyWish => ({ name, value: SHIPPED[name] }) as PolicyWish

/** The rules hold for the whole city: its own clerks set them. */
export const maySetPolicies = (district: DistrictCode): boolean => district === city.code

/** May this rule hold beside the others? A word of the evening before that waits until morning comes too late. */
export function decideRule(
  wish: PolicyWish,
  others: Pick<PolicyValues, 'quiet' | 'reminders'>,
): Decision<'go', RefusalOf<'policy.reminderQuiet'>> {
  const quiet = wish.name === 'quiet' ? wish.value : others.quiet
  const { dayBefore } = wish.name === 'reminders' ? wish.value : others.reminders
  const concerns = wish.name === 'quiet' || wish.name === 'reminders'
  return concerns && isQuietAt(quiet, dayBefore)
    ? refuse({ code: 'policy.reminderQuiet', dayBefore, quiet })
    : accept('go')
}

/** Whether two values of one rule say the same, in whatever order. */
export const isSameRule = (one: PolicyWish, other: PolicyWish): boolean => {
  const [a, b] = [one.value as Record<string, unknown>, other.value as Record<string, unknown>]
  return one.name === other.name && Object.keys({ ...a, ...b }).every((key) => a[key] === b[key])
}

/** A kind of data that would be kept for less time, in days, and so be deleted sooner. */
type Shortened = { what: Retained; from: number; to: number }

/** What a change of the periods would delete sooner; nothing for the other rules. */
export function shortenedBy(before: PolicyWish, after: PolicyWish): Shortened[] {
  if (before.name !== 'retention' || after.name !== 'retention') return []
  return Retained.options
    .map((what) => ({ what, from: before.value[what], to: after.value[what] }))
    .filter(({ from, to }) => to < from)
}
