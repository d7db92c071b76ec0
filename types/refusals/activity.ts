import * as z from 'zod/mini'
import { Instant } from '../core'
import { plain } from './plain'

/** About an activity, its dates and the code that stands for it. */
export const ActivityRefusal = z.discriminatedUnion('code', [
  plain('activity.notFound'),
  plain('activity.cancelled'),
  plain('activity.over'),
  z.object({ code: z.literal('activity.notOpen'), opensAt: Instant }),
  z.object({ code: z.literal('activity.closed'), closedAt: Instant }),
  plain('activity.started'),
  plain('scene.unreadable'),
  plain('session.notFound'),
])
export type ActivityRefusal = z.infer<typeof ActivityRefusal>
