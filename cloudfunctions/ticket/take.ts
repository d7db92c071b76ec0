import { randomUUID } from 'node:crypto'
import type { LocalDate, TicketId } from '../../types/core'
import { bornOnOf } from '../core/person/columns'
import { together } from '../core/ticket/together'
import { constraintOf, type Db } from '../kit/db'
import type { Sealed } from '../kit/seal'
import { sql } from '../kit/sql'
import type { Wish } from './book'
import type { TicketRow } from './view'

type Taken = Pick<TicketRow, 'id' | 'nameSealed' | 'state' | 'position' | 'bookedAt'> & { shown: TicketRow['activity'] }

/** Nothing written: the activity asks for a least age, so the birth date is to be opened first. */
type AgeAsked = { id: TicketId; state: null; bornSealed: Sealed | null }
type Take = (wish: Wish) => Promise<TicketRow | null>

/** Keys met by somebody whose person is deleted in the same moment. */
const LOST = ['tickets_person_id_fkey', 'answers_person_id_fkey']

/** How those who ask this instance at once share a statement, by the database they ask. */
const shared = new WeakMap<Db, Take>()

/**
 * Gives a place or a place in line and writes the ticket, or does neither (null): one round trip to the database's
 * `take_places` (two where a least age is asked for), which follows the same rules as `decideSignUp`, shared with those who
 * ask at the same time. Inside a transaction it is the wish alone.
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
  const taken = await askFor(db, asked)
  return asked.map(({ id, personId }) => {
    const row = taken.get(id)
    if (!row) return null
    const { nameSealed, state, position, bookedAt, shown: activity } = row
    const ticket = { id, state, personId, nameSealed, bookedAt, position, activity }
    return { ...ticket, cancelledAt: null, checkedInAt: null, offeredUntil: null, reconfirm: null }
  })
}

/** The places taken, by ticket: in one statement, and a second for those whose age matters. */
async function askFor(db: Db, asked: readonly Asked[]): Promise<Map<TicketId, Taken>> {
  const rows = await takePlaces(db, asked)
  const opened = new Map(rows.flatMap((row) => (row.state === null ? [[row.id, bornOnOf(row.bornSealed)]] : [])))
  const aged = asked.flatMap((wish) => {
    const bornOn = opened.get(wish.id)
    return bornOn === undefined ? [] : [{ ...wish, bornOn }]
  })
  const later = aged.length > 0 ? await takePlaces(db, aged) : []
  return new Map([...rows, ...later].flatMap((row) => (row.state === null ? [] : [[row.id, row]])))
}

async function takePlaces(db: Db, asked: readonly Asked[]): Promise<(Taken | AgeAsked)[]> {
  const rushes = JSON.stringify(rushesOf(asked))
  return (await sql<Taken | AgeAsked>`select * from take_places(${rushes})`.execute(db)).rows
}

/** `bornOn` is there once it was opened; null where the document does not tell. */
type Asked = Wish & { id: TicketId; bornOn?: LocalDate | null }

/** The wishes by activity, as `take_places` reads them; those for one have the moment of the last of them. */
function rushesOf(asked: readonly Asked[]) {
  const activities = [...new Set(asked.map(({ activityId }) => activityId))]
  return activities.map((activity) => {
    const rush = asked.filter(({ activityId }) => activityId === activity)
    const aged = rush.every(({ bornOn }) => bornOn !== undefined)
    return { activity, at: Math.max(...rush.map(({ now }) => now)), aged, wishes: rush.map(wishOf) }
  })
}

const wishOf = ({ id, personId, openid, declared, answers, allowed, bornOn }: Asked) => ({
  ticket: id,
  person: personId,
  account: openid,
  declared,
  answers,
  allowed,
  bornOn,
})
