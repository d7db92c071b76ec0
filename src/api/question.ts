import { writesSent } from './writes'

/** Of what changes while one looks: asked this often, nothing shown is older than ten seconds while an answer takes two. */
export const LIVE_MS = 8_000

/** A page looked at again asks anew when its last call is older, or a write was sent since. */
const STALE_MS = 5_000

type Asked<T> = { ask: () => Promise<T>; show: (answer: T) => void }

/**
 * One question asked again and again while a page is looked at. Every answer is shown unless a call sent later was
 * answered first, however long it took; what the pace or a look asks joins a call under way, `again` never does: after
 * a write the call under way may have been read before it.
 */
export function createQuestion<T>({ ask, show }: Asked<T>) {
  const turns = { asked: 0, shown: 0, askedAt: 0, writes: 0 }
  const page = { open: false, looked: true, every: null as number | null }
  let underWay: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const plan = () => {
    clearTimeout(timer)
    if (!page.open || !page.looked || page.every === null || underWay || turns.asked === 0) return
    const left = turns.askedAt + page.every - Date.now()
    timer = setTimeout(again, Math.min(page.every, Math.max(0, left)))
  }

  function again(): Promise<void> {
    clearTimeout(timer)
    turns.asked += 1
    turns.askedAt = Date.now()
    turns.writes = writesSent()
    const turn = turns.asked
    const tell = (answer: T) => {
      if (turn < turns.shown) return
      turns.shown = turn
      show(answer)
    }
    const settle = () => {
      if (turn !== turns.asked) return
      underWay = null
      plan()
    }
    underWay = ask().then(tell).finally(settle)
    return underWay
  }

  return {
    again,
    /** Asks now, and then every so many ms; null asks once. */
    start(every: number | null) {
      page.open = true
      page.every = every
      if (!underWay) void again()
    },
    hide() {
      page.looked = false
      clearTimeout(timer)
    },
    look() {
      page.looked = true
      const isStale = turns.asked > 0 && Date.now() - turns.askedAt > STALE_MS
      const isOutdated = turns.asked > 0 && turns.writes !== writesSent()
      if (isOutdated || (isStale && !underWay)) void again()
      else plan()
    },
    stop() {
      page.open = false
      clearTimeout(timer)
    },
  }
}
