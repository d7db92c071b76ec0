import { useEffect, useState } from 'react'
import { cloudNow } from '@/api/clock'
import type { Instant } from '../../../types/core'

/** The time, anew every so many ms, so that "a minute ago" goes on while nothing else happens. */
export function useTick(every: number): Instant {
  const [now, setNow] = useState(cloudNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(cloudNow()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
