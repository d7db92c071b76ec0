import * as z from 'zod/mini'
import { Instant, LocalDate } from '../core'
import { plain } from './plain'

/** About what only the desk does. */
export const DeskRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('desk.helperUntil'), day: LocalDate }),
  z.object({ code: z.literal('desk.helperGranted'), day: LocalDate }),
  plain('desk.helperNotFound'),
  plain('call.notFound'),
  plain('call.notAsked'),
  plain('call.settled'),
  plain('desk.cityOnly'),
  plain('desk.personNotFound'),
  z.object({ code: z.literal('desk.slowDown'), until: Instant }),
])
export type DeskRefusal = z.infer<typeof DeskRefusal>
