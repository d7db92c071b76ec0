import * as z from 'zod/mini'
import { Count, HelperRightId, Instant, LocalDate, PersonId, TicketId } from './core'
import { DistrictCode } from './division'
import { IdType } from './person'
import { AccountMark } from './privacy'
import { TicketState } from './ticket'

/** A live right of an account to sign up the people of a village, as whose clerk of which division granted it; `mayEnd`: it is of the reader's division. */
export const HelperRight = z.object({
  id: HelperRightId,
  until: LocalDate,
  grantedAt: Instant,
  by: z.string(),
  district: DistrictCode,
  reason: z.string(),
  mayEnd: z.boolean(),
})
export type HelperRight = z.infer<typeof HelperRight>

/** A WeChat account that says it is this person: since when, whether staff saw the card with it, how many people it registered. */
export const DeskAccount = z.object({
  mark: AccountMark,
  since: Instant,
  proved: z.boolean(),
  people: Count,
  right: z.nullable(HelperRight),
})
export type DeskAccount = z.infer<typeof DeskAccount>

/**
 * Somebody a clerk looked up, masked, with their last sign-ups in the clerk's division; `signUps` counts all of those.
 * `proved`: staff saw the card with one of their accounts. `accounts`: their own; `helpers`: the village helpers, by name,
 * who registered them.
 */
export const DeskPerson = z.object({
  id: PersonId,
  name: z.string(),
  idType: IdType,
  idNumber: z.string(),
  phone: z.string(),
  registeredAt: Instant,
  proved: z.boolean(),
  accounts: z.array(DeskAccount),
  helpers: z.array(z.object({ name: z.string(), since: Instant })),
  signUps: Count,
  tickets: z.array(
    z.object({ id: TicketId, title: z.string(), day: LocalDate, state: TicketState, bookedAt: Instant }),
  ),
})
export type DeskPerson = z.infer<typeof DeskPerson>
