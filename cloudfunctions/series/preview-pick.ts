import { accept } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findDates } from './dates'
import { decidePicking } from './picking'
import { showEditing } from './showing'
import { findSpecials } from './specials'

/** What a pick would change, make, and whom it would be told to; nothing is written. */
export const previewPick: Verb<'series.previewPick'> = async ({ input, actor, db, now }) => {
  const look = (sought: Parameters<typeof findDates>[1]) => findDates(db, sought)
  const picking = await decidePicking(db, await findSpecials(db), { input, actor, now, look })
  if (!picking.ok) return picking
  const { followings, fresh } = picking.value
  const shown = await Promise.all(followings.map(({ found, editing }) => showEditing(db, found, editing, now)))
  return accept({
    rows: shown.flatMap(({ rows }) => rows),
    left: 0,
    kept: followings.reduce((all, { kept }) => all + kept, 0),
    fresh: fresh.map(({ title, day, startsAt }) => ({ title, day, startsAt })),
  })
}
