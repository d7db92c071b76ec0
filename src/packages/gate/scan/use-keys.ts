import { useEffect, useRef } from 'react'
import { isWriting } from '@/platform/enter'

/** Hands type slower than this; a scanner on a cable types a whole code within it. */
const PAUSE_MS = 300
const LEAST = 6

/** A scanner on a cable types the code and Enter, one after another, without anybody touching the screen. Null: it rests. */
export function useTypedCodes(onText: ((text: string) => unknown) | null): void {
  const told = useRef(onText)
  told.current = onText
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    let typed = ''
    let last = 0
    const onKey = (pressed: KeyboardEvent) => {
      if (!told.current || isWriting(pressed.target) || pressed.ctrlKey || pressed.metaKey) return
      if (pressed.timeStamp - last > PAUSE_MS) typed = ''
      last = pressed.timeStamp
      if (pressed.key.length === 1) typed += pressed.key
      if (pressed.key !== 'Enter' || typed.length < LEAST) return
      // not a press of the button that has the focus
      pressed.preventDefault()
      pressed.stopPropagation()
      const text = typed
      typed = ''
      told.current(text)
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
