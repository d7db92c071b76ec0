import { useState } from 'react'
import { forgetStored, readStored, writeStored } from '@/platform/storage'
import { cloudNow } from './clock'

const DAY = 86_400_000

/** What nobody came back to for so long is not shown any more. */
const KEPT_DAYS = 30

type Stored<T> = { typed: Partial<T>; base: string; at: number }

type Wish<T> = {
  /** The form and what it is about: `posting:new`. Storage is apart for each account. */
  name: string
  /** What the form starts from when nothing was kept. */
  fresh: () => T
  /** What is being corrected, as it was read: a draft begun from another state of it is void. */
  base?: unknown
  /** Fields that never lie on the phone, such as an ID number. */
  never?: readonly (keyof T)[]
}

/**
 * Something half-written, kept on this phone with every change until it is sent: going back, a refresh or an empty
 * battery lose nothing. `isKept` says that it was found again; `discard` starts over; `forget` when it was sent.
 */
export function useDraft<T extends object>({ name, fresh, base: read = null, never = [] }: Wish<T>) {
  const key = `draft.${name}`
  const base = JSON.stringify(read)
  const [{ typed, isKept }, set] = useState(() => start({ key, fresh, base }))

  const change = (changed: Partial<T>) =>
    set((before) => {
      const next = { ...before, typed: { ...before.typed, ...changed } }
      writeStored(key, { typed: without(next.typed, never), base, at: cloudNow() } satisfies Stored<T>)
      return next
    })
  const forget = () => forgetStored(key)
  const discard = () => {
    forget()
    set({ typed: fresh(), isKept: false })
  }
  return { typed, change, isKept, discard, forget }
}

function start<T extends object>({ key, fresh, base }: { key: string; fresh: () => T; base: string }) {
  const stored = readStored<Stored<T>>(key)
  const isKept = stored !== null && stored.base === base && cloudNow() - stored.at < KEPT_DAYS * DAY
  return { typed: isKept ? { ...fresh(), ...stored.typed } : fresh(), isKept }
}

const without = <T extends object>(typed: T, never: readonly (keyof T)[]): Partial<T> => {
  const kept: Partial<T> = { ...typed }
  for (const field of never) delete kept[field]
  return kept
}
