import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TicketId } from '../../types/core'
import { constraintOf, type Db } from '../kit/db'
import { together } from '../kit/together'
import type { Wish } from './book'
import type { TicketRow } from './view'

type Taken = Pick<TicketRow, 'id' | 'realName' | 'state' | 'position' | 'bookedAt'> & { shown: TicketRow['activity'] }
type Take = (wish: Wish) => Promise<TicketRow | null>

/** Keys met by somebody whose person is deleted in the same moment. */
const LOST = ['tickets_person_id_fkey', 'answers_person_id_fkey']

/** How those who ask this instance at once share a statement, by the database they ask. */
const shared = new WeakMap<Db, Take>()

/**
 * Gives a place or a place in line and writes the ticket, or does neither (null): one round trip to `take_places` of
 * the migrations, which follows the same rules as `decideSignUp`, shared with those who ask at the same time. Inside a
 * transaction it is the wish alone.
 */
export async function take(db: Db, wish: Wish): Promise<TicketRow | null> {
  const takeOne = shared.get(db) ?? together((wishes: readonly Wish[]) => takeAll(db, wishes))
  if (!db.isTransaction) shared.set(db, takeOne)
  try {
    return await takeOne(wish)
  } catch (fault) {
    if (LOST.includes(constraintOf(fault) ?? '')) return null
    throw fault
  }
}

/** Everybody's answer, in the order of the wishes. */
async function takeAll(db: Db, wishes: readonly Wish[]): Promise<(TicketRow | null)[]> {
  const asked = wishes.map((wish) => ({ ...wish, id: randomUUID() as string as TicketId }))
  const { rows } = await sql<Taken>`select * from take_places(${JSON.stringify(rushesOf(asked))})`.execute(db)
  const taken = new Map(rows.map((row) => [row.id, row]))
  return asked.map(({ id, personId }) => {
    const row = taken.get(id)
    if (!row) return null
    const { realName, state, position, bookedAt, shown: activity } = row
    const ticket = { id, state, personId, realName, bookedAt, position, activity }
    return { ...ticket, cancelledAt: null, checkedInAt: null, offeredUntil: null, reconfirm: null }
  })
}

type Asked = Wish & { id: TicketId }

/** The wishes by activity, as `take_places` reads them; those for one have the moment of the last of them. */
function rushesOf(asked: readonly Asked[]) {
  const activities = [...new Set(asked.map(({ activityId }) => activityId))]
  return activities.map((activity) => {
    const rush = asked.filter(({ activityId }) => activityId === activity)
    return { activity, at: Math.max(...rush.map(({ now }) => now)), wishes: rush.map(wishOf) }
  })
}

const wishOf = ({ id, personId, openid, declared, answers }: Asked) => ({
  ticket: id,
  person: personId,
  account: openid,
  declared,
  answers,
})
