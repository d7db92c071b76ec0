import { accept } from '../../types/reply'
import { drain } from '../core/notice/outbox'
import { callOverdue } from '../core/notice/outbox-calls'
import { clock } from '../kit/clock'
import type { Verb } from '../kit/serve'
import { confirmBooked } from './booked-lately'

/** Ends before the next minute's timer, and before the function's own time is up. */
const BUDGET = { ms: 45_000, notices: 60_000 }

/** The timer of every minute: places got lately are confirmed too, and what must be told and still waits is called about. */
export const drainQueue: Verb<'notice.drain'> = async ({ db, now }) => {
  await confirmBooked(db, now)
  const drained = await drain(db, BUDGET)
  await callOverdue(db, clock.now())
  return accept(drained)
}
