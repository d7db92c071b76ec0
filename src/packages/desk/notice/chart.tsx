import { View } from '@tarojs/components'
import { campaignBars } from '@/domain/campaign/chart'
import { sayCount } from '@/domain/text/count'
import { sayTime } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import type { CampaignReport } from '../../../../types/campaign'
import styles from './chart.module.scss'

const MINUTE = 60_000
const WIDE = 24

/** A few bars are not drawn as boards. */
const widest = (bars: number) => `${Math.max(6, bars) * WIDE}px`

/** What went out, minute by minute: taken by WeChat, and above it what was not. */
export function SendingChart({ minutes, most }: { minutes: CampaignReport['minutes']; most: number }) {
  const { bars, step } = campaignBars(minutes, most)
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return null
  const top = Math.max(...bars.map(({ settled }) => settled))
  const each = step === MINUTE ? '每分钟' : `每 ${step / MINUTE} 分钟`
  const share = (count: number) => `${top > 0 ? Math.round((count / top) * 100) : 0}%`
  const width = { maxWidth: widest(bars.length) }
  return (
    <View
      id='sending-chart'
      {...aria({ role: 'img', label: `${sayTime(first.at)} 起${each}处理的人数，最多 ${sayCount(top)} 人` })}
    >
      <View className={styles.top}>
        {each}处理的人数，最多 {sayCount(top)} 人
      </View>
      <View className={styles.bars} style={width}>
        {bars.map(({ at, sent, settled }) => (
          <View key={at} className={styles.room}>
            <View className={styles.rest} style={{ height: share(settled - sent) }} />
            <View className={styles.sent} style={{ height: share(sent) }} />
          </View>
        ))}
      </View>
      <View className={styles.axis} style={width}>
        <View>{sayTime(first.at)}</View>
        <View>{sayTime(last.at + step)}</View>
      </View>
      <View className={styles.legend}>
        <View className={styles.sentMark} />
        微信已接收
        <View className={styles.restMark} />
        只在小程序里或没发到
      </View>
    </View>
  )
}
