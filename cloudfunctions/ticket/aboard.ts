import type { Stop } from '../../types/bus'
import type { Db } from '../kit/db'
import { sql } from '../kit/sql'
import type { Wish } from './book'
import { findTicket } from './find'
import { take } from './take'
import type { TicketRow } from './view'

/**
 * A place on a bus with the stop to board at, both or neither: the activity's row is locked first, as `take` does, so
 * that its stops stay what they are meanwhile.
 */
export const takeAboard = (db: Db, wish: Wish, stop: string): Promise<TicketRow | null | 'stopUnknown'> =>
  db.transaction(async (tx) => {
    const { rows } = await sql<{ stops: Stop[] }>`
      select stops from activities where id = ${wish.activityId} for update`.execute(tx)
    if (rows[0] && !rows[0].stops.some(({ code }) => code === stop)) return 'stopUnknown'
    const taken = await take(tx, wish)
    if (!taken) return null
    await sql`update tickets set stop = ${stop} where id = ${taken.id}`.execute(tx)
    return withStop(tx, wish, taken)
  })

/** The ticket as it is now kept, with where its holder boards and its lessons. */
export const withStop = async (db: Db, { openid }: Wish, taken: TicketRow): Promise<TicketRow> =>
  (await findTicket(db, openid, taken.id)) ?? taken
