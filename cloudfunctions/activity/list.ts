import { sql } from 'kysely'
import { instantOf, isRealDay } from '../../src/domain/calendar'
import { cursorOf, placeOf } from '../../src/domain/cursor'
import type { ActivityCard } from '../../types/activity'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { cardColumns, cardTables, within } from './card'

const PAGE = 20

/** Published activities that start on the days asked for, also those of today that are over. */
export const list: Verb<'activity.list'> = async ({ input, db }) => {
  const { cursor, ...query } = input
  const { kind, district, from, until } = query
  const wrong = [from, until].findIndex((day) => !isRealDay(day))
  if (wrong >= 0) return refuse({ code: 'input.invalid', field: wrong === 0 ? 'from' : 'until' })
  const start = placeOf(query, cursor)
  if (!start.ok) return start
  const behind = start.value && sql`and (starts_at, id) > (${start.value.at}, ${start.value.id})`
  const chosen = sql`
    select * from activities
    where kind = ${kind} and state = 'published'
      and starts_at >= ${instantOf(from, '00:00')} and starts_at < ${instantOf(until, '00:00')}
      and ${within('district', district)} ${behind ?? sql``}
    order by starts_at, id limit ${PAGE + 1}`
  const { rows } = await sql<ActivityCard>`
    select ${cardColumns} from ${cardTables(chosen)} order by a.starts_at, a.id`.execute(db)
  const activities = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? activities.at(-1) : undefined
  return accept({ activities, next: last ? cursorOf(query, { at: last.startsAt, id: last.id }) : null })
}
