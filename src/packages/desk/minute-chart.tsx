import { View } from '@tarojs/components'
import { barsOf, sumOf } from '@/domain/gate/door-figures'
import { sayTime } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { join } from '@/ui/join'
import type { Instant } from '../../../types/core'
import type { GateMinutes } from '../../../types/door'
import styles from './minute-chart.module.scss'

type Props = {
  minutes: readonly GateMinutes[]
  /** The chart goes on to here, also when nobody comes any more. */
  until?: Instant
  /** How many bars there is room for. */
  most: number
}

const MINUTE = 60_000

/** A few bars are not drawn as boards. */
const widest = (bars: number) => `${Math.max(5, bars) * 24}px`

/** People let in over time: one bar a minute, or a few minutes where there are many. */
export function MinuteChart({ minutes, until, most }: Props) {
  const { bars, step } = barsOf(minutes, { most, until })
  const sums = bars.map(sumOf)
  const top = Math.max(0, ...sums)
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return <View className={styles.none}>还没有人入场，第一个人进来后这里开始画。</View>
  const each = step === MINUTE ? '每分钟' : `每 ${step / MINUTE} 分钟`
  const label = `${sayTime(first.at)} 到 ${sayTime(last.at + step)} ${each}入场人数，最多 ${top} 人`
  return (
    <View className={styles.chart} {...aria({ role: 'img', label })}>
      <View className={styles.top}>
        {each}，最多 {top} 人
      </View>
      <View className={styles.bars} style={{ maxWidth: widest(bars.length) }}>
        {bars.map((bar, nth) => (
          <View key={bar.at} className={styles.room}>
            <View
              className={join(styles.bar, until !== undefined && nth === bars.length - 1 && styles.growing)}
              style={{ height: `${top > 0 ? Math.round(((sums[nth] ?? 0) / top) * 100) : 0}%` }}
            />
          </View>
        ))}
      </View>
      <View className={styles.axis} style={{ maxWidth: widest(bars.length) }}>
        <View>{sayTime(first.at)}</View>
        {bars.length > 4 && <View>{sayTime(bars[Math.floor(bars.length / 2)]?.at ?? first.at)}</View>}
        <View>{sayTime(last.at + step)}</View>
      </View>
    </View>
  )
}
