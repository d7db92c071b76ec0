import { deltaOf, type Held } from '../../../src/domain/ticket/places'
import type { ActivityId } from '../../../types/core'
import type { Tx } from '../../kit/db'
import { sql } from '../../kit/sql'

/** Moves the activity's counts by what a ticket's change does to them; call it under `lockActivity`. */
export async function recount(tx: Tx, activityId: ActivityId, before: Held, after: Held): Promise<void> {
  const { booked, offered, waiting, keyBooked, keyOffered, walkInBooked } = deltaOf(before, after)
  await sql`
    update activities set booked = booked + ${booked}, offered = offered + ${offered}, waiting = waiting + ${waiting},
      key_booked = key_booked + ${keyBooked}, key_offered = key_offered + ${keyOffered},
      walk_in_booked = walk_in_booked + ${walkInBooked}
    where id = ${activityId}`.execute(tx)
}
