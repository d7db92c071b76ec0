import { refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { decideCallingOff } from './calling-off'
import { findDates } from './dates'

/** What calling off would touch; nothing is written. */
export const previewCallOff: Verb<'series.previewCallOff'> = async ({ input, actor, db, now }) => {
  const found = await findDates(db, { activityId: input.activityId, clerk: actor, now })
  return found ? decideCallingOff(db, found, { ...input, now }) : refuse({ code: 'activity.notFound' })
}
