import { accept, refuse } from '../../types/reply'
import { findDeskActivity } from '../core/activity/desk-view'
import type { Verb } from '../kit/serve'

/** One activity in scope with its numbers, sessions and gate helpers; drafts too. */
export const activity: Verb<'desk.activity'> = async ({ input, actor, db }) => {
  const found = await findDeskActivity(db, { activityId: input.activityId, clerk: actor })
  return found ? accept(found) : refuse({ code: 'activity.notFound' })
}
