import { addDays, dayOf, instantOf, isRealDay, weekOf } from '../../src/domain/time/calendar'
import type { ActivityCard, Month } from '../../types/activity'
import type { Instant, LocalDate } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { calendarOf } from './calendar'
import { cardsOf, within } from './card'
import { cardsBehind, type Listed, pageOf } from './list'
import { matches } from './sought'

const BUSES = 20

/** The days there are: the calendar ends with them, also within a week. */
const [FIRST, LAST] = ['2000-01-01', '2099-12-31']

/** How far ahead the nearest match is looked for. */
const AHEAD = 60

type Found = {
  days: Month['days']
  cards: ActivityCard[]
  buses: ActivityCard[]
  busCount: number
  following: ActivityCard[]
  themes: Month['themes']
}

/** The weeks of one month and what is on at the day asked for, in one statement. */
export const month: Verb<'activity.month'> = async ({ input, db, now }) => {
  const { month, day = null, district, ...sought } = input
  if (day !== null && !isRealDay(day)) return refuse({ code: 'input.invalid', field: 'day' })
  const today = dayOf(now)
  const listed: Listed = { kind: 'fair', district, from: day ?? today, until: addDays(day ?? today, 1), ...sought }
  const none = sql<ActivityCard[]>`'[]'::json`
  const { rows } = await sql<Found>`
    select ${calendarOf({ ...weeksOf(month), district, sought })} as days,
      ${day ? cardsBehind(listed, null) : none} as cards,
      ${day ? busesOn(listed) : none} as buses,
      ${day ? sql<number>`(select count(*) from ${allBusesOn(listed)})` : sql<number>`0`} as "busCount",
      ${day ? following(listed, now) : none} as following,
      coalesce((
        select json_agg(json_build_object('code', t.code, 'name', t.name) order by t.name, t.code) from themes t
        where t.valid_from <= ${addDays(today, AHEAD)}::date and (t.valid_until is null or t.valid_until > ${today}::date)
      ), '[]') as themes`.execute(db)
  const { days, cards, buses, busCount, following: next, themes } = rows[0] as Found
  const shown = day === null ? null : { page: pageOf(listed, cards), buses, busCount, following: next[0] ?? null }
  return accept({ days, shown, themes })
}

/** The days of a month filled up to whole weeks as far as there are days, half-open. */
function weeksOf(month: string): { from: LocalDate; until: LocalDate } {
  const first: LocalDate = `${month}-01`
  const last = addDays(`${addDays(first, 31).slice(0, 8)}01`, -1)
  const from = weekOf(first).find((day) => day >= FIRST) ?? first
  const end = weekOf(last).filter((day) => day <= LAST)
  return { from, until: addDays(end.at(-1) ?? last, 1) }
}

/** SQL: the buses of a day in the district, whatever is sought among its fairs, as `activity.list` has them. */
const allBusesOn = ({ from, until, district }: Listed) => sql`(
  select * from activities
  where kind = 'bus' and state = 'published'
    and starts_at >= ${instantOf(from, '00:00')} and starts_at < ${instantOf(until, '00:00')}
    and ${within('district', district)}
) bus`

/** SQL: the first of them. */
const busesOn = (listed: Listed): Sql<ActivityCard[]> =>
  cardsOf(sql`select * from ${allBusesOn(listed)} order by starts_at, id limit ${BUSES}`)

/** SQL: the nearest match after a day, or after today when that is past: in the district, else anywhere in the city. */
function following({ until, district, ...sought }: Listed, now: Instant): Sql<ActivityCard[]> {
  const today = dayOf(now)
  const from = until > today ? until : today
  return cardsOf(sql`
    select * from activities a
    where a.kind = 'fair' and a.state = 'published' and a.ends_at > ${now}
      and a.starts_at >= ${instantOf(from, '00:00')} and a.starts_at < ${instantOf(addDays(from, AHEAD), '00:00')}
      and ${matches(sought)}
    order by ${district === null ? sql`` : sql`${within('a.district', district)} desc,`} a.starts_at, a.id limit 1`)
}
