import { sql } from 'kysely'
import { dayOf, isRealDay } from '../../src/domain/calendar'
import { type HolidayCalendar, isFridayHeld } from '../../src/domain/holiday'
import type { Instant, LocalDate } from '../../types/core'
import { city } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import type { ClosedDay, DayFacts, Days, EditRow } from '../../types/series'
import { type ClerkActor, inScope } from '../kit/actor'
import { calendarJson } from '../kit/calendar'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'

/** More activities of one day than anybody calls off one by one. */
const MOST = 200

/** The days the bureau has closed, and what one day is and has. */
export const days: Verb<'series.days'> = async ({ input, actor, db, now }) => {
  if (input.day !== null && !isRealDay(input.day)) return refuse({ code: 'input.invalid', field: 'day' })
  return accept(await showDays(db, actor, { day: input.day, now }))
}

/** Closing a day is for the whole city, so it is the city's clerks who may. */
export const mayClose = (clerk: ClerkActor): boolean => clerk.district === city.code

type Found = { calendar: HolidayCalendar; name: string | null; closed: ClosedDay[]; affected: EditRow[] }

/** Closed days from today on and the day asked for, in one statement; activities of the clerk's scope. */
export async function showDays(
  db: Db,
  clerk: ClerkActor,
  { day, now }: { day: LocalDate | null; now: Instant },
): Promise<Days> {
  const { rows } = await sql<Found>`
    select ${calendarJson} as calendar,
      (select name from calendar_days where day = ${day}::date) as name,
      coalesce((
        select json_agg(json_build_object('day', off.day, 'reason', off.name, 'was', off.was_name, 'held', (
          select count(*) from activities a
          where a.day = off.day and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
        )) order by off.day)
        from calendar_days off where off.kind = 'noFair' and off.day >= ${dayOf(now)}::date
      ), '[]') as closed,
      coalesce((
        select json_agg(json_build_object('activityId', a.id, 'title', a.title, 'day', a.day, 'startsAt', a.starts_at,
          'fields', '[]'::json, 'displaced', '[]'::json, 'told', json_build_object(
            'booked', a.booked + a.key_booked + a.walk_in_booked, 'offered', a.offered + a.key_offered,
            'waiting', a.waiting
          )) order by a.starts_at, a.id)
        from (
          select * from activities a
          where a.day = ${day}::date and a.state = 'published' and a.ends_at > ${now} and ${inScope('a.district', clerk)}
          order by a.starts_at, a.id limit ${MOST}
        ) a
      ), '[]') as affected`.execute(db)
  const { calendar, name, closed, affected } = rows[0] as Found
  const facts: DayFacts | null = day === null ? null : { day, standing: isFridayHeld(day, calendar), name, affected }
  return { closed, knownUntil: calendar.knownUntil, day: facts }
}
