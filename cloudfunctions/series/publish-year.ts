import { decideYear } from '../../src/domain/series/holiday'
import { dayOf } from '../../src/domain/time/calendar'
import { city } from '../../types/division'
import { accept, type Decision, refuse } from '../../types/reply'
import { isPublished } from '../core/series/published'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { changeDays } from './change-days'
import { takeOver } from './years'

type Changed = Promise<Decision<'changed' | 'same'>>

/** Takes over the published arrangement of a year; the dates that waited for it are made. */
export const publishYear: Verb<'series.publishYear'> = (ask) => changeDays(ask, null, (tx) => publish(tx, ask))

async function publish(tx: Tx, ask: Ask<'series.publishYear'>): Changed {
  const { year } = ask.input
  if (!isPublished(year)) return refuse({ code: 'series.yearUnknown', year })
  const days = await takeOver(tx, year)
  if (days.length === 0) return accept('same')
  await note(tx, ask, 'series.publishYear', { days: days.length })
  return accept('changed')
}

/** The bureau's word that the days it has set are all of a year, so that every other day is an ordinary one. */
export const enterYear: Verb<'series.enterYear'> = (ask) => changeDays(ask, null, (tx) => enter(tx, ask))

async function enter(tx: Tx, ask: Ask<'series.enterYear'>): Changed {
  const { year, entered } = ask.input
  if (entered) {
    const ruling = await decide(tx, ask)
    if (!ruling.ok) return ruling
  }
  const { rows } = entered
    ? await sql`
        insert into calendar_years (year, set_by, set_at) values (${year}, ${ask.actor.staffId}, ${ask.now})
        on conflict do nothing returning year`.execute(tx)
    : await sql`delete from calendar_years where year = ${year} returning year`.execute(tx)
  if (rows.length === 0) return accept('same')
  await note(tx, ask, 'series.enterYear', { entered })
  return accept('changed')
}

async function decide(tx: Tx, { input: { year }, now }: Ask<'series.enterYear'>): Promise<Decision<'set'>> {
  const { rows } = await sql<{ holidays: number }>`
    select count(*)::int as holidays from calendar_days c
    where extract(year from c.day) = ${year} and 'holiday' in (c.kind, c.was_kind, c.published_kind)`.execute(tx)
  return decideYear({ year, holidays: rows[0]?.holidays ?? 0 }, dayOf(now))
}

type Asked = { input: { year: number } } & Pick<Ask<'series.publishYear'>, 'actor' | 'now' | 'traceId'>

const note = (tx: Tx, { input, actor, now, traceId }: Asked, act: string, detail: Record<string, unknown>) =>
  audit(tx, {
    at: now,
    traceId,
    actor,
    act,
    subject: 'year',
    subjectId: String(input.year),
    district: city.code,
    detail,
  })
