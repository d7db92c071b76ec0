import type { OpenId } from '../../types/core'

/** Who the platform says is calling: an account, a timer, or nobody it vouches for. */
export type Caller = { kind: 'account'; openid: OpenId } | { kind: 'timer'; name: string } | { kind: 'nobody' }

const NOBODY: Caller = { kind: 'nobody' }

/** What the platform says of one call: its timer mark and the account, whatever their form. */
type Said = { isTimer: boolean; openid: unknown }

/** Openids as WeChat makes them; the database takes them as they are. */
const OPENID = /^[\w-]{1,64}$/

/**
 * Reads the caller from the context of this one call and from nothing else: not from the event, not from a header, and
 * never from the process, where the platform leaves the identity of whoever called before on a warm instance (so the
 * SDK's `getCloudbaseContext`, which falls back to it, is not asked). A timer is who carries the platform's own mark and
 * a timer's event; what carries the mark is never an account. A context that cannot be read vouches for nobody.
 * Source: the runtime's bootstrap (`environment`, `environ`) and functions-typings `TcbExtendedContext` (CloudRun).
 */
export function callerOf(event: unknown, context: unknown): Caller {
  const { isTimer, openid } = saidIn(context)
  if (isTimer) {
    const { Type, TriggerName } = recordOf(event)
    return Type === 'Timer' && typeof TriggerName === 'string' ? { kind: 'timer', name: TriggerName } : NOBODY
  }
  return typeof openid === 'string' && OPENID.test(openid) ? { kind: 'account', openid: openid as OpenId } : NOBODY
}

function saidIn(context: unknown): Said {
  const { environment, environ, extendedContext } = recordOf(context)
  if (environment || environ) {
    const { TRIGGER_SRC, WX_OPENID } = environment ? jsonOf(environment) : pairsOf(environ)
    return { isTimer: TRIGGER_SRC === 'timer', openid: WX_OPENID }
  }
  const { source, wechatContext } = recordOf(extendedContext)
  return { isTimer: source === 'wx_trigger', openid: recordOf(wechatContext).openId }
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function jsonOf(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string') return {}
  try {
    return recordOf(JSON.parse(text))
  } catch {
    return {}
  }
}

/** `name=value;name=value`. A name that is said twice with two values is not said at all. */
function pairsOf(text: unknown): Record<string, string | undefined> {
  if (typeof text !== 'string') return {}
  const said = new Map<string, string | undefined>()
  for (const pair of text.split(';')) {
    const [name, ...rest] = pair.split('=')
    if (!name || rest.length === 0) continue
    const value = rest.join('=')
    said.set(name, said.has(name) && said.get(name) !== value ? undefined : value)
  }
  return Object.fromEntries(said)
}
