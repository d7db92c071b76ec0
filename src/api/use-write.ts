import { useCallback, useRef, useState } from 'react'
import type { Input, Output, WriteCall } from '../../types/contract'
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
export function useWrite<C extends WriteCall>(name: C) {
  const [state, setState] = useState<Writing<Output<C>>>({ kind: 'idle' })
  const underWay = useRef<Promise<Outcome<Output<C>>> | null>(null)

  const send = useCallback(
    (input: Input<C>): Promise<Outcome<Output<C>>> => {
      if (underWay.current) return underWay.current
      setState({ kind: 'sending' })
      const sending = call(name, input).then((outcome) => {
        underWay.current = null
        setState(outcome)
        return outcome
      })
      underWay.current = sending
      return sending
    },
    [name],
  )
  const reset = useCallback(() => setState({ kind: 'idle' }), [])
  return { state, send, reset }
}
