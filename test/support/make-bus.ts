import { sql } from '../../cloudfunctions/kit/sql'
import type { Stop } from '../../types/bus'
import type { Loose } from './cloud'
import { type ActivityWish, anActivity, at } from './make'
import { aDraft, type SeriesWish } from './make-series'
import { owner } from './owner'

/** Three stops on the way into town: 7:00, 7:20 and 7:45 for a bus that sets off at 7. */
export const STOPS: Stop[] = [
  { code: 's1', name: '坝黄镇政府门口', after: 0 },
  { code: 's2', name: '漾头路口', after: 20 },
  { code: 's3', name: '灯塔工业园', after: 45 },
]

export type BusWish = ActivityWish & { stops?: Loose<Stop[]>; boundFor?: string | null }

/** A published bus in three days that sets off at 7:00 and arrives at 8:15; or as told. */
export async function aBus({ stops = STOPS, boundFor = null, ...wish }: BusWish = {}) {
  const startsAt = wish.startsAt ?? at(3, '07:00')
  const bus = await anActivity({
    kind: 'bus',
    title: '到招聘会的直通车',
    endsAt: startsAt + 75 * 60_000,
    seats: 40,
    ...wish,
    startsAt,
  })
  await sql`update activities set stops = ${JSON.stringify(stops)}, bound_for = ${boundFor}
    where id = ${bus.activityId}`.execute(owner())
  return bus
}

/** A template of buses: every morning from 7:00 to 8:15 by the three stops. */
export const aBusDraft = (wish: SeriesWish = {}) =>
  aDraft({
    kind: 'bus',
    titlePattern: '{date} 招聘会直通车',
    starts: '07:00',
    ends: '08:15',
    entryMinutesBeforeEnd: 5,
    stops: STOPS,
    ...wish,
  })
