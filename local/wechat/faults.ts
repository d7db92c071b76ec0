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
  }
}

/** A list of troubles, used up in order. */
export function faultList() {
  let list: (Fault & { times: number })[] = []
  return {
    add: (fault: Fault) => {
      list.push({ ...fault, times: fault.times ?? 1 })
    },
    clear: () => {
      list = []
    },
    take: (path: string): Fault | undefined => {
      const fault = list.find((each) => each.times > 0 && (!each.path || each.path === path))
      if (fault) fault.times -= 1
      return fault
    },
  }
}

export type Faults = ReturnType<typeof faultList>
