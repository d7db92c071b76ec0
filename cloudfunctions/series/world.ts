import type { HolidayCalendar } from '../../src/domain/series/holiday'
import type { SpecialPlan } from '../../src/domain/series/series'
import type { Rotation } from '../../src/domain/series/special-plan'
import { addDays, dayOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../types/core'
import type { Series, Theme } from '../../types/series'
import { calendarJson } from '../core/series/calendar'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

/** What every series is made from: the days, the themes and the bureau's own word on Fridays. */
export type World = { calendar: HolidayCalendar; themes: readonly Theme[]; plan: SpecialPlan }

export async function worldOf(db: Db): Promise<World> {
  const { rows } = await sql<World>`
    select ${calendarJson} as calendar, coalesce((
        select json_agg(json_build_object('code', code, 'name', name, 'keyGroup', key_group, 'validFrom', valid_from,
          'validUntil', valid_until) order by name, code) from themes
      ), '[]') as themes, coalesce((
        select json_object_agg(day, json_build_object('theme', theme, 'heldOn', held_on)) from special_plan
      ), '{}') as plan`.execute(db)
  return rows[0] as World
}

/** A date a series has made, as far as later dates depend on it. `cancelled`: why it was called off. */
export type Made = {
  seriesDay: LocalDate
  day: LocalDate
  theme: string | null
  state: string
  cancelled: string | null
  touched: string[]
}

/** What a series has made in the last year and ahead, and the themes that take turns in it. */
export type Past = { themes: readonly string[]; made: readonly Made[] }

export async function pastOf(db: Db, { id }: Pick<Series, 'id'>, now: Instant): Promise<Past> {
  const { rows } = await sql<Past>`
    select coalesce((select json_agg(theme order by position) from series_themes where series_id = ${id}), '[]') as themes,
      coalesce((
        select json_agg(json_build_object('seriesDay', series_day, 'day', day, 'theme', theme, 'state', state,
          'cancelled', cancel_reason, 'touched', touched) order by series_day)
        from activities where series_id = ${id} and series_day > ${addDays(dayOf(now), -400)}::date
      ), '[]') as made`.execute(db)
  return rows[0] as Past
}

/** Whose turn it is: what the series announced stays, and a theme changed on one date alone takes no turn. */
export const rotationOf = ({ fromDay }: Pick<Series, 'fromDay'>, { themes, made }: Past): Rotation => ({
  themes,
  since: fromDay,
  announced: Object.fromEntries(
    made.flatMap(({ seriesDay, theme, touched }) => (theme && !touched.includes('theme') ? [[seriesDay, theme]] : [])),
  ),
})

/** The plan with what was changed on single dates, which is the bureau's word too. */
export const planWith = (plan: SpecialPlan, { made }: Past): SpecialPlan => ({
  ...plan,
  ...Object.fromEntries(
    made
      .filter(({ touched }) => touched.includes('theme') || touched.includes('day'))
      .map(({ seriesDay, day, theme, touched }) => [
        seriesDay,
        {
          theme: touched.includes('theme') ? theme : (plan[seriesDay]?.theme ?? null),
          heldOn: touched.includes('day') ? day : (plan[seriesDay]?.heldOn ?? null),
        },
      ]),
  ),
})
