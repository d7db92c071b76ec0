import { send } from '@/platform/transport'
import { type AnyCall, type InputOf, nounOf, type OutputOf } from '../../types/call'
import type { Refusal } from '../../types/refusal'
import { MainRefusal } from '../../types/refusals/main'
import type { Outcome } from '../../types/reply'
import { cloudNow, learnClock } from './clock'
import { countWrite } from './writes'

/**
 * One call to the cloud. No answer, or one nobody can read, is `unknown`: the caller cannot know whether it ran.
 * A value that breaks the contract is `broken`, never shown.
 */
export async function call<C extends AnyCall>(of: C, input: InputOf<C>): Promise<Outcome<OutputOf<C>>> {
  const { name, act, output, refusals = [] } = of
  let answer: unknown
  try {
    answer = await send(nounOf(name), { call: name, input })
  } catch {
    return { kind: 'unknown' }
  } finally {
    if (act === 'write') countWrite()
  }
  const { kind, value, refusal, traceId, now } = (answer ?? {}) as Record<string, unknown>
  const at = typeof now === 'number' ? now : cloudNow()
  if (typeof now === 'number') learnClock(now)
  if (kind === 'broken') return { kind, traceId: String(traceId), now: at }
  if (kind === 'refused') {
    const known = [MainRefusal, ...refusals].map((one) => one.safeParse(refusal)).find(({ success }) => success)
    return known?.data
      ? { kind, refusal: known.data as Refusal, now: at }
      : { kind: 'broken', traceId: 'refusal', now: at }
  }
  if (kind !== 'done') return { kind: 'unknown' }
  const parsed = output.safeParse(value)
  return parsed.success
    ? { kind, value: parsed.data as OutputOf<C>, now: at }
    : { kind: 'broken', traceId: `contract:${name}`, now: at }
}
