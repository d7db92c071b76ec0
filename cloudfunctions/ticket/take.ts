import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TicketId } from '../../types/core'
import { constraintOf, type Db } from '../kit/db'
import type { Wish } from './book'
import type { TicketRow } from './view'

type Taken = Pick<TicketRow, 'realName' | 'state' | 'position'> & { shown: TicketRow['activity'] }

/** Keys met by somebody who signs up twice at once, or whose person is deleted in the same moment. */
const LOST = ['tickets_one_live', 'tickets_person_id_fkey', 'answers_person_id_fkey']

/**
 * Gives a place or a place in line and writes the ticket, or does neither (null): one round trip to `take_place` of
 * the migrations, which follows the same rules as `decideSignUp`.
 */
export async function take(db: Db, wish: Wish): Promise<TicketRow | null> {
  const { activityId, personId, openid, declared, mayDespitePolicy, answers, now } = wish
  const id = randomUUID() as string as TicketId
  try {
    const { rows } = await sql<Taken>`
      select * from take_place(${id}, ${activityId}, ${personId}, ${openid}, ${declared}, ${mayDespitePolicy},
        ${answers.map(({ question }) => question)}, ${answers.map(({ answer }) => answer)}, ${now})`.execute(db)
    const taken = rows[0]
    if (!taken) return null
    const { realName, state, position, shown: activity } = taken
    const ticket = { id, state, personId, realName, bookedAt: now, position, activity }
    return { ...ticket, cancelledAt: null, checkedInAt: null, offeredUntil: null, reconfirm: null }
  } catch (fault) {
    if (LOST.includes(constraintOf(fault) ?? '')) return null
    throw fault
  }
}
