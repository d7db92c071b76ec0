/** A trouble to play on the next calls of the server API. */
export interface Fault {
  /** API path as in `cgi-bin/message/subscribe/send`; every API when not given. */
  path?: string
  /** How many calls it hits; one when not given. */
  times?: number
  /** Answers this code instead of doing anything. */
  errcode?: number
  /** Waits before doing anything. */
  delayMs?: number
  /** Cuts the connection: `before` doing anything, or `after` having done everything. */
  hangUp?: 'before' | 'after'
  /** Answers this status with a page of somebody in between, having done everything. */
  status?: number
}

/**
 * The weather of the server API: how long an answer takes (a few take several times as long), and how many calls of
 * sending go wrong, with the troubles in turn by chance. `random` answers 0 to 1.
 */
export interface Weather {
  latencyMs: number
  troubles: readonly Fault[]
  share: number
  random(): number
}

/** The trouble of one call in some weather: at least its delay. Latencies are log-normal, as networks have them. */
export function faultIn(weather: Weather, path: string): Fault {
  const { random, troubles } = weather
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const delayMs = Math.min(3_000, weather.latencyMs * Math.exp(0.35 * normal))
  const isHit = path === 'cgi-bin/message/subscribe/send' && random() < weather.share
  const trouble = isHit ? troubles[Math.floor(random() * troubles.length)] : undefined
  return { delayMs, ...trouble }
}

/** Reads a trouble from a JSON body. */
export function faultOf(body: Record<string, unknown>): Fault {
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  return {
    path: typeof body.path === 'string' ? body.path : undefined,
    times: number(body.times),
    errcode: number(body.errcode),
    delayMs: number(body.delayMs),
    hangUp: body.hangUp === 'before' || body.hangUp === 'after' ? body.hangUp : undefined,
    status: number(body.status),
  }
}

/** A list of troubles, used up in order. */
export function faultList() {
  let list: (Fault & { times: number })[] = []
  let weather: Weather | null = null
  return {
    setWeather: (next: Weather | null) => {
      weather = next
    },
    add: (fault: Fault) => {
      list.push({ ...fault, times: fault.times ?? 1 })
    },
    clear: () => {
      list = []
    },
    take: (path: string): Fault | undefined => {
      const fault = list.find((each) => each.times > 0 && (!each.path || each.path === path))
      if (fault) fault.times -= 1
      return fault ?? (weather ? faultIn(weather, path) : undefined)
    },
  }
}

export type Faults = ReturnType<typeof faultList>
