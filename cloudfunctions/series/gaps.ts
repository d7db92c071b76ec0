import { isInScope } from '../../src/domain/region/district'
import { counties } from '../../types/division'
import { accept } from '../../types/reply'
import { type GapFound, gapFacts, gapsAmong } from '../core/series/gaps'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'

/** Days of the next two weeks on which a county of the clerk's scope, or their own township, has no fair. */
export const gaps: Verb<'series.gaps'> = async ({ actor, db, now }) => {
  const below = counties.map(({ code }) => code).filter((code) => isInScope(code, actor.district))
  const { rows } = await sql<{ found: GapFound }>`select ${gapFacts(now)} as found`.execute(db)
  const found = gapsAmong((rows[0] as { found: GapFound }).found, below.length > 0 ? below : [actor.district], now)
  return accept(found.map(({ day, district }) => ({ day, district })))
}
