import { addDays, dayOf, instantOf } from '../../../src/domain/time/calendar'
import type { Instant, OpenId } from '../../../types/core'
import { accept, type Decision, refuse } from '../../../types/reply'
import type { Db } from '../db'
import { sql } from '../sql'

const HOUR = 3_600_000

/** How often an account may have WeChat asked for something, in an hour by the clock and in a day of China. */
const MOST = { phone: { hourly: 20, daily: 40 }, poster: { hourly: 20, daily: 60 } } as const

type Asker = { openid: OpenId; what: keyof typeof MOST; now: Instant }

/**
 * Counts one more call to WeChat for an account, in one statement, so that calls at once cannot all find room. Refusal:
 * system.slowDown with the time from which there is room again.
 */
export async function countAsk(db: Db, { openid, what, now }: Asker): Promise<Decision<null>> {
  const { hourly, daily } = MOST[what]
  const hour = Math.floor(now / HOUR)
  const day = dayOf(now)
  const { rows } = await sql`
    insert into wechat_asks as a (openid, what, hour, in_hour, day, in_day) values (${openid}, ${what}, ${hour}, 1, ${day}, 1)
    on conflict (openid, what) do update set
      hour = excluded.hour, in_hour = case when a.hour = excluded.hour then a.in_hour else 0 end + 1,
      day = excluded.day, in_day = case when a.day = excluded.day then a.in_day else 0 end + 1
    where (a.hour <> excluded.hour or a.in_hour < ${hourly}) and (a.day <> excluded.day or a.in_day < ${daily})
    returning openid`.execute(db)
  if (rows.length > 0) return accept(null)
  const { rows: full } = await sql<{ isDay: boolean }>`
    select in_day >= ${daily} as "isDay" from wechat_asks where openid = ${openid} and what = ${what}`.execute(db)
  return refuse({
    code: 'system.slowDown',
    until: full[0]?.isDay ? instantOf(addDays(day, 1), '00:00') : (hour + 1) * HOUR,
  })
}
