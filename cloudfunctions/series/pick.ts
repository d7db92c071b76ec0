import { accept, type Decision } from '../../types/reply'
import { audit } from '../kit/audit'
import { type Tx, transact } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { insertOrUpdate, sql } from '../kit/sql'
import { carryOut } from './carry-out'
import { lockDates, type Sought } from './dates'
import { makeDates } from './making'
import { decidePicking, type Following } from './picking'
import { showPlan } from './plan'
import { lockSpecials } from './specials'

/** The bureau's own word on one Friday: a special already made follows it, one that is missing is made. */
export const pick: Verb<'series.pick'> = async (ask) => {
  const set = await transact(ask.db, (tx) => choose(tx, ask))
  return set.ok ? accept(await showPlan(ask.db, ask.actor, ask.now)) : set
}

async function choose(tx: Tx, ask: Ask<'series.pick'>): Promise<Decision<'set'>> {
  const { input, actor, now } = ask
  const specials = await lockSpecials(tx, now)
  const look = (sought: Sought) => lockDates(tx, sought, undefined)
  const picking = await decidePicking(tx, specials, { input, actor, now, look })
  if (!picking.ok) return picking
  const { isSaid, followings } = picking.value
  if (isSaid) return accept('set')
  await keepEntry(tx, ask)
  for (const { editing, found, theme } of followings)
    await carryOut(tx, { edits: editing.edits, dates: found.dates, series: found.series, theme, now })
  for (const series of specials) await makeDates(tx, series, now)
  await note(tx, ask, followings)
  return accept('set')
}

async function keepEntry(tx: Tx, { input, actor, now }: Ask<'series.pick'>): Promise<void> {
  const { friday, theme, heldOn } = input
  if (theme === null && heldOn === null) {
    await sql`delete from special_plan where day = ${friday}`.execute(tx)
    return
  }
  const entry = { day: friday, theme, held_on: heldOn, set_by: actor.staffId, set_at: now }
  await insertOrUpdate('special_plan', 'day', entry).execute(tx)
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
