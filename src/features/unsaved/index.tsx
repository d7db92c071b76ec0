import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { askBeforeUnload } from '@/platform/unload'
import { Sheet } from '@/ui/sheet'

const QUESTION = '还没保存，要离开吗？'

type Unsaved = {
  /** Whether this form of the page has something typed that is not saved. */
  mark: (form: object, changed: boolean) => void
  /** Goes on at once, or after it was said that what is typed may be lost. */
  leave: (go: () => void) => void
}

const OfPage = createContext<Unsaved>({ mark: () => undefined, leave: (go) => go() })

/** What a page keeps of its forms, with the question before it is left while any of them holds something. */
export function useUnsavedOfPage(): Unsaved & { ask: ReactNode; wrap: (inside: ReactNode) => ReactNode } {
  const forms = useRef(new Set<object>())
  const release = useRef<(() => void) | null>(null)
  const [go, setGo] = useState<(() => void) | null>(null)
  const guard = useCallback(() => {
    const holds = forms.current.size > 0
    if (holds === (release.current !== null)) return
    release.current?.()
    release.current = holds ? askBeforeUnload(QUESTION) : null
  }, [])
  const mark = useCallback(
    (form: object, changed: boolean) => {
      if (changed) forms.current.add(form)
      else forms.current.delete(form)
      guard()
    },
    [guard],
  )
  const leave = useCallback((next: () => void) => (release.current ? setGo(() => next) : next()), [])
  const unsaved = useMemo(() => ({ mark, leave }), [mark, leave])
  const letGo = useCallback(() => {
    forms.current.clear()
    guard()
  }, [guard])
  useEffect(() => letGo, [letGo])
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
        letGo()
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
  const form = useRef({}).current
  useEffect(() => mark(form, changed), [mark, form, changed])
  useEffect(() => () => mark(form, false), [mark, form])
  return { leave, saved: () => mark(form, false) }
}

/** For what stands beside a form and would take its place. */
export const useLeave = (): Unsaved['leave'] => useContext(OfPage).leave
