import { useEffect, useRef } from 'react'

/** Whether keys go into a field. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Enter in a field inside this element does what its button does, as a scanner on a cable and hands at a desk expect. */
export function useEnter(within: string, onEnter: () => void): void {
  const told = useRef(onEnter)
  told.current = onEnter
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const onKey = (pressed: KeyboardEvent) => {
      const inside = isWriting(pressed.target) && document.getElementById(within)?.contains(pressed.target as Node)
      if (pressed.key !== 'Enter' || pressed.isComposing || !inside) return
      pressed.preventDefault()
      told.current()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [within])
}
