import { sql } from 'kysely'
import { dayOf } from '../../src/domain/calendar'
import { isInScope } from '../../src/domain/district'
import { standingOn } from '../../src/domain/series'
import { decideEdit, type Editing } from '../../src/domain/series-edit'
import { decidePick, themeFor } from '../../src/domain/special-plan'
import type { ActivityId } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import type { Change, Series, Theme } from '../../types/series'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { carryOut } from './carry-out'
import { type Found, lockDates, takenAt } from './dates'
import { changeOfOne } from './editing'
import { makeDates } from './making'
import { showPlan } from './plan'
import { lockVenues, seriesJson } from './rows'
import { type Past, pastOf, planWith, rotationOf, type World, worldOf } from './world'

/** The bureau's own word on one Friday: a special already made follows it, one that is missing is made. */
export const pick: Verb<'series.pick'> = async (ask) => {
  const set = await ask.db.transaction().execute((tx) => choose(tx, ask))
  return set.ok ? accept(await showPlan(ask.db, ask.actor, ask.now)) : set
}

/** The plan is one for all specials, so all of them must be the clerk's. */
async function choose(tx: Tx, ask: Ask<'series.pick'>): Promise<Decision<'set'>> {
  const { input, actor, now } = ask
  const specials = await lockSpecials(tx)
  const isTheirs = specials.every(({ district }) => isInScope(district, actor.district))
  if (specials.length === 0) return refuse({ code: 'series.notFound' })
  if (!isTheirs) return refuse({ code: 'series.cityOnly' })
  const world = await worldOf(tx)
  const ruling = decidePick(input, world.themes, dayOf(now))
  if (!ruling.ok) return ruling
  const { [input.friday]: before, ...rest } = world.plan
  const entry = { theme: input.theme, heldOn: input.heldOn }
  const isTakenBack = entry.theme === null && entry.heldOn === null
  const plan = isTakenBack ? rest : { ...rest, [input.friday]: entry }
  if (before?.theme === entry.theme && before.heldOn === entry.heldOn) return accept('set')
  const followings: Following[] = []
  for (const series of specials) {
    const following = await follow(tx, ask, { series, world: { ...world, plan } })
    if (!following.ok) return following
    if (following.value) followings.push(following.value)
  }
  await keepEntry(tx, ask, isTakenBack)
  for (const { editing, found, theme } of followings)
    await carryOut(tx, { edits: editing.edits, dates: found.dates, series: found.series, theme, now })
  for (const series of specials) await makeDates(tx, series, now)
  await note(tx, ask, followings)
  return accept('set')
}

async function lockSpecials(tx: Tx): Promise<Series[]> {
  const specials = () => sql<{ series: Series }>`
    select ${seriesJson} as series from series s where s.special and s.state = 'active' order by s.id`
  const before = await specials().execute(tx)
  await lockVenues(
    tx,
    before.rows.map(({ series }) => series.venueId),
  )
  await sql`select from series where special and state = 'active' order by id for update`.execute(tx)
  return (await specials().execute(tx)).rows.map(({ series }) => series)
}

type Following = { editing: Editing; found: Found; theme: Theme }

/** How the special of that Friday changes, null when there is none yet, it has begun, or its theme was set on it alone. */
async function follow(
  tx: Tx,
  { input, actor, now }: Ask<'series.pick'>,
  { series, world }: { series: Series; world: World },
): Promise<Decision<Following | null>> {
  const activityId = await findMade(tx, series, input.friday)
  const found = activityId ? await lockDates(tx, { activityId, clerk: actor, now }, undefined) : null
  const here = found?.dates.find((date) => date.activityId === activityId)
  if (!found || !here || here.state === 'cancelled' || here.startsAt <= now) return accept(null)
  const past = await pastOf(tx, series, now)
  const theme = themeFor(input.friday, factsWithout(input.friday, { series, world, past }))
  if (!theme.ok) return theme.refusal.code === 'series.themeMissing' ? accept(null) : theme
  const isFridayFree = standingOn(input.friday, series.onHoliday, world.calendar) === 'held'
  const wish: Change = {
    ...(here.touched.includes('theme') ? {} : { theme: theme.value.theme.code }),
    ...(here.touched.includes('day') ? {} : { day: input.heldOn ?? (isFridayFree ? input.friday : here.day) }),
  }
  const change = changeOfOne(wish, { here, series, themes: world.themes })
  const taken = await takenAt(tx, [here.venueId], now)
  const ruling = decideEdit({
    scope: 'one',
    at: here.activityId,
    change,
    activities: found.dates,
    taken,
    overwrite: false,
    insist: null,
    now,
  })
  if (!ruling.ok) return ruling
  const edits = ruling.value.edits.map((edit) => ({ ...edit, after: { ...edit.after, touched: here.touched } }))
  return accept({ editing: { ...ruling.value, edits }, found, theme: theme.value.theme })
}

type Facts = { series: Series; world: World; past: Past }

/** What the theme of this Friday follows from when it is not announced yet. */
function factsWithout(friday: string, { series, world, past }: Facts) {
  const others = { ...past, made: past.made.filter(({ seriesDay }) => seriesDay !== friday) }
  return {
    plan: planWith(world.plan, others),
    rotation: rotationOf(series, others),
    themes: world.themes,
    calendar: world.calendar,
    onHoliday: series.onHoliday,
  }
}

async function findMade(tx: Tx, { id }: Series, friday: string): Promise<ActivityId | undefined> {
  const { rows } = await sql<{ id: ActivityId }>`
    select id from activities where series_id = ${id} and series_day = ${friday}::date`.execute(tx)
  return rows[0]?.id
}

async function keepEntry(tx: Tx, { input, actor, now }: Ask<'series.pick'>, isTakenBack: boolean): Promise<void> {
  const { friday, theme, heldOn } = input
  if (isTakenBack) {
    await tx.deleteFrom('special_plan').where('day', '=', friday).execute()
    return
  }
  const entry = { theme, held_on: heldOn, set_by: actor.staffId, set_at: now }
  await tx
    .insertInto('special_plan')
    .values({ day: friday, ...entry })
    .onConflict((same) => same.column('day').doUpdateSet(entry))
    .execute()
}

const note = (tx: Tx, { input, actor, now, traceId }: Ask<'series.pick'>, followings: readonly Following[]) =>
  audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.pick',
    subject: 'specialPlan',
    subjectId: input.friday,
    district: actor.district,
    detail: {
      theme: input.theme,
      heldOn: input.heldOn,
      activityIds: followings.flatMap(({ editing }) => editing.edits.map(({ activityId }) => activityId)),
    },
  })
