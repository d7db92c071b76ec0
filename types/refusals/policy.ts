import * as z from 'zod/mini'
import { Instant } from '../core'
import { TimeOfDay } from '../waitlist'
import { plain } from './plain'

/** About the rules of the bureau. */
export const PolicyRefusal = z.discriminatedUnion('code', [
  plain('policy.cityOnly'),
  z.object({
    code: z.literal('policy.reminderQuiet'),
    dayBefore: TimeOfDay,
    quiet: z.object({ from: TimeOfDay, until: TimeOfDay }),
  }),
  z.object({ code: z.literal('policy.changed'), by: z.nullable(z.string()), at: z.nullable(Instant) }),
])
export type PolicyRefusal = z.infer<typeof PolicyRefusal>
