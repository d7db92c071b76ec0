import * as z from 'zod/mini'
import { Instant, line } from './core'

/**
 * A place where a bus takes people on. `after` counts minutes from departure, so that a bus that is moved takes its
 * stops along; `code` names the stop for good, also when it is renamed.
 */
export const Stop = z.object({
  code: z.string().check(z.regex(/^[0-9a-z]{1,12}$/)),
  name: line(40),
  after: z.int().check(z.gte(0), z.lte(1440)),
})
export type Stop = z.infer<typeof Stop>

/** The stops in the order they are served; none for everything that is no bus. */
export const Stops = z.array(Stop).check(z.maxLength(20))
export type Stops = z.infer<typeof Stops>

/** What a bus adds to an activity. `boundFor` names where it goes out of the city; null: to its venue. */
export const BusFacts = z.object({ stops: z.array(Stop), boundFor: z.nullable(z.string()) })
export type BusFacts = z.infer<typeof BusFacts>

/** A bus in a list: from its first stop to where it goes. */
export const Journey = z.object({ from: z.string(), to: z.string(), stops: z.int() })
export type Journey = z.infer<typeof Journey>

/** Where the holder of a ticket boards, and all the stops there are to choose from. */
export const Boarding = z.extend(BusFacts, { stop: z.object({ code: z.string(), name: z.string(), at: Instant }) })
export type Boarding = z.infer<typeof Boarding>
