import { decideClosing } from '../../src/domain/series/holiday'
import { dayOf } from '../../src/domain/time/calendar'
import { city } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { maySetDays, showDays } from './days'

/** Closes a day for the whole city: no series makes a date for it. Done again with the same reason it is done once. */
export const closeDay: Verb<'series.closeDay'> = async (ask) => {
  const set = await ask.db.transaction((tx) => close(tx, ask))
  return set.ok ? accept(await showDays(ask.db, ask.actor, { day: ask.input.day, now: ask.now })) : set
}

async function close(tx: Tx, { input, actor, now, traceId }: Ask<'series.closeDay'>): Promise<Decision<'set'>> {
  if (!maySetDays(actor)) return refuse({ code: 'series.cityOnly' })
  const ruling = decideClosing(input.day, dayOf(now))
  if (!ruling.ok) return ruling
  const { rows } = await sql`
    insert into calendar_days as known (day, kind, name, set_by, set_at)
    values (${input.day}::date, 'noFair', ${input.reason}, ${actor.staffId}, ${now})
    on conflict (day) do update set kind = 'noFair', name = excluded.name,
      was_kind = case known.kind when 'noFair' then known.was_kind else known.kind end,
      was_name = case known.kind when 'noFair' then known.was_name else known.name end,
      set_by = excluded.set_by, set_at = excluded.set_at
    where known.kind <> 'noFair' or known.name <> excluded.name
    returning day`.execute(tx)
  if (rows.length === 0) return accept('set')
  await dropMovesTo(tx, input.day)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.closeDay',
    subject: 'day',
    subjectId: input.day,
    district: city.code,
    detail: { reason: input.reason },
  })
  return accept('set')
}

/** A special that was to be held on this day instead of its Friday is not: the later word counts. */
async function dropMovesTo(tx: Tx, day: string): Promise<void> {
  await sql`delete from special_plan where held_on = ${day}::date and theme is null`.execute(tx)
  await sql`update special_plan set held_on = null where held_on = ${day}::date`.execute(tx)
}
