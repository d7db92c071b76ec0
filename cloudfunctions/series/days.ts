import { type HolidayCalendar, isFridayHeld } from '../../src/domain/series/holiday'
import { dayOf, isRealDay } from '../../src/domain/time/calendar'
import { statutoryOn } from '../../src/domain/time/statutory'
import type { Instant, LocalDate } from '../../types/core'
import { city } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import type { DayFacts, Days, YearPreview } from '../../types/series-days'
import type { EditRow } from '../../types/series-edit'
import { heldIn, offeredIn } from '../core/activity/places-held'
import { employersIn } from '../core/notice/telling'
import { calendarJson } from '../core/series/calendar'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { type Sql, sql } from '../kit/sql'
import { showYears } from './years'

/** The days the bureau has closed or set, how far the years are known, and what one day is and has. */
export const days: Verb<'series.days'> = async ({ input, actor, db, now }) => {
  if (input.day !== null && !isRealDay(input.day)) return refuse({ code: 'input.invalid', field: 'day' })
  return accept(await showDays(db, actor, { day: input.day, now }))
}

/** What a day is holds for the whole city, so it is the city's clerks who may say it. */
export const maySetDays = (clerk: ClerkActor): boolean => clerk.district === city.code

type Found = Pick<Days, 'closed' | 'byHand'> & {
  calendar: HolidayCalendar
  listed: Pick<DayFacts, 'kind' | 'name' | 'byHand' | 'published'> | null
  affected: EditRow[]
}

/** The days from today on and the day asked for; activities of the clerk's scope. */
export async function showDays(
  db: Db,
  clerk: ClerkActor,
  { day, now }: { day: LocalDate | null; now: Instant },
): Promise<Days> {
  const { rows } = await sql<Found>`
    select ${calendarJson} as calendar, (
        select json_build_object('kind', case c.kind when 'noFair' then c.was_kind else c.kind end, 'name', c.name,
          'byHand', c.by_hand, 'published', c.published_name)
        from calendar_days c where c.day = ${day}::date
      ) as listed, coalesce((
        select json_agg(json_build_object('day', off.day, 'reason', off.name, 'was', off.was_name, 'held', (
          select count(*) from activities a
          where a.day = off.day and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
        )) order by off.day)
        from calendar_days off where off.kind = 'noFair' and off.day >= ${dayOf(now)}::date
      ), '[]') as closed, coalesce((
        select json_agg(json_build_object('day', c.day, 'kind', c.kind, 'name', c.name) order by c.day)
        from calendar_days c where c.by_hand and c.kind <> 'noFair' and c.day >= ${dayOf(now)}::date
      ), '[]') as "byHand",
      ${affectedOn(day, clerk, now)} as affected`.execute(db)
  const { calendar, listed, affected, ...shown } = rows[0] as Found
  const byLaw = day === null ? null : statutoryOn(day)
  const plain = listed ?? { kind: byLaw && 'holiday', name: byLaw?.name ?? null, byHand: false, published: null }
  const facts: DayFacts | null =
    day === null ? null : { day, standing: isFridayHeld(day, calendar), ...plain, affected }
  return { ...shown, years: await showYears(db, now), day: facts }
}

/** How much is already made for these days in the clerk's scope, and how many people and employers are told when it is called off. */
export async function countAffected(
  db: Db,
  clerk: ClerkActor,
  { days, now }: { days: readonly LocalDate[]; now: Instant },
): Promise<YearPreview['affected']> {
  const { rows } = await sql<YearPreview['affected']>`
    select count(*)::int as activities, coalesce(sum(${heldIn} + ${offeredIn} + a.waiting), 0)::int as people,
      coalesce(sum(${employersIn}), 0)::int as employers
    from activities a where a.day = any(${days}::date[]) and ${isStillOn(clerk, now)}`.execute(db)
  return rows[0] as YearPreview['affected']
}

/** SQL: the activity `a` is still on and in the clerk's scope. */
const isStillOn = (clerk: ClerkActor, now: Instant) =>
  sql<boolean>`a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}`

/** SQL: the activities already made for a day, as a clerk sees whom closing it would concern. */
const affectedOn = (day: LocalDate | null, clerk: ClerkActor, now: Instant): Sql<EditRow[]> => sql`
  coalesce((
    select json_agg(json_build_object('activityId', a.id, 'title', a.title, 'day', a.day, 'startsAt', a.starts_at,
      'fields', '[]'::json, 'displaced', '[]'::json, 'told', json_build_object(
        'booked', ${heldIn}, 'offered', ${offeredIn}, 'waiting', a.waiting
      ), 'employers', ${employersIn}) order by a.starts_at, a.id)
    from activities a where a.day = ${day}::date and ${isStillOn(clerk, now)}
  ), '[]')`
