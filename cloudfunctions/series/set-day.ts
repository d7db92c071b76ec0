import { decideClosing } from '../../src/domain/series/holiday'
import { dayOf } from '../../src/domain/time/calendar'
import type { LocalDate } from '../../types/core'
import { city } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { changeDays } from './change-days'

/** The bureau's own word on what a day is; what is published stays beneath. Said again it is said once. */
export const setDay: Verb<'series.setDay'> = (ask) => changeDays(ask, ask.input.day, (tx) => set(tx, ask))

async function set(tx: Tx, ask: Ask<'series.setDay'>): Promise<Decision<'changed' | 'same'>> {
  const { day, kind, name } = ask.input
  const ruling = decideClosing(day, dayOf(ask.now))
  if (!ruling.ok) return ruling
  const { rows } = await sql`
    insert into calendar_days as c (day, kind, name, by_hand, set_by, set_at)
    values (${day}::date, ${kind}, ${name}, true, ${ask.actor.staffId}, ${ask.now})
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, by_hand = true,
      published_kind = case when c.by_hand then c.published_kind else c.kind end,
      published_name = case when c.by_hand then c.published_name else c.name end,
      set_by = excluded.set_by, set_at = excluded.set_at
    where c.kind <> 'noFair' and (not c.by_hand or c.kind <> excluded.kind or c.name <> excluded.name)
    returning day`.execute(tx)
  if (rows.length === 0) return (await isClosed(tx, day)) ? refuse({ code: 'series.dayClosed', day }) : accept('same')
  await note(tx, ask, 'series.setDay', { kind, name })
  return accept('changed')
}

/** The bureau takes its word back: the day is what is published of it. Taken back again it is taken back once. */
export const clearDay: Verb<'series.clearDay'> = (ask) => changeDays(ask, ask.input.day, (tx) => clear(tx, ask))

async function clear(tx: Tx, ask: Ask<'series.clearDay'>): Promise<Decision<'changed' | 'same'>> {
  const { day } = ask.input
  const ruling = decideClosing(day, dayOf(ask.now))
  if (!ruling.ok) return ruling
  const { rows } = await sql<{ kind: string; name: string }>`
    select kind, name from calendar_days where day = ${day}::date and by_hand for update`.execute(tx)
  const before = rows[0]
  if (!before) return accept('same')
  if (before.kind === 'noFair') return refuse({ code: 'series.dayClosed', day })
  await sql`delete from calendar_days where day = ${day}::date and published_kind is null`.execute(tx)
  await sql`
    update calendar_days set kind = published_kind, name = published_name, by_hand = false, published_kind = null,
      published_name = null, set_by = null, set_at = null
    where day = ${day}::date`.execute(tx)
  await note(tx, ask, 'series.clearDay', before)
  return accept('changed')
}

async function isClosed(tx: Tx, day: LocalDate): Promise<boolean> {
  const { rows } = await sql`select from calendar_days where day = ${day}::date and kind = 'noFair'`.execute(tx)
  return rows.length > 0
}

type Asked = Pick<Ask<'series.clearDay'>, 'input' | 'actor' | 'now' | 'traceId'>

const note = (tx: Tx, { input, actor, now, traceId }: Asked, act: string, { kind, name }: Record<string, string>) =>
  audit(tx, {
    at: now,
    traceId,
    actor,
    act,
    subject: 'day',
    subjectId: input.day,
    district: city.code,
    detail: { kind, name },
  })
