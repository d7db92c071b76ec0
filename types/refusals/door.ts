import * as z from 'zod/mini'
import { Instant } from '../core'
import { plain } from './plain'

/** What the door of every function may answer. */
export const DoorRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('input.invalid'), field: z.string() }),
  plain('call.unknown'),
  plain('actor.unknown'),
  plain('actor.mayNot'),
  plain('system.busy'),
  z.object({ code: z.literal('system.slowDown'), until: Instant }),
])
export type DoorRefusal = z.infer<typeof DoorRefusal>
