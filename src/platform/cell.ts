import { useSyncExternalStore } from 'react'

/** A value pages look at and code outside of pages changes. */
export type Cell<T> = { get(): T; set(value: T): void; subscribe(look: () => void): () => void }

export function cell<T>(first: T): Cell<T> {
  let value = first
  const lookers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const look of lookers) look()
    },
    subscribe: (look) => {
      lookers.add(look)
      return () => lookers.delete(look)
    },
  }
}

export const useCell = <T>({ subscribe, get }: Cell<T>): T => useSyncExternalStore(subscribe, get)
