import { decideClosing } from '../../src/domain/series/holiday'
import { dayOf } from '../../src/domain/time/calendar'
import { city } from '../../types/division'
import { accept, type Decision } from '../../types/reply'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { changeDays } from './change-days'

/** Takes the closing of a day back: it is what it was before, and the dates it skipped are made. */
export const openDay: Verb<'series.openDay'> = (ask) => changeDays(ask, ask.input.day, (tx) => open(tx, ask))

async function open(
  tx: Tx,
  { input, actor, now, traceId }: Ask<'series.openDay'>,
): Promise<Decision<'changed' | 'same'>> {
  const ruling = decideClosing(input.day, dayOf(now))
  if (!ruling.ok) return ruling
  const closed = await sql<{ name: string }>`
    select name from calendar_days where day = ${input.day}::date and kind = 'noFair' for update`.execute(tx)
  const reason = closed.rows[0]?.name
  if (reason === undefined) return accept('same')
  await sql`delete from calendar_days where day = ${input.day}::date and was_kind is null`.execute(tx)
  await sql`
    update calendar_days set kind = was_kind, name = was_name, was_kind = null, was_name = null, set_by = null, set_at = null
    where day = ${input.day}::date and was_kind is not null`.execute(tx)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.openDay',
    subject: 'day',
    subjectId: input.day,
    district: city.code,
    detail: { reason },
  })
  return accept('changed')
}
