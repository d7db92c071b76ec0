import type { PersonId } from '../../types/core'
import { constraintOf, type Db, isDeadlock, type Tx } from '../kit/db'
import { sql } from '../kit/sql'

/** Deletes what is stored about people and the people themselves. Their tickets must name nobody before. */
export async function forget(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  if (personIds.length === 0) return
  const whose = sql`person_id = any (${personIds}::uuid[])`
  await sql`delete from answers where ${whose}`.execute(tx)
  await sql`delete from privacy_consents where ${whose}`.execute(tx)
  await sql`delete from account_persons where ${whose}`.execute(tx)
  await sql`delete from persons where id = any (${personIds}::uuid[])`.execute(tx)
}

/** Constraints somebody meets who signs up or links a person in the moment that person is deleted, on either side. */
const LATE = [
  'tickets_person_id_fkey',
  'answers_person_id_fkey',
  'account_persons_person_id_fkey',
  'privacy_consents_person_id_fkey',
]

const TRIES = 5

/**
 * Runs an act on people in a transaction, and anew when somebody signed up or linked one of them meanwhile, or works
 * through the same activities from the other end: then it sees what they did.
 */
export async function retried<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(act)
    } catch (fault) {
      if (tries === TRIES || !(LATE.includes(constraintOf(fault) ?? '') || isDeadlock(fault))) throw fault
    }
  }
}
