import { useEffect, useReducer } from 'react'
import { cloudNow } from '@/api/clock'
import type { Instant } from '../../../types/core'

/** The time, anew every so many ms, so that "a minute ago" goes on while nothing else happens. */
export function useTick(every: number): Instant {
  const [, tick] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const timer = setInterval(tick, every)
    return () => clearInterval(timer)
  }, [every])
  return cloudNow()
}
