import { accept } from '../../types/reply'
import { findPolicy } from '../kit/policies'
import type { Verb } from '../kit/serve'
import { findOccasions } from './occasions'
import { offersEnding } from './offers-ending'
import { tellSlice } from './tell-slice'

/** Ends before the function's own time is up; the next timer goes on where this one stopped. */
const BUDGET_MS = 40_000

/**
 * Timer: reminds of what begins tomorrow or soon, of offers about to end, of outcomes and re-verifications due, in
 * bounded slices. Late or twice, each reason reaches an account once.
 */
export const remind: Verb<'notice.remind'> = async ({ db, now }) => {
  const until = performance.now() + BUDGET_MS
  const policy = await findPolicy(db, 'reminders')
  await findOccasions(db, { policy, quiet: await findPolicy(db, 'quiet') }, now)
  let told = await offersEnding(db, policy, now)
  for (let isOn = true; isOn && performance.now() < until; ) {
    const slice = await db.transaction((tx) => tellSlice(tx, policy, now))
    told += slice ?? 0
    isOn = slice !== null
  }
  return accept({ told })
}
