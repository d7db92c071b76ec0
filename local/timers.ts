import type { Instant } from '../types/core'
import { readCron } from './cron'
import type { Functions } from './gateway/functions'

type Timer = { noun: string; name: string; cron: string }

/** What the platform's scheduler does, on this machine's movable clock. */
export type Timers = ReturnType<typeof createTimers>

/** After a longer jump of the clock nothing of the time between is caught up, as after an outage of the platform. */
const LONGEST_CATCH_UP_S = 60

/** Fires the timers of the functions' configuration when their second comes, and by hand. */
export function createTimers(
  config: readonly { noun: string; timers: readonly { name: string; cron: string }[] }[],
  { functions, now }: { functions: Functions; now: () => Instant },
) {
  const timers: (Timer & { isDue: (at: Instant) => boolean })[] = config.flatMap(({ noun, timers }) =>
    timers.map(({ name, cron }) => ({ noun, name, cron, isDue: readCron(cron) })),
  )
  const fired = new Map<string, { at: Instant; reply: unknown }>()
  let last = Math.floor(now() / 1000)
  let ticking: NodeJS.Timeout | undefined

  const fire = async ({ noun, name }: Timer): Promise<unknown> => {
    const at = now()
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(at).toISOString(), Message: '' }
    const reply = await functions
      .call(noun, event, { timer: name })
      .catch((fault: unknown) => ({ kind: 'broken', message: String(fault) }))
    fired.set(name, { at, reply })
    return reply
  }

  const tick = async (): Promise<void> => {
    const second = Math.floor(now() / 1000)
    const since = second - last > LONGEST_CATCH_UP_S || second < last ? second - 1 : last
    last = second
    const due = timers.filter(({ isDue }) => {
      for (let at = since + 1; at <= second; at += 1) if (isDue(at * 1000)) return true
      return false
    })
    await Promise.all(due.map(fire))
  }

  return {
    list: () => timers.map(({ noun, name, cron }) => ({ noun, name, cron, last: fired.get(name) ?? null })),
    /** The reply of a timer fired now; undefined when there is none of that name. */
    fire: async (name: string): Promise<unknown> => {
      const timer = timers.find((each) => each.name === name)
      return timer && fire(timer)
    },
    /** Fires what became due since the last look. */
    tick,
    start: (): void => {
      ticking ??= setInterval(() => void tick(), 500).unref()
    },
    stop: (): void => {
      clearInterval(ticking)
      ticking = undefined
    },
  }
}
