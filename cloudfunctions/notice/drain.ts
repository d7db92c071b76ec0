import { accept } from '../../types/reply'
import { clock } from '../kit/clock'
import { drain } from '../kit/outbox'
import { callOverdue } from '../kit/outbox-calls'
import type { Verb } from '../kit/serve'

/** Ends before the next minute's timer, and before the function's own time is up. */
const BUDGET = { ms: 45_000, notices: 60_000 }

/** The timer of every minute. What must be told and still waits goes to the call list. */
export const drainQueue: Verb<'notice.drain'> = async ({ db }) => {
  const drained = await drain(db, BUDGET)
  await callOverdue(db, clock.now())
  return accept(drained)
}
