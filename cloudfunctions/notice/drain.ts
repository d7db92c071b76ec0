import { accept } from '../../types/reply'
import { drain } from '../kit/outbox'
import type { Verb } from '../kit/serve'

/** Ends before the next minute's timer, and before the function's own time is up. */
const BUDGET = { ms: 45_000, notices: 60_000 }

/** The timer of every minute. */
export const drainQueue: Verb<'notice.drain'> = async ({ db }) => accept(await drain(db, BUDGET))
