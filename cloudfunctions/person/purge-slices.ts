import type { Output } from '../../types/contract'
import type { Instant } from '../../types/core'
import type { Db, Tx } from '../kit/db'

export const SLICE = 1_000

type Done = Output<'person.purge'>

/**
 * What every step is given: whether it may still work, by the process's own clock, and how it tells the log, in the
 * transaction of each slice, that something was done and how much, never whose.
 */
export type Purging = {
  db: Db
  now: Instant
  isTime: () => boolean
  keep: (tx: Tx, what: keyof Done, count: number) => Promise<void>
}

/** Runs a step that says how much it did until it did less than a slice. */
export async function inSlices(
  { db, isTime, keep }: Purging,
  what: keyof Done,
  step: (tx: Tx) => Promise<number>,
): Promise<number> {
  const slice = async (tx: Tx) => {
    const count = await step(tx)
    await keep(tx, what, count)
    return count
  }
  let sum = 0
  for (let done = SLICE; done === SLICE && isTime(); sum += done) done = await db.transaction(slice)
  return sum
}
