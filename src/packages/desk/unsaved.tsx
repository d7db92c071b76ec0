import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Sheet } from '@/components/sheet'
import { askBeforeUnload } from '@/platform/unload'

const QUESTION = '还没保存，要离开吗？'

type Unsaved = {
  /** Whether a form of this page has something typed that is not saved. */
  mark: (changed: boolean) => void
  /** Goes on at once, or after the clerk has said that what is typed may be lost. */
  leave: (go: () => void) => void
}

const OfPage = createContext<Unsaved>({ mark: () => undefined, leave: (go) => go() })

/** What a page of the desk keeps of its form, with the question before it is left. */
export function useUnsavedOfPage(): Unsaved & { ask: ReactNode; wrap: (inside: ReactNode) => ReactNode } {
  const release = useRef<(() => void) | null>(null)
  const [go, setGo] = useState<(() => void) | null>(null)
  const mark = useCallback((changed: boolean) => {
    if (changed === (release.current !== null)) return
    release.current?.()
    release.current = changed ? askBeforeUnload(QUESTION) : null
  }, [])
  const leave = useCallback((next: () => void) => (release.current ? setGo(() => next) : next()), [])
  const unsaved = useMemo(() => ({ mark, leave }), [mark, leave])
  useEffect(() => () => mark(false), [mark])
  const ask = (
    <Sheet
      id='unsaved'
      open={go !== null}
      title={QUESTION}
      confirm='离开，不保存'
      kind='stop'
      close='继续填'
      onConfirm={() => {
        setGo(null)
        mark(false)
        go?.()
      }}
      onClose={() => setGo(null)}
    />
  )
  return { ...unsaved, ask, wrap: (inside) => <OfPage.Provider value={unsaved}>{inside}</OfPage.Provider> }
}

/** Said by a form while it differs from what is saved. `saved` ends it, before the page is left on purpose. */
export function useUnsaved(changed: boolean): Pick<Unsaved, 'leave'> & { saved: () => void } {
  const { mark, leave } = useContext(OfPage)
  useEffect(() => mark(changed), [mark, changed])
  useEffect(() => () => mark(false), [mark])
  return { leave, saved: () => mark(false) }
}

/** For what stands beside a form and would take its place. */
export const useLeave = (): Unsaved['leave'] => useContext(OfPage).leave
