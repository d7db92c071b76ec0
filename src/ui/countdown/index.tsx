import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { countdownOf } from './words'

type Props = {
  /** The instant it counts to. */
  until: number
  /** The cloud's clock when the page got its data; the device only counts on from there. */
  now: number
  prefix?: string
  /** Said once it has come. */
  over?: string
}

/** How long until then, kept true while the page is open; looks at the clock every half minute. */
export function Countdown({ until, now, prefix = '还有 ', over = '已开始' }: Props) {
  const [clock, setClock] = useState(now)
  useEffect(() => {
    const from = Date.now()
    const tick = () => setClock(now + Date.now() - from)
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [now])
  const left = countdownOf(until - clock)
  return <Text>{left ? `${prefix}${left}` : over}</Text>
}
