import { useEffect, useRef, useState } from 'react'
import type * as z from 'zod/mini'
import type { Call, InputOf, OutputOf, Who } from '../../types/call'
import type { Instant } from '../../types/core'
import { call } from './call'
import type { Reading } from './reading'
import { useRead } from './use-read'

type ListCall = Call<
  string,
  'read',
  Who,
  z.ZodMiniType<{ cursor: string | null }>,
  z.ZodMiniType<{ next: string | null }>
>
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
  of: C,
  input: Omit<InputOf<C>, 'cursor'>,
  rowsOf: (page: OutputOf<C>) => R[],
  options?: Parameters<typeof useRead>[2],
): Pages<R> {
  const { reading, reload } = useRead(of, { ...input, cursor: null } as InputOf<C>, options)
  const first = reading.kind === 'shown' ? reading : null
  const { rows, tail, more } = useRest(of, input, first && { page: first.value, at: first.at }, rowsOf)
  return { reading: first ? { ...first, value: rows } : (reading as Reading<R[]>), tail, more, reload }
}

/**
 * Goes on behind the first page of a list, however that came. When the first page comes anew, the others that are
 * shown are asked for anew as well, so that no row is older than the first.
 */
export function useRest<C extends ListCall, R extends { id: string }>(
  of: C,
  input: Omit<InputOf<C>, 'cursor'>,
  first: { page: OutputOf<C>; at: Instant } | null,
  rowsOf: (page: OutputOf<C>) => R[],
): Pick<Pages<R>, 'tail' | 'more'> & { rows: R[] } {
  const key = JSON.stringify(input)
  const [kept, setRest] = useState<Rest<R> | null>(null)
  const rest = kept?.key === key ? kept : null
  const asking = useRef('')
  const next = rest?.rows.length ? rest.next : first ? nextOf(first.page) : null

  const read = async (cursor: string) => {
    const outcome = await call(of, { ...input, cursor } as InputOf<C>)
    return outcome.kind === 'done' ? { rows: rowsOf(outcome.value), next: nextOf(outcome.value) } : null
  }

  const more = async () => {
    if (next === null || asking.current === `${key}${next}`) return
    asking.current = `${key}${next}`
    const before = rest?.rows ?? []
    setRest({ key, rows: before, next, kind: 'loading' })
    const page = await read(next)
    asking.current = ''
    setRest((now) => {
      if (now?.key !== key) return now
      if (!page) return { ...now, kind: 'failed' }
      return { key, rows: [...before, ...page.rows], next: page.next, kind: 'idle' }
    })
  }

  const renew = async (many: number, from: string | null) => {
    const rows: R[] = []
    let next = from
    while (next !== null && rows.length < many) {
      const page = await read(next)
      if (!page) return
      rows.push(...page.rows)
      next = page.next
    }
    setRest((now) =>
      now?.key === key && now.kind === 'idle' && now.rows.length <= many ? { ...now, rows, next } : now,
    )
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new first page renews the others
  useEffect(() => {
    if (first && rest?.kind === 'idle' && rest.rows.length > 0) void renew(rest.rows.length, nextOf(first.page))
  }, [first?.at])

  return { rows: first ? once([...rowsOf(first.page), ...(rest?.rows ?? [])]) : [], tail: tailOf(next, rest), more }
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
