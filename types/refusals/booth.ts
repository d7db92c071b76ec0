import * as z from 'zod/mini'
import { Instant } from '../core'
import { plain } from './plain'

/** About booths at a fair. */
export const BoothRefusal = z.discriminatedUnion('code', [
  plain('booth.notFound'),
  plain('booth.notAFair'),
  plain('booth.alreadyReviewed'),
  plain('booth.changed'),
  plain('booth.noPostings'),
  plain('booth.tooLate'),
  plain('booth.notOver'),
  z.object({ code: z.literal('booth.outcomeClosed'), closedAt: Instant }),
  plain('booth.outcomeOrder'),
])
export type BoothRefusal = z.infer<typeof BoothRefusal>
