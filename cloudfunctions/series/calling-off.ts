import { decideCalloff, endOf } from '../../src/domain/series/calloff'
import { dayOf } from '../../src/domain/time/calendar'
import type { ActivityId, Instant } from '../../types/core'
import { accept, type Decision } from '../../types/reply'
import type { CallOffPreview, EditScope } from '../../types/series-edit'
import { employersAt } from '../core/notice/telling'
import type { Db } from '../kit/db'
import { busesTo } from './along'
import type { Found, FoundDate } from './dates'
import { headOf } from './showing'

const NOBODY = { booked: 0, offered: 0, waiting: 0 }

type Wish = { activityId: ActivityId; scope: EditScope; now: Instant }

/** What calling off comes to, as the rows a clerk sees and what becomes of the series; the same for the preview and for doing it. */
export async function decideCallingOff(
  db: Db,
  { series, dates }: Found,
  wish: Wish,
): Promise<Decision<CallOffPreview>> {
  const { activityId, scope, now } = wish
  const ruling = decideCalloff({ scope: series ? scope : 'one', at: activityId, activities: dates, now })
  if (!ruling.ok) return ruling
  const { cancelled, left } = ruling.value
  const ids = cancelled.map((date) => date.activityId)
  const employers = await employersAt(db, ids)
  const buses = await busesTo(db, ids)
  const rows = cancelled.map((date) => ({
    ...headOf(dates, date.activityId),
    fields: [],
    told: date.told ?? NOBODY,
    employers: employers.get(date.activityId) ?? 0,
    buses: buses.get(date.activityId) ?? 0,
    displaced: [],
  }))
  const { seriesDay } = dates.find((date) => date.activityId === activityId) as FoundDate
  const ends = series && endOf(series, { scope, seriesDay, today: dayOf(now) })
  return accept({ rows, left: left.length, kept: 0, ends })
}
