import path from 'node:path'
import { createStack, type Move, type Payload } from './pages'
import { createPulse } from './pulse'
import { type Answer, type Call, createWx, type Watcher } from './wechat'
import { createWorld } from './world'

export type Options = {
  /** The cloud: gets what `callFunction` got and gives the function's answer; throwing means no answer came. */
  cloud: (event: { name: string; data: { call: string; input: unknown } }) => unknown
  /** Answers of single wx APIs, for instance `{ scanCode: () => ({ result: 'text' }) }`; throwing makes one fail. */
  wx?: Record<string, Answer>
  /** What the phone has stored already. */
  storage?: Record<string, unknown>
  /** The version of WeChat's base library. */
  library?: string
  /** Promises as timers, as WeChat gives them to iOS 15 and older. */
  slowPromises?: boolean
}

type App = { onLaunch?(entry: object): void; onShow?(entry: object): void; onPageNotFound?(lost: object): void }

/** What WeChat gives a script to register itself with. */
const registrar = (register: { app: (definition: App) => void; page: (definition: object) => void }) =>
  Object.fromEntries<unknown>([
    ['App', register.app],
    ['Page', register.page],
    ['Component', () => undefined],
    ['Behavior', (definition: object) => definition],
  ])

/** A console nobody reads, except that what is printed as an error is a fault. */
const consoleFor = (onFault: (fault: unknown) => void) => ({
  log: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  warn: () => undefined,
  error: (...words: unknown[]) => onFault(words.find((word) => word instanceof Error) ?? words.join(' ')),
})

/** A phone with the mini-program's scripts loaded into it, not started yet. */
export function createPhone(dist: string, { cloud, wx = {}, storage = {}, library = '3.8.9', slowPromises }: Options) {
  const calls: Call[] = []
  const payloads: Payload[] = []
  const faults: unknown[] = []
  const answers = { ...wx }
  const registered = new Map<string, object>()
  const watchers = new Set<Watcher>()
  const pulse = createPulse((fault) => faults.push(fault))
  let app: App = {}
  let loading = ''
  let entry = { path: '', query: {}, scene: 1001 }

  const room = createStack({
    dist,
    onSetData: (payload) => {
      payloads.push(payload)
      pulse.stir()
    },
    register: (page) => {
      loading = page
      world.run(path.join(dist, page))
      const definition = registered.get(page)
      if (!definition) throw new Error(`${page}.js registers no page`)
      return definition
    },
  })
  const world = createWorld(
    {
      ...registrar({
        app: (definition) => {
          app = definition
        },
        page: (definition) => registered.set(loading, definition),
      }),
      wx: createWx({
        storage,
        answers,
        watchers,
        library,
        cloud: (event) => cloud(event as Parameters<Options['cloud']>[0]),
        open: (move, url) => room.open(move as Move, url),
        back: room.back,
        onCall: (call) => calls.push(call),
        busy: pulse.busy,
        inside: (value) => world.inside(value),
        entry: () => world.inside(entry),
      }),
      console: consoleFor((fault) => faults.push(fault)),
      setTimeout: pulse.setTimeout,
      clearTimeout: pulse.clearTimeout,
      setInterval: (then: () => void, delay: number) => setInterval(then, delay).unref(),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
      getApp: () => app,
      getCurrentPages: () => [...room.stack],
    },
    { slowPromises },
  )

  /** A script that throws has still said what it said before. */
  const runs = (script: string): boolean => {
    try {
      world.run(script)
      return true
    } catch (fault) {
      faults.push(fault)
      return false
    }
  }

  const launch = async (url: string) => {
    const [page = '', query] = url.replace(/^\//, '').split('?')
    entry = { ...entry, path: page, query: Object.fromEntries(new URLSearchParams(query)) }
    const isWhole = runs(path.join(dist, 'app.js'))
    app.onLaunch?.(world.inside(entry))
    app.onShow?.(world.inside(entry))
    if (!isWhole) return
    if (room.all.includes(page)) await room.open('reLaunch', url)
    else app.onPageNotFound?.(world.inside({ path: page, query: entry.query, isEntryPage: true }))
  }
  return { calls, payloads, faults, answers, storage, watchers, pulse, room, inside: world.inside, launch }
}
