import type { Instant } from '../../../types/core'
import type { QuietHours } from '../../../types/policy'
import type { RefusalOf } from '../../../types/refusal'
import { accept, type Decision, refuse } from '../../../types/reply'
import { isQuiet, nextLoud } from '../notice/quiet-hours'
import { addDays, dayOf, instantOf } from '../time/calendar'

const MINUTE = 60_000
const TEN = 10 * MINUTE

/** A picker has no seconds: the minute that has just begun is not past. */
const GRACE = MINUTE

type TimeFacts = { sendAt: Instant | null; startsAt: Instant; now: Instant; quiet: QuietHours }

const possible = (at: Instant, startsAt: Instant) => (at < startsAt ? at : null)

/**
 * When a campaign really goes out; `sendAt` null means at once. Refusals, each with the next moment it could:
 * campaign.tooLate (it has started by then), campaign.timePast, campaign.quiet.
 */
export function decideSendTime({
  sendAt,
  startsAt,
  now,
  quiet,
}: TimeFacts): Decision<Instant, RefusalOf<'campaign.timePast' | 'campaign.quiet' | 'campaign.tooLate'>> {
  const at = sendAt ?? now
  if (at >= startsAt || now >= startsAt) return refuse({ code: 'campaign.tooLate', startsAt })
  if (at < now - GRACE)
    return refuse({ code: 'campaign.timePast', next: possible(nextLoud(quiet, soon(now)), startsAt) })
  if (isQuiet(quiet, at)) return refuse({ code: 'campaign.quiet', next: possible(nextLoud(quiet, at), startsAt) })
  return accept(Math.max(at, now))
}

/** The next full ten minutes. */
const soon = (now: Instant): Instant => Math.ceil((now + 1) / TEN) * TEN

const BEFORE = '10:00'

/**
 * The time a campaign proposes for itself: ten in the morning the day before, or as soon as may be when that is past.
 * Null when nothing can go out before it starts.
 */
export function proposedTime(startsAt: Instant, now: Instant, quiet: QuietHours): Instant | null {
  const morning = instantOf(addDays(dayOf(startsAt), -1), BEFORE)
  return possible(nextLoud(quiet, morning > now ? morning : soon(now)), startsAt)
}
