import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Meter } from '@/components/meter'
import { reportLabel } from '@/wording/desk'
import type { Campaign } from '../../../../types/notice'
import styles from './index.module.scss'

type Line = keyof Campaign['report']
const lines = Object.keys(reportLabel) as Line[]
/** Always said, even when zero; the others only when there is one. */
const always: readonly Line[] = ['sent', 'noCredit', 'refused']

/** How it went, counted from the notices themselves; refreshed while it goes on. */
export function Report({ report }: Pick<Campaign, 'report'>) {
  const all = lines.reduce((sum, line) => sum + report[line], 0)
  const settled = all - report.queued
  return (
    <Card id='report'>
      <View className={styles.strong}>发送结果</View>
      <View className={styles.quiet}>
        共 {all} 人，已处理 {settled} 人
      </View>
      <View className={styles.meter}>
        <Meter value={settled} max={all} label={`已处理 ${settled}，共 ${all} 人`} />
      </View>
      {lines
        .filter((line) => report[line] > 0 || always.includes(line))
        .map((line) => (
          <View key={line} className={styles.line}>
            <View className={styles.lineWords}>
              {reportLabel[line].word}
              <View className={styles.quiet}>{reportLabel[line].detail}</View>
            </View>
            <View id={`report-${line}`} className={styles.number}>
              {report[line]}
            </View>
          </View>
        ))}
    </Card>
  )
}
