import { useEffect, useState, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let typed = ''

/** What is looked for; it outlives the page, so that going back finds it again. */
export const search = (text: string): void => {
  typed = text
  for (const listener of listeners) listener()
}

const watch = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const PAUSE = 300

/** `typed` as it is in the field, `settled` once the fingers rest for a moment: that is what is asked for. */
export const useSearch = (): { typed: string; settled: string } => {
  const now = useSyncExternalStore(watch, () => typed)
  const [settled, setSettled] = useState(now.trim())
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now.trim()), now === '' ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [now])
  return { typed: now, settled }
}
