import * as z from 'zod/mini'
import { Instant } from '../core'
import { plain } from './plain'

/** About the gate, who may stand there, and scans. */
export const GateRefusal = z.discriminatedUnion('code', [
  plain('gate.notAssigned'),
  z.object({ code: z.literal('gate.revoked'), revokedAt: Instant }),
  z.object({ code: z.literal('gate.rightClosed'), from: Instant, until: Instant }),
  z.object({ code: z.literal('gate.slowDown'), until: Instant }),
  plain('gate.codeWrong'),
  plain('gate.codeUsed'),
  z.object({ code: z.literal('gate.codeExpired'), until: Instant }),
  z.object({ code: z.literal('gate.codeTooMany'), until: Instant }),
  z.object({ code: z.literal('gate.tooEarly'), until: Instant }),
  plain('gate.over'),
  plain('scan.notFound'),
  plain('scan.refused'),
  plain('staff.notFound'),
])
export type GateRefusal = z.infer<typeof GateRefusal>
