import { decideCalloff } from '../../src/domain/series-calloff'
import type { ActivityId, Instant } from '../../types/core'
import { accept, type Decision } from '../../types/reply'
import type { EditPreview, EditScope } from '../../types/series'
import type { Found } from './dates'
import { headOf } from './editing'

const NOBODY = { booked: 0, offered: 0, waiting: 0 }

type Wish = { activityId: ActivityId; scope: EditScope; now: Instant }

/** What calling off comes to, as the rows a clerk sees; the same for the preview and for doing it. */
export function decideCallingOff({ series, dates }: Found, { activityId, scope, now }: Wish): Decision<EditPreview> {
  const ruling = decideCalloff({ scope: series ? scope : 'one', at: activityId, activities: dates, now })
  if (!ruling.ok) return ruling
  const { cancelled, left } = ruling.value
  const rows = cancelled.map((date) => ({
    ...headOf(dates, date.activityId),
    fields: [],
    told: date.told ?? NOBODY,
    displaced: [],
  }))
  return accept({ rows, left: left.length, kept: 0 })
}
