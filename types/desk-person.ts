import * as z from 'zod/mini'
import { Count, Instant, LocalDate, PersonId, TicketId } from './core'
import { IdType } from './person'
import { TicketState } from './ticket'

/**
 * Somebody a clerk looked up, masked, with their last sign-ups in the clerk's division; `signUps` counts all of those.
 * `proved`: staff saw the card with one of their accounts.
 */
export const DeskPerson = z.object({
  id: PersonId,
  name: z.string(),
  idType: IdType,
  idNumber: z.string(),
  phone: z.string(),
  registeredAt: Instant,
  proved: z.boolean(),
  signUps: Count,
  tickets: z.array(
    z.object({ id: TicketId, title: z.string(), day: LocalDate, state: TicketState, bookedAt: Instant }),
  ),
})
export type DeskPerson = z.infer<typeof DeskPerson>
