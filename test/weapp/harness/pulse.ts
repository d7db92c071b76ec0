/** A time-out this short is part of what is going on; a longer one (a countdown, a give-up) is not waited for. */
const soon = 60
const patience = 8_000

/**
 * Knows when a mini-program has come to rest: no API call under way, no short timer left, nothing drawn for some turns.
 * Errors thrown in its timers are kept for `rest` to throw.
 */
export function createPulse(onFault: (fault: unknown) => void) {
  let working = 0
  let stirred = 0

  const guarded = (then: (...args: unknown[]) => void, args: unknown[]) => {
    try {
      then(...args)
    } catch (fault) {
      onFault(fault)
    }
  }

  const later = (then: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
    const counted = delay <= soon
    if (counted) working += 1
    const timer = setTimeout(() => {
      if (counted) working -= 1
      guarded(then, args)
      stirred += 1
    }, delay)
    timer.unref()
    return { timer, counted }
  }

  const timers = new Map<number, { timer: NodeJS.Timeout; counted: boolean; done: boolean }>()
  let last = 0

  return {
    stir: () => {
      stirred += 1
    },
    busy: async <T>(work: Promise<T>): Promise<T> => {
      working += 1
      try {
        return await work
      } finally {
        working -= 1
        stirred += 1
      }
    },
    setTimeout: (then: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
      last += 1
      const id = last
      const entry = {
        ...later(() => {
          entry.done = true
          timers.delete(id)
          then(...args)
        }, delay),
        done: false,
      }
      timers.set(id, entry)
      return id
    },
    clearTimeout: (id: number) => {
      const entry = timers.get(id)
      if (!entry || entry.done) return
      clearTimeout(entry.timer)
      timers.delete(id)
      if (entry.counted) working -= 1
    },
    rest: async () => {
      const until = Date.now() + patience
      for (let quiet = 0, seen = stirred; quiet < 8; quiet += 1) {
        await new Promise((next) => setImmediate(next))
        if (working > 0 || seen !== stirred) quiet = 0
        seen = stirred
        if (Date.now() > until) throw new Error(`not at rest after ${patience} ms: ${working} things under way`)
      }
    },
  }
}
