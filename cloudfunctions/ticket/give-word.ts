import type { ActivityId, Instant, TicketId } from '../../types/core'
import { lockActivity, offerFreed } from '../core/ticket/offers'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'

type Word = { activityId: ActivityId; ticketId: TicketId; now: Instant }

/**
 * Keeps the word of somebody who waits, or is offered a place, that they belong to the key group, and offers them at
 * once what is theirs by it, before anybody who comes along can take it.
 */
export const giveWord = (db: Db, { activityId, ticketId, now }: Word): Promise<void> =>
  db.transaction(async (tx) => {
    await lockActivity(tx, activityId)
    await sql`
      update tickets set mark = 'declared' where id = ${ticketId} and state in ('waiting', 'offered')`.execute(tx)
    await offerFreed(tx, activityId, now)
  })
