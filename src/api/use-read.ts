import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, Output, ReadCall } from '../../types/contract'
import type { Instant } from '../../types/core'
import type { Refusal } from '../../types/refusal'
import { call } from './call'
import { cloudNow } from './clock'
import { findKept, keep as keepResult } from './kept'

/**
 * What a page shows of a read. `shown` keeps the last good value through a lost network (`lost` says so, `at` when it
 * was true); the other states only come when there is nothing to show.
 */
export type Reading<T> =
  | { kind: 'loading' }
  | { kind: 'shown'; value: T; at: Instant; lost: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'offline' }

type Options = {
  /** Keep the last result on the phone and show it at once next time, also without a network. */
  keep?: boolean
  /** Ask again this often while the page is looked at, in ms. */
  every?: number
}

const STALE = 5_000

/** Reads a call, shows the last result instantly, and asks again when the page is shown, on `reload` and every `every` ms while it is looked at. */
export function useRead<C extends ReadCall>(name: C, input: Input<C>, { keep = false, every }: Options = {}) {
  type T = Output<C>
  const key = `${name}:${JSON.stringify(input)}`
  const [state, setState] = useState<{ key: string; reading: Reading<T> }>(() => ({
    key,
    reading: start<T>(key, keep),
  }))
  const latest = useRef({ key, turn: 0, askedAt: 0, input })
  if (latest.current.key !== key) latest.current = { ...latest.current, key, input, askedAt: 0 }
  const hidden = useRef(false)
  const reading = state.key === key ? state.reading : start<T>(key, keep)

  const reload = useCallback(async () => {
    const { key, input } = latest.current
    latest.current.turn += 1
    latest.current.askedAt = Date.now()
    const { turn } = latest.current
    const outcome = await call(name, input as Input<C>)
    if (turn !== latest.current.turn) return
    if (outcome.kind === 'done') {
      if (keep) keepResult(key, outcome.value, outcome.now)
      setState({ key, reading: { kind: 'shown', value: outcome.value, at: outcome.now, lost: false } })
    } else if (outcome.kind === 'refused') {
      setState({ key, reading: { kind: 'refused', refusal: outcome.refusal } })
    } else {
      setState((before) => {
        const last = before.key === key ? before.reading : start<T>(key, keep)
        if (last.kind === 'shown') return { key, reading: { ...last, lost: true } }
        return {
          key,
          reading: outcome.kind === 'broken' ? { kind: 'broken', traceId: outcome.traceId } : { kind: 'offline' },
        }
      })
    }
  }, [name, keep])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the input
  useEffect(() => {
    reload()
    if (!every) return
    const timer = setInterval(() => hidden.current || reload(), every)
    return () => clearInterval(timer)
  }, [key, every, reload])

  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    hidden.current = false
    if (latest.current.askedAt && Date.now() - latest.current.askedAt > STALE) reload()
  })

  return { reading, reload, now: cloudNow() }
}

/** Keeps a result that came another way (a write's answer) as if it had been read, so that its page opens with it. */
export function keepRead<C extends ReadCall>(name: C, input: Input<C>, value: Output<C>, at: Instant): void {
  keepResult(`${name}:${JSON.stringify(input)}`, value, at)
}

/** What was kept of a read, or null. */
export function findRead<C extends ReadCall>(name: C, input: Input<C>): Output<C> | null {
  return findKept<Output<C>>(`${name}:${JSON.stringify(input)}`)?.value ?? null
}

function start<T>(key: string, keep: boolean): Reading<T> {
  const kept = keep ? findKept<T>(key) : null
  return kept ? { kind: 'shown', value: kept.value, at: kept.at, lost: false } : { kind: 'loading' }
}
