import { useCallback, useRef, useState } from 'react'
import type { InputOf, OutputOf, WriteCall } from '../../types/call'
import type { Refusal } from '../../types/refusal'
import type { Outcome } from '../../types/reply'
import { call } from './call'

/** Where a write stands. `unknown`: no answer came; sending again is safe, every write is idempotent. */
export type Writing<T> =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'done'; value: T }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }
  | { kind: 'unknown' }

/** Sends a write; a second tap while one is under way joins it. */
export function useWrite<C extends WriteCall>(of: C) {
  const [state, setState] = useState<Writing<OutputOf<C>>>({ kind: 'idle' })
  const underWay = useRef<Promise<Outcome<OutputOf<C>>> | null>(null)

  const send = useCallback(
    (input: InputOf<C>): Promise<Outcome<OutputOf<C>>> => {
      if (underWay.current) return underWay.current
      setState({ kind: 'sending' })
      const sending = call(of, input).then((outcome) => {
        underWay.current = null
        setState(outcome)
        return outcome
      })
      underWay.current = sending
      return sending
    },
    [of],
  )
  const reset = useCallback(() => setState({ kind: 'idle' }), [])
  return { state, send, reset }
}
