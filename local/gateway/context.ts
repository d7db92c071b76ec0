import { randomUUID } from 'node:crypto'

/** Who calls a function: a WeChat account, nobody the platform knows, or one of its timers. */
export type Source = { openid: string } | { timer: string } | 'nobody'

/** Openids as WeChat makes them; anything else in the header is nobody. */
const OPENID = /^[\w-]{4,64}$/

export const sourceOf = (header: string | string[] | undefined): Source =>
  typeof header === 'string' && OPENID.test(header) ? { openid: header } : 'nobody'

/** The context the platform hands to a function, with the caller's identity in `environment`, which is this call's alone. */
export function contextOf(noun: string, source: Source) {
  const isTimer = typeof source === 'object' && 'timer' in source
  const openid = typeof source === 'object' && 'openid' in source ? source.openid : undefined
  const identity = openid ? { WX_OPENID: openid, WX_APPID: process.env.WECHAT_APP_ID } : {}
  return {
    request_id: randomUUID(),
    function_name: noun,
    function_version: '$LATEST',
    namespace: 'local',
    memory_limit_in_mb: 256,
    time_limit_in_ms: 10_000,
    environment: JSON.stringify({
      WX_CONTEXT_KEYS: Object.keys(identity).join(','),
      ...identity,
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
      TCB_ENV: 'local',
      TCB_SOURCE: isTimer ? 'wx_trigger' : 'wx_client',
      ...(isTimer ? { TRIGGER_SRC: 'timer' } : {}),
    }),
  }
}
