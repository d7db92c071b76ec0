import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A message as WeChat shows it under 服务通知. */
export interface Message {
  id: string
  openid: string
  templateId: string
  title: string
  rows: { label: string; value: string }[]
  page?: string
  state: string
  sentAt: number
}

/** What one person agreed to for one template. */
export interface Subscription {
  credits: number
  /** Chosen with 总是保持以上选择: no dialog comes up any more. */
  always?: 'accept' | 'reject'
}

export interface Token {
  value: string
  issuedAt: number
  expiresAt: number
}

/** Everything the stand-in remembers. */
export interface State {
  token?: Token
  /** Tokens given out before, so that an expired one is told from an invented one. */
  formerTokens: Token[]
  refreshes: number[]
  subscriptions: Record<string, Record<string, Subscription>>
  switchedOff: string[]
  banned: string[]
  inbox: Message[]
  /** How many messages each person ever got, also those the inbox no longer shows. */
  delivered: Record<string, number>
  /** People who closed their account. */
  gone: Record<string, true>
  phones: Record<string, string>
  phoneCodes: Record<string, { openid: string; issuedAt: number }>
  visits: Record<string, number>
}

/** Where the state is kept between runs. */
export interface Store {
  load(): State | undefined
  save(state: State): void
}

export const emptyState = (): State => ({
  formerTokens: [],
  refreshes: [],
  subscriptions: {},
  switchedOff: [],
  banned: [],
  inbox: [],
  delivered: {},
  gone: {},
  phones: {},
  phoneCodes: {},
  visits: {},
})

/** Forgets everything with the process. */
export const memoryStore = (): Store => ({ load: () => undefined, save: () => undefined })

/** Keeps the state in one JSON file, replaced as a whole so that a crash never leaves half of it. */
export function fileStore(file: string): Store {
  return {
    load: () => {
      try {
        return { ...emptyState(), ...JSON.parse(readFileSync(file, 'utf8')) }
      } catch {
        return undefined
      }
    },
    save: (state) => {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(state))
      renameSync(`${file}.new`, file)
    },
  }
}

/** Saves soon after a change, the rarer the longer a save takes; `flush` saves at once. */
export function savingSoon(store: Store, state: () => State) {
  let timer: NodeJS.Timeout | undefined
  let pause = 100
  const flush = () => {
    if (!timer) return
    clearTimeout(timer)
    timer = undefined
    const started = performance.now()
    store.save(state())
    pause = Math.max(100, 20 * (performance.now() - started))
  }
  const changed = () => {
    timer ??= setTimeout(flush, pause).unref()
  }
  return { changed, flush }
}
