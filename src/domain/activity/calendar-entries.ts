import type { ActivityDetail } from '../../../types/activity'
import type { Instant } from '../../../types/core'

/** What a phone's calendar is given. The same `id` means the same entry, however often it is handed over. */
export type CalendarEntry = {
  id: string
  title: string
  startsAt: Instant
  endsAt: Instant
  location: string
  description: string
}

type Noted = Pick<ActivityDetail, 'id' | 'title' | 'startsAt' | 'endsAt' | 'bring' | 'sessions'> & {
  venue: Pick<ActivityDetail['venue'], 'name' | 'address'>
}

/**
 * The entries of an activity from now on: one under its own id, or, of what has several sessions, one a lesson under the
 * lesson's id, so that each rings by itself and a moved lesson moves alone. When all are over, the last.
 */
export function entriesOf(activity: Noted, now: Instant): readonly CalendarEntry[] {
  const { id, title, startsAt, endsAt, venue, bring, sessions } = activity
  const same = { location: `${venue.name} ${venue.address}`, description: bring }
  if (sessions.length < 2) {
    const [only = { startsAt, endsAt }] = sessions
    return [{ id, title, startsAt: only.startsAt, endsAt: only.endsAt, ...same }]
  }
  const lessons = sessions.map((session, nth) => ({
    id: session.id,
    title: `${title} · ${session.title ?? `第 ${nth + 1} 课`}`,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    ...same,
  }))
  const coming = lessons.filter((lesson) => now < lesson.endsAt)
  return coming.length > 0 ? coming : lessons.slice(-1)
}
