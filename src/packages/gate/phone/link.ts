import { call } from '@/api/call'
import { afterAnswer, afterNetwork, afterSilence, type Link, PATIENCE_MS, startLink } from '@/domain/gate/link'
import { cell } from '@/platform/cell'
import type { AnyCall, InputOf, OutputOf } from '../../../../types/call'
import type { Outcome } from '../../../../types/reply'

/** Whether scans at this phone ask the cloud first. */
export const link = cell<Link>(startLink)

/**
 * One call that also says how the network is: late, lost, broken or too busy means the next scans do not wait for the cloud. The
 * answer itself still comes, however late.
 */
export async function ask<C extends AnyCall>(of: C, input: InputOf<C>): Promise<Outcome<OutputOf<C>>> {
  const startedAt = Date.now()
  const late = setTimeout(() => link.set(afterSilence(link.get(), Date.now())), PATIENCE_MS)
  const answered = await call(of, input)
  const isBusy = answered.kind === 'refused' && answered.refusal.code === 'system.busy'
  const outcome: Outcome<OutputOf<C>> = isBusy ? { kind: 'unknown' } : answered
  clearTimeout(late)
  const silent = outcome.kind === 'unknown' || outcome.kind === 'broken'
  const tookMs = Date.now() - startedAt
  if (!silent) link.set(afterAnswer(link.get(), tookMs, Date.now()))
  else if (tookMs < PATIENCE_MS) link.set(afterSilence(link.get(), Date.now()))
  return outcome
}

/** The phone says that there is a network again. */
export const networkIsBack = (): void => link.set(afterNetwork(link.get(), Date.now()))
