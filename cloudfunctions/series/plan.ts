import { isWithin } from '../../src/domain/series/series'
import { planOf } from '../../src/domain/series/special-plan'
import { dayOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate } from '../../types/core'
import { accept } from '../../types/reply'
import type { Series, SkippedDate } from '../../types/series'
import type { Plan, PlanRow } from '../../types/series-days'
import { type ClerkActor, inScope } from '../kit/actor'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { seriesJson } from './rows'
import { type Past, pastOf, planWith, rotationOf, type World, worldOf } from './world'

/** Half a year of Fridays. */
const WEEKS = 26

/** The specials of the next half year. */
export const plan: Verb<'series.plan'> = async ({ actor, db, now }) => accept(await showPlan(db, actor, now))

/** The plan of the specials in the clerk's scope, or of the city's. */
export async function showPlan(db: Db, clerk: ClerkActor, now: Instant): Promise<Plan> {
  const today = dayOf(now)
  const world = await worldOf(db)
  const closed = await closedFrom(db, today)
  const rows = await rowsOf(db, await findOwn(db, clerk), { world, now })
  const choices = world.themes.filter(({ validUntil }) => validUntil === null || today < validUntil)
  return {
    rows: rows.map((row) => ({ closed: closed[row.day] ?? null, ...row })),
    themes: choices.map(({ code, name, keyGroup }) => ({ code, name, keyGroup })),
    knownYears: [...world.calendar.knownYears],
  }
}

type Facts = { world: World; now: Instant }

/** Each Friday as the first of the series has it whose days it lies in. */
async function rowsOf(db: Db, specials: readonly Series[], facts: Facts): Promise<readonly PlanRow[]> {
  const today = dayOf(facts.now)
  const [first, ...others] = specials
  if (!first) return planned({ fromDay: today, onHoliday: 'skip' }, { themes: [], made: [] }, facts)
  let rows = (await specialRows(db, first, facts)).map((row) => (isWithin(first, row.day) ? row : left(row)))
  for (const series of others) {
    if (!rows.some((row) => row.standing === 'noSeries' && isWithin(series, row.day))) continue
    const own = await specialRows(db, series, facts)
    rows = rows.map((row, nth) =>
      row.standing === 'noSeries' && isWithin(series, row.day) ? (own[nth] as PlanRow) : row,
    )
  }
  return rows
}

const planned = (series: Pick<Series, 'fromDay' | 'onHoliday'>, past: Past, { world, now }: Facts) =>
  planOf(dayOf(now), WEEKS, {
    plan: planWith(world.plan, past),
    rotation: rotationOf(series, past),
    themes: world.themes,
    calendar: world.calendar,
    onHoliday: series.onHoliday,
  })

/** The Fridays as one series has them: what was called off is not held, nor what it has no venue for. */
async function specialRows(db: Db, series: Series, facts: Facts): Promise<PlanRow[]> {
  const past = await pastOf(db, series, facts.now)
  const skips = await skipsOf(db, series)
  return planned(series, past, facts).map((row) => {
    const off = past.made.find(({ seriesDay, state }) => seriesDay === row.day && state === 'cancelled')
    const taken = row.theme ? (skips[row.day] ?? null) : null
    if (off) return { ...left(row), standing: 'calledOff', closed: off.cancelled }
    return taken ? { ...row, heldOn: null, standing: 'venueTaken', taken } : { ...row, taken }
  })
}

/** A Friday that is held by none. */
const left = ({ day }: PlanRow): PlanRow => ({
  day,
  heldOn: null,
  standing: 'noSeries',
  theme: null,
  source: null,
  problem: null,
})

/** What has the venue of the dates a series did not make, by the Friday they are for. */
async function skipsOf(db: Db, { id }: Series): Promise<Record<LocalDate, SkippedDate>> {
  const { rows } = await sql<{ friday: LocalDate; skipped: SkippedDate }>`
    select k.series_day as friday, json_build_object('day', k.day, 'title', a.title, 'startsAt', a.starts_at) as skipped
    from series_skips k join activities a on a.id = k.activity_id
    where k.series_id = ${id} and a.state = 'published'`.execute(db)
  return Object.fromEntries(rows.map(({ friday, skipped }) => [friday, skipped]))
}

/** Why days from this one on are closed, by day. */
async function closedFrom(db: Db, from: LocalDate): Promise<Record<LocalDate, string>> {
  const { rows } = await sql<{ day: LocalDate; name: string }>`
    select day, name from calendar_days where kind = 'noFair' and day >= ${from}::date`.execute(db)
  return Object.fromEntries(rows.map(({ day, name }) => [day, name]))
}

/** The specials that go on, those of the clerk's scope first. */
async function findOwn(db: Db, clerk: ClerkActor): Promise<readonly Series[]> {
  const { rows } = await sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.special and s.state = 'active'
    order by ${inScope('s.district', clerk)} desc, s.from_day, s.id`.execute(db)
  return rows.map(({ series }) => series)
}
