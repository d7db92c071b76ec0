import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { findDates } from './dates'
import { decideOn } from './editing'
import { showEditing } from './showing'

/** What an edit would change and whom it would be told to; nothing is written. */
export const preview: Verb<'series.preview'> = async ({ input, actor, db, now }) => {
  const found = await findDates(db, { activityId: input.activityId, clerk: actor, now })
  if (!found) return refuse({ code: 'activity.notFound' })
  const edited = await decideOn(db, found, { input, actor, now })
  return edited.ok ? accept(await showEditing(db, found, edited.value.editing, now)) : edited
}
