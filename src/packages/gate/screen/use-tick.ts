import { useEffect, useReducer } from 'react'
import { cloudNow } from '@/api/clock'
import type { Instant } from '../../../../types/core'

/** The cloud's time, looked at this often and whenever the page is drawn. */
export function useTick(every: number): Instant {
  const [, turn] = useReducer((turns: number) => turns + 1, 0)
  useEffect(() => {
    const timer = setInterval(turn, every)
    return () => clearInterval(timer)
  }, [every])
  return cloudNow()
}
