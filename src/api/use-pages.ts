import { useRef, useState } from 'react'
import type { Input, Output } from '../../types/contract'
import { call } from './call'
import { type Reading, useRead } from './use-read'

type ListCall = 'activity.list' | 'posting.list'
type Rest<R> = { key: string; rows: R[]; next: string | null; kind: 'idle' | 'loading' | 'failed' }

/** A list without end: the rows so far, and where the next ones stand. */
export type Pages<R> = {
  reading: Reading<R[]>
  /** `end`: there is nothing more · `failed`: the next page did not come, ask again. */
  tail: 'more' | 'loading' | 'failed' | 'end'
  more: () => void
  reload: () => void
}

/** Reads a keyset list: its first page like `useRead`, the next ones on `more()`. `rowsOf` takes the rows out of a page. */
export function usePages<C extends ListCall, R extends { id: string }>(
  name: C,
  input: Omit<Input<C>, 'cursor'>,
  rowsOf: (page: Output<C>) => R[],
  options?: Parameters<typeof useRead>[2],
): Pages<R> {
  const pageInput = (cursor: string | null) => ({ ...input, cursor }) as Input<C>
  const { reading, reload } = useRead(name, pageInput(null), options)
  const key = JSON.stringify(input)
  const [kept, setRest] = useState<Rest<R> | null>(null)
  const rest = kept?.key === key ? kept : null
  const asking = useRef('')

  const first = reading.kind === 'shown' ? reading : null
  const next = rest?.rows.length ? rest.next : first ? nextOf(first.value) : null

  const more = async () => {
    if (next === null || asking.current === `${key}${next}`) return
    asking.current = `${key}${next}`
    const before = rest?.rows ?? []
    setRest({ key, rows: before, next, kind: 'loading' })
    const outcome = await call(name, pageInput(next))
    asking.current = ''
    setRest((now) => {
      if (now?.key !== key) return now
      if (outcome.kind !== 'done') return { ...now, kind: 'failed' }
      return { key, rows: [...before, ...rowsOf(outcome.value)], next: nextOf(outcome.value), kind: 'idle' }
    })
  }

  return {
    reading: first
      ? { ...first, value: once([...rowsOf(first.value), ...(rest?.rows ?? [])]) }
      : (reading as Reading<R[]>),
    tail: tailOf(next, rest),
    more,
    reload,
  }
}

const nextOf = (page: unknown) => (page as { next: string | null }).next

const tailOf = <R>(next: string | null, rest: Rest<R> | null): Pages<R>['tail'] => {
  if (rest?.kind === 'loading' || rest?.kind === 'failed') return rest.kind
  return next === null ? 'end' : 'more'
}

/** A list that changes while one reads it may give a row twice, at the seam of two pages. */
const once = <R extends { id: string }>(rows: R[]): R[] => {
  const seen = new Set<string>()
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id))
}
