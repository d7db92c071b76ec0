import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '@/platform/storage'

const key = 'elder'
const listeners = new Set<() => void>()
let elder: boolean | undefined

const current = () => {
  elder ??= readStored<boolean>(key) === true
  return elder
}

const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Turns 长辈模式 on or off for every page that is open, and remembers it on this device. */
export const setElder = (on: boolean) => {
  elder = on
  writeStored(key, on)
  for (const listener of listeners) listener()
}

/** Whether 长辈模式 is on; re-renders when it is switched anywhere. */
export const useElder = (): boolean => useSyncExternalStore(watch, current, current)
