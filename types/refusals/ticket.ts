import * as z from 'zod/mini'
import { Instant } from '../core'
import { KeyGroup } from '../person'
import { plain } from './plain'

/** About signing up, places and offers. */
export const TicketRefusal = z.discriminatedUnion('code', [
  plain('ticket.notFound'),
  plain('ticket.full'),
  plain('ticket.heldElsewhere'),
  plain('ticket.used'),
  plain('ticket.notMissed'),
  z.object({ code: z.literal('ticket.noteEarly'), until: Instant }),
  z.object({ code: z.literal('ticket.noteLate'), until: Instant }),
  plain('ticket.takenBack'),
  z.object({ code: z.literal('ticket.cancelClosed'), closedAt: Instant }),
  z.object({ code: z.literal('ticket.underAge'), minAge: z.int() }),
  plain('offer.none'),
  z.object({ code: z.literal('offer.expired'), expiredAt: Instant }),
  plain('ticket.notBooked'),
  z.object({ code: z.literal('ticket.paused'), until: Instant }),
  z.object({ code: z.literal('eligibility.notOnRoster'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('eligibility.notDeclared'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('eligibility.child'), keyGroup: KeyGroup }),
  z.object({ code: z.literal('card.answerMissing'), question: z.string() }),
  z.object({ code: z.literal('card.answerUnknown'), question: z.string() }),
  plain('bus.stopUnknown'),
  plain('gate.noSelfCode'),
])
export type TicketRefusal = z.infer<typeof TicketRefusal>
