import { cursorOf, type Place, placeOf } from '../../src/domain/text/cursor'
import { instantOf, isRealDay } from '../../src/domain/time/calendar'
import type { ActivityCard, ActivityPage } from '../../types/activity'
import type { Input } from '../../types/contract'
import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { cardsOf, within } from './card'
import { matches, soughtOf } from './sought'

const PAGE = 20

/** What a list was asked for. */
export type Listed = Omit<Input<'activity.list'>, 'cursor'>

const bound = ({ kind, district, from, until, ...sought }: Listed) => ({
  kind,
  district,
  from,
  until,
  ...soughtOf(sought),
})

/** Published activities that start on the days asked for, also those of today that are over. */
export const list: Verb<'activity.list'> = async ({ input, db }) => {
  const { cursor, ...query } = input
  const wrong = [query.from, query.until].findIndex((day) => !isRealDay(day))
  if (wrong >= 0) return refuse({ code: 'input.invalid', field: wrong === 0 ? 'from' : 'until' })
  const start = placeOf(bound(query), cursor)
  if (!start.ok) return start
  const { rows } = await sql<{ cards: ActivityCard[] }>`select ${cardsBehind(query, start.value)} as cards`.execute(db)
  return accept(pageOf(query, rows[0]?.cards ?? []))
}

/** SQL: the cards of a page and one more, behind a place of the list, as one JSON array. */
export const cardsBehind = (query: Listed, place: Place | null) => {
  const behind = place ? sql`and (a.starts_at, a.id) > (${place.at}, ${place.id})` : sql``
  return cardsOf(sql`
    select * from activities a
    where a.kind = ${query.kind} and a.state = 'published'
      and a.starts_at >= ${instantOf(query.from, '00:00')} and a.starts_at < ${instantOf(query.until, '00:00')}
      and ${within('a.district', query.district)} and ${matches(query)} ${behind}
    order by a.starts_at, a.id limit ${PAGE + 1}`)
}

/** The page these cards make, with the cursor to go on by when there is one more. */
export function pageOf(query: Listed, cards: readonly ActivityCard[]): ActivityPage {
  const activities = cards.slice(0, PAGE)
  const last = cards.length > PAGE ? activities.at(-1) : undefined
  return { activities, next: last ? cursorOf(bound(query), { at: last.startsAt, id: last.id }) : null }
}
