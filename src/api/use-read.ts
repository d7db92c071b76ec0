import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf, OutputOf, ReadCall } from '../../types/call'
import type { Instant } from '../../types/core'
import { call } from './call'
import { cloudNow } from './clock'
import { findKept, type Kept, keep as keepResult } from './kept'
import { createQuestion } from './question'
import { firstReading, type Reading, readingAfter } from './reading'

type Options = {
  /** Keep the last result on the phone and show it at once next time, also without a network. */
  keep?: boolean
  /** Ask again this often while the page is looked at, in ms. */
  every?: number
}

/** Reads a call, shows the last result instantly, and asks again when the page is shown, on `reload` and every `every` ms while it is looked at. */
export function useRead<C extends ReadCall>(of: C, input: InputOf<C>, { keep = false, every }: Options = {}) {
  type T = OutputOf<C>
  const key = keyOf(of, input)
  const first = () => firstReading<T>(keep ? (findKept(key, of.output) as Kept<T> | null) : null)
  const [state, setState] = useState<{ key: string; reading: Reading<T> }>(() => ({ key, reading: first() }))
  const reading = state.key === key ? state.reading : first()
  const [latest, hidden] = [useRef(key), useRef(false)]
  latest.current = key

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the input
  const question = useMemo(
    () =>
      createQuestion({
        ask: () => call(of, input),
        show: (outcome) => {
          if (keep && outcome.kind === 'done') keepResult(key, outcome.value, outcome.now)
          if (latest.current !== key) return
          setState((before) => ({
            key,
            reading: readingAfter<T>(before.key === key ? before.reading : first(), outcome),
          }))
        },
      }),
    [key, keep],
  )
  const asking = useRef(question)
  asking.current = question
  const reload = useCallback(() => asking.current.again(), [])

  useEffect(() => {
    if (hidden.current) question.hide()
    question.start(every ?? null)
    return question.stop
  }, [question, every, hidden])

  useDidHide(() => {
    hidden.current = true
    question.hide()
  })
  /** A write made on another page has changed what is kept of this reading meanwhile. */
  const takeKept = () => {
    const kept = keep ? (findKept(key, of.output) as Kept<T> | null) : null
    if (kept)
      setState((before) =>
        before.key === key && before.reading.kind === 'shown' && kept.at >= before.reading.at
          ? { key, reading: { ...before.reading, value: kept.value } }
          : before,
      )
  }
  useDidShow(() => {
    if (hidden.current) takeKept()
    hidden.current = false
    question.look()
  })

  return { reading, reload, now: cloudNow() }
}

/** Where a reading is kept: its call and input. */
const keyOf = <C extends ReadCall>({ name }: C, input: InputOf<C>): string => `${name}:${JSON.stringify(input)}`

/** Keeps a result that came another way (a write's answer) as if it had been read, so that its page opens with it. */
export function keepRead<C extends ReadCall>(of: C, input: InputOf<C>, value: OutputOf<C>, at: Instant): void {
  keepResult(keyOf(of, input), value, at)
}

/** What was kept of a read, or null. */
export function findRead<C extends ReadCall>(of: C, input: InputOf<C>): OutputOf<C> | null {
  return (findKept(keyOf(of, input), of.output)?.value as OutputOf<C>) ?? null
}
