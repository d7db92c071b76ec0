import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { planOf } from '../../src/domain/special-plan'
import type { Instant, LocalDate } from '../../types/core'
import { accept } from '../../types/reply'
import type { Plan, PlanRow, Series } from '../../types/series'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { seriesJson } from './rows'
import { type Made, pastOf, planWith, rotationOf, worldOf } from './world'

/** Half a year of Fridays. */
const WEEKS = 26

/** The specials of the next half year. */
export const plan: Verb<'series.plan'> = async ({ actor, db, now }) => accept(await showPlan(db, actor, now))

/** The plan of the specials in the clerk's scope, or of the city's. */
export async function showPlan(db: Db, clerk: ClerkActor, now: Instant): Promise<Plan> {
  const today = dayOf(now)
  const series = await findSpecial(db, clerk)
  const { calendar, themes, plan: own } = await worldOf(db)
  const past = series ? await pastOf(db, series, now) : { themes: [], made: [] }
  const rows = planOf(today, WEEKS, {
    plan: planWith(own, past),
    rotation: rotationOf(series ?? { fromDay: today }, past),
    themes,
    calendar,
    onHoliday: series?.onHoliday ?? 'skip',
  })
  const closed = await closedFrom(db, today)
  const choices = themes.filter(({ validUntil }) => validUntil === null || today < validUntil)
  return {
    rows: rows.map((row) => asItStands({ ...row, closed: closed[row.day] ?? null }, past.made)),
    themes: choices.map(({ code, name, keyGroup }) => ({ code, name, keyGroup })),
    knownUntil: calendar.knownUntil,
  }
}

/** A special that was called off is not held. */
function asItStands(row: PlanRow, made: readonly Made[]): PlanRow {
  const off = made.find(({ seriesDay, state }) => seriesDay === row.day && state === 'cancelled')
  if (!off) return row
  return {
    ...row,
    heldOn: null,
    standing: 'calledOff',
    theme: null,
    source: null,
    problem: null,
    closed: off.cancelled,
  }
}

/** Why days from this one on are closed, by day. */
async function closedFrom(db: Db, from: LocalDate): Promise<Record<LocalDate, string>> {
  const { rows } = await sql<{ day: LocalDate; name: string }>`
    select day, name from calendar_days where kind = 'noFair' and day >= ${from}::date`.execute(db)
  return Object.fromEntries(rows.map(({ day, name }) => [day, name]))
}

async function findSpecial(db: Db, clerk: ClerkActor): Promise<Series | undefined> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.special and s.state = 'active'
    order by ${inScope('s.district', clerk)} desc, s.from_day, s.id limit 1`.execute(db)
  return rows[0]?.series
}
