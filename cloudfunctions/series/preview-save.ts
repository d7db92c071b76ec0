import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { fittingOf } from './making'
import { findSeries } from './rows'
import { decideSaving } from './save'

/** The dates saving a template would make and those it would not, each with why; nothing is written. */
export const previewSave: Verb<'series.previewSave'> = async ({ input, actor, db, now }) => {
  const { series } = input
  const themes = series.special ? input.themes : []
  const old = await findSeries(db, series.id)
  const decision = await decideSaving(db, { input: { series, themes }, old, actor, now })
  if (!decision.ok) return decision
  const { fits, clashes, unknown, withoutTheme } = await fittingOf(db, { ...series, state: 'active' }, { themes, now })
  return accept({
    fresh: fits.map(({ title, startsAt, draft: { day } }) => ({ title, day, startsAt })),
    taken: clashes.map(({ wanted: { draft }, taken }) => ({
      day: draft.day,
      title: taken.title,
      startsAt: taken.startsAt,
    })),
    unknown: [...unknown],
    withoutTheme: [...withoutTheme],
  })
}
