import type { DistrictCode } from '../../types/division'
import { accept, refuse } from '../../types/reply'
import { inScope } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Tx } from '../kit/db'
import type { Ask, Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { showSeries } from './list'

/** Nothing more is made; dates already made stay. Stopping twice is done once. */
export const stop: Verb<'series.stop'> = async (ask) => {
  const isThere = await ask.db.transaction((tx) => halt(tx, ask))
  return isThere ? accept(await showSeries(ask.db, ask.actor, ask.now)) : refuse({ code: 'series.notFound' })
}

async function halt(tx: Tx, { input, actor, now, traceId }: Ask<'series.stop'>): Promise<boolean> {
  const { rows } = await sql<{ state: string; district: DistrictCode }>`
    select s.state, s.district from series s
    where s.id = ${input.seriesId} and ${inScope('s.district', actor)} for update`.execute(tx)
  const series = rows[0]
  if (series?.state !== 'active') return series !== undefined
  await sql`update series set state = 'stopped', saved_at = ${now} where id = ${input.seriesId}`.execute(tx)
  await audit(tx, {
    at: now,
    traceId,
    actor,
    act: 'series.stop',
    subject: 'series',
    subjectId: input.seriesId,
    district: series.district,
  })
  return true
}
