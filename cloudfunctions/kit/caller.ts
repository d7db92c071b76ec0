import { getCloudbaseContext } from '@cloudbase/node-sdk/dist/utils/tcbcontext'
import type { OpenId } from '../../types/core'

/** Who the platform says is calling: an account, a timer, or nobody it vouches for. */
export type Caller = { kind: 'account'; openid: OpenId } | { kind: 'timer'; name: string } | { kind: 'nobody' }

type TimerEvent = { Type?: unknown; TriggerName?: unknown }

/**
 * Reads the caller from the platform's context and never from the event. A timer call carries no account and the
 * platform's own mark (`TRIGGER_SRC=timer`); an event that merely looks like a timer's is nobody.
 * Source: node-sdk `getCloudbaseContext(context)`, the form that is safe when one process serves many calls.
 */
export function callerOf(event: unknown, context: object): Caller {
  const platform: Record<string, string | undefined> = getCloudbaseContext(context)
  const openid = platform.WX_OPENID
  if (openid) return { kind: 'account', openid: openid as OpenId }
  const { Type, TriggerName } = (event ?? {}) as TimerEvent
  const source = platform.TRIGGER_SRC ?? process.env.TRIGGER_SRC
  if (source === 'timer' && Type === 'Timer' && typeof TriggerName === 'string')
    return { kind: 'timer', name: TriggerName }
  return { kind: 'nobody' }
}
