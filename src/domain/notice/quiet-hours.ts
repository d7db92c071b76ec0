import type { Instant } from '../../../types/core'
import type { QuietHours } from '../../../types/policy'
import type { TimeOfDay } from '../../../types/waitlist'
import { addDays, dayOf, instantOf } from '../time/calendar'

/** Nine in the evening until eight in the morning: a default each bureau edits. */
export const QUIET_HOURS: QuietHours = { from: '21:00', until: '08:00' }

/** Whether nobody is messaged at this moment. Equal ends mean that there are no quiet hours. */
export function isQuiet({ from, until }: QuietHours, at: Instant): boolean {
  const day = dayOf(at)
  const [begins, ends] = [instantOf(day, from), instantOf(day, until)]
  return from <= until ? begins <= at && at < ends : at >= begins || at < ends
}

/** Whether nobody is messaged when a clock in China shows this time. */
export const isQuietAt = ({ from, until }: QuietHours, time: TimeOfDay): boolean =>
  from <= until ? from <= time && time < until : time >= from || time < until

/** The first moment from `at` on at which somebody may be messaged: `at` itself outside quiet hours. */
export function nextLoud(quiet: QuietHours, at: Instant): Instant {
  if (!isQuiet(quiet, at)) return at
  const day = dayOf(at)
  const ends = instantOf(day, quiet.until)
  return at < ends ? ends : instantOf(addDays(day, 1), quiet.until)
}

/** When the quiet hours that `at` lies in began: before that somebody may be messaged. */
export function quietSince(quiet: QuietHours, at: Instant): Instant {
  const begins = instantOf(dayOf(at), quiet.from)
  return begins <= at ? begins : instantOf(addDays(dayOf(at), -1), quiet.from)
}
