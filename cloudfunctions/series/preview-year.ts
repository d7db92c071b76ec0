import { dayOf } from '../../src/domain/time/calendar'
import { accept, refuse } from '../../types/reply'
import { isPublished } from '../core/series/published'
import type { Verb } from '../kit/serve'
import { countAffected } from './days'
import { compareYear } from './years'

/** What taking over a year would write, and what is already made for days that become holidays; nothing is written. */
export const previewYear: Verb<'series.previewYear'> = async ({ input: { year }, actor, db, now }) => {
  if (!isPublished(year)) return refuse({ code: 'series.yearUnknown', year })
  const { fresh, kept } = await compareYear(db, year)
  const off = fresh.filter(({ kind, day }) => kind === 'holiday' && day >= dayOf(now)).map(({ day }) => day)
  return accept({ year, fresh, kept, affected: await countAffected(db, actor, { days: off, now }) })
}
